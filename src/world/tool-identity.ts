/** Which programs the bytes of outputs depend on. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE, version } from './package-files.js';

const require = createRequire(import.meta.url);

let identity: string[] | undefined;

/** Everything beside sources and templates that bytes of outputs depend on: versions of Node, of engross and what it uses. */
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
    `engross ${version}`,
    ...['node', 'zlib', 'icu'].map((name) => `${name} ${process.versions[name] ?? ''}`),
    ...used.map((name) => `${name} ${installedVersion(name)}`),
  ];
}

function installedVersion(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'missing';
}
