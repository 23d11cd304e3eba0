/** Which programs the bytes of outputs depend on. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE, version } from './package-files.js';

const require = createRequire(import.meta.url);

let identity: string[] | undefined;

/**
 * Everything beside sources and templates that bytes of outputs depend on: the code, versions of Node, of engross and of
 * what it uses.
 */
export function toolIdentity(): string[] {
  identity ??= readIdentity();
  return identity;
}

function readIdentity(): string[] {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const used = Object.keys(manifest.dependencies).sort();
  return [
    `engross ${version} ${codeDigest()}`,
    ...['node', 'zlib', 'icu'].map((name) => `${name} ${process.versions[name] ?? ''}`),
    ...used.map((name) => `${name} ${installedVersion(name)}`),
  ];
}

/** SHA-256 of the code as `npm run build` writes it: a clone that is brought up to date keeps its version. */
function codeDigest(): string {
  const file = join(PACKAGE, 'dist', 'code.sha256');
  return existsSync(file) ? readFileSync(file, 'utf8') : 'not built';
}

function installedVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'missing';
}
