import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { formats } from '../../src/render/index.js';
import { finishText } from '../support/compiling.js';
import { resourcesFor } from '../support/resources.js';

const CORPUS = '/work/shared/corpus';
const OUT = process.env['OUT'] ?? '/tmp/pdf/corpus';
mkdirSync(OUT, { recursive: true });
const read = (path: string) => readFileSync(join(CORPUS, path), 'utf8');
async function make(name: string, source: string, kind: string, language: string, set: string[]) {
  const { file, draft, sound } = finishText({ source, kind, language, set });
  writeFileSync(join(OUT, `${name}.md`), source);
  if (!sound || draft === undefined) {
    console.log(
      'REFUSED',
      name,
      file.messages
        .filter((m) => m.fatal)
        .slice(0, 8)
        .map((m) => `${m.line}: ${m.ruleId} ${m.reason.slice(0, 160)}`)
        .join('\n   '),
    );
    return;
  }
  const bytes = await formats.pdf.render(draft.document, resourcesFor(draft));
  const late = file.messages.filter((m) => m.fatal);
  if (late.length) console.log('LATE', name, late.slice(0, 5).join('\n'));
  writeFileSync(join(OUT, `${name}.pdf`), bytes);
}
it('makes', async () => {
  for (const path of readdirSync(join(CORPUS, 'statements'), { recursive: true, encoding: 'utf8' }).filter((p) =>
    /\.(txt|md)$/.test(p),
  ))
    await make(`st-${path.replace(/[/.]/g, '_')}`, read(`statements/${path}`), 'statement', 'en', [
      'delegation=PE',
      'date=2007-02-23',
    ]);
  for (const path of readdirSync(join(CORPUS, 'messy')))
    await make(`messy-${path.replace(/[/.]/g, '_')}`, read(`messy/${path}`), 'statement', 'en', [
      'delegation=PE',
      'date=2007-02-23',
    ]);
  await make('seed', read('seed/000_13a6e598cd428016.txt'), 'statement', 'en', ['delegation=PE', 'date=2007-02-23']);
  await make('oslo', read('declarations/en.repaired.md').replace(/<!--[\s\S]*?-->\n/, ''), 'declaration', 'en', [
    'title=Oslo',
    'symbol=A/1',
  ]);
  await make('oslo-scraped', read('declarations/en.as-scraped.txt'), 'declaration', 'en', ['title=Oslo', 'symbol=A/1']);
  for (const path of readdirSync(join(CORPUS, 'resolutions')).filter((p) => p.endsWith('.txt')))
    await make(`res-${path.replace(/\.txt/, '')}`, read(`resolutions/${path}`), 'statement', 'en', [
      'delegation=PE',
      'date=2007-02-23',
    ]);
  for (const path of readdirSync(join(CORPUS, 'treaties')).filter((p) => p.endsWith('.md')))
    await make(`tr-${path.replace(/\.md/, '')}`, read(`treaties/${path}`), 'statement', 'en', [
      'delegation=PE',
      'date=2007-02-23',
    ]);
  for (const [tag, lang] of [
    ['arb', 'ar'],
    ['cmn_hans', 'zh'],
    ['eng', 'en'],
    ['fra', 'fr'],
    ['rus', 'ru'],
    ['spa', 'es'],
  ] as const)
    for (const kind of ['statement', 'declaration'])
      await make(
        `udhr-${lang}-${kind}`,
        read(`udhr/udhr_${tag}.txt`),
        kind,
        lang,
        kind === 'statement' ? ['delegation=PE', 'date=2007-02-23'] : ['title=UDHR', 'symbol=A/1'],
      );
}, 600000);
