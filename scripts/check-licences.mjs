// Checks that what the package contains may be given away: dist/licences.txt has every package that is in the bundle, in the
// version of the lock file and with the text of its licence; every licence, also of the packages that npm installs beside
// it, is on the list below; THIRD-PARTY.md names every font. Usage: node scripts/check-licences.mjs [folder of the package]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { licenceName, SEPARATOR } from './licence-text.mjs';

const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'],
  ...['Unlicense', 'CC0-1.0', 'Python-2.0', 'Unicode-3.0', 'OFL-1.1'],
]);
/** No licence text is shorter. */
const SHORTEST_TEXT = 200;

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const read = (path) => readFileSync(join(root, path), 'utf8');
const lock = JSON.parse(read('package-lock.json')).packages;
const faults = [...bundleFaults(), ...installedFaults(), ...fontFaults()];
for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log(`${bundledFolders().size} bundled packages, all with their licences`);
process.exitCode = faults.length === 0 ? 0 : 1;

/**
 * Folders of the packages in the bundle: of the modules that rolldown lists, and of the comments that it writes above most
 * modules (not above those that it wraps), so that a list of another bundle is not believed.
 */
function bundledFolders() {
  const files = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'));
  const comments = files.flatMap((file) => [
    ...read(join('dist', file)).matchAll(/^\/\/(?:#region)? ?(node_modules\/\S+)/gm),
  ]);
  const modules = [...JSON.parse(read('build/bundled-modules.json')), ...comments.map(([, path]) => path)];
  const folders = modules.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]);
  return new Set(folders.filter((folder) => folder !== undefined));
}

/** What dist/licences.txt lacks. */
function bundleFaults() {
  const folders = bundledFolders();
  if (folders.size === 0) return ['build/bundled-modules.json: no package; was the bundle made?'];
  const entries = new Map(read('dist/licences.txt').split(SEPARATOR).map(entryOf));
  return [...folders].sort().flatMap((folder) => {
    const name = nameOf(folder);
    const version = lock[folder]?.version;
    const entry = entries.get(`${name} ${version}`);
    if (entry === undefined) return [`dist/licences.txt: lacks ${name} ${version}, which is in the bundle`];
    if (entry.text.length < SHORTEST_TEXT) return [`dist/licences.txt: ${name} without the text of its licence`];
    return licenceFault(name, entry.licence);
  });
}

function entryOf(entry) {
  const [, name, licence] = /^(\S+ \S+) \((.*)\)$/m.exec(entry.split('\n', 1)[0]) ?? [];
  return [name, { licence, text: entry.slice(entry.indexOf('\n')).trim() }];
}

/** Licences of everything that an installation brings, bundled or beside the bundle. */
function installedFaults() {
  const installed = Object.entries(lock).filter(([folder, { dev }]) => folder !== '' && dev !== true);
  return installed.flatMap(([folder, facts]) => licenceFault(nameOf(folder), facts.license ?? ownLicence(folder)));
}

/** The lock file has only what package.json states as SPDX. */
function ownLicence(folder) {
  const path = join(root, folder, 'package.json');
  return existsSync(path) ? licenceName(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

function licenceFault(name, licence) {
  if (licence !== undefined && isAllowed(licence)) return [];
  return [`${name}: licence ${licence ?? 'unknown'}, which is not on the list of scripts/check-licences.mjs`];
}

/** An SPDX expression without nesting: of alternatives one, of what is joined all must be allowed. */
function isAllowed(expression) {
  const alternatives = expression.replace(/[()]/g, '').split(/\s+OR\s+/);
  return alternatives.some((one) => one.split(/\s+AND\s+/).every((licence) => ALLOWED.has(licence)));
}

/** Fonts that PDFs embed: each package that the design names is in THIRD-PARTY.md, on a line with its licence. */
function fontFaults() {
  const rows = read('THIRD-PARTY.md').split('\n');
  const faces = Object.values(parse(read('templates/design.yaml')).fonts).flatMap((byScript) =>
    Object.values(byScript),
  );
  const packages = new Set(faces.map((face) => face.package));
  return [...packages]
    .filter((name) => !rows.some((row) => row.includes(`\`${name}\``) && /Open Font License|OFL/.test(row)))
    .map((name) => `THIRD-PARTY.md: lacks the font package ${name} with its licence`);
}

function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
