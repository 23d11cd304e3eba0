/** Compares versions of 1,000 documents in six languages with their originals, as `engross check` does, and says how long it took. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DOCUMENTS = Number(process.argv[2] ?? 1000);
const PACKAGE = join(import.meta.dirname, '..');
const SPECIMENS = join(PACKAGE, 'sources/specimen-session');

const root = mkdtempSync(join(tmpdir(), 'engross-bench-'));
try {
  const session = join(root, 'sources/session');
  mkdirSync(session, { recursive: true });
  writeFileSync(join(root, 'engross.yaml'), 'engross: 1\n');
  cpSync(join(SPECIMENS, 'session.yaml'), join(session, 'session.yaml'));
  const kinds = ['note', 'declaration', 'statement', 'draft-declaration'];
  for (let count = 0; count < DOCUMENTS; count++) {
    const folder = join(session, `document-${count}`);
    const specimen = join(SPECIMENS, kinds[count % kinds.length] ?? 'note');
    mkdirSync(folder);
    for (const file of readdirSync(specimen).filter((name) => name.endsWith('.md')))
      writeFileSync(
        join(folder, file),
        // The documents that it refers to are not among them.
        readFileSync(join(specimen, file), 'utf8')
          .replaceAll('800', String(1000 + count))
          .replace(/\[([^\]]*)\]\(doc:[^)]*\)/g, '$1')
          // No two documents have the same marks: an outline parsed for one must not serve another.
          .replace(/\[\^(\d+)\]/g, `[^${count}-$1]`)
          .replace(/(?<=\{|\()#(?=\w+[})])/g, `#x${count}-`),
      );
  }
  const started = performance.now();
  const ran = spawnSync(process.execPath, [join(PACKAGE, 'dist/cli.js'), 'check', '--report', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const seconds = (performance.now() - started) / 1000;
  const cpu = childSeconds();
  const messages = JSON.parse(ran.stdout || '[]');
  const errors = messages.filter((message) => message.severity === 'error');
  process.stdout.write(
    `${DOCUMENTS} documents in six languages: ${seconds.toFixed(1)} s, ${cpu} s of processor, ${errors.length} errors, exit ${ran.status}\n`,
  );
  if (errors.length > 0) process.stdout.write(`${JSON.stringify(errors[0], null, 1)}\n`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** Seconds of processor that the child used; undefined where the system has no /proc (proc(5), fields 16 and 17). */
function childSeconds() {
  if (!existsSync('/proc/self/stat')) return 'unknown';
  const fields = readFileSync('/proc/self/stat', 'utf8').split(' ');
  return ((Number(fields[15]) + Number(fields[16])) / 100).toFixed(1);
}
