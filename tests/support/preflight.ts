/**
 * PDFBox Preflight (Debian's libpdfbox2-java), a judge of PDF/A-1b that others wrote. What PDF/A-2 takes back from PDF/A-1
 * is no fault: a CIDSet in a font that is cut down, the number of the part, pictures with soft edges.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const JARS = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-io',
  'commons-logging',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`);

/** Whether it is on this machine. */
export const hasPreflight =
  JARS.every((jar) => existsSync(jar)) && spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

const TAKEN_BACK = [/^3\.1\.11 : .*CIDSet entry is missing/, /^7\.11\.2 : .*part must be 1/, /SMask/];

/** What it finds in the PDFs of a folder, each with the file's name; nothing when all are good. */
export function preflightFaults(folder: string): string[] {
  const { stdout, stderr } = spawnSync(
    'java',
    ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', 'batch', folder],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const faults: string[] = [];
  let file = '';
  let judged = 0;
  for (const line of `${stdout}\n${stderr}`.split('\n')) {
    const named = /^The file (\S+) is (?:not )?a valid PDF\/A-1b file/.exec(line)?.[1];
    if (named !== undefined) {
      file = named;
      judged++;
    } else if (line.trim() !== '' && !TAKEN_BACK.some((taken) => taken.test(line))) faults.push(`${file}: ${line}`);
  }
  return judged === 0 ? [`nothing was judged: ${stderr}`] : faults;
}
