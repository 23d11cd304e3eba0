/** Rules about what comes back from translators. */
import { MEETING } from './example-files.js';
import { defineRules, type FolderExample } from './rule.js';

/** A unit of an XLIFF file, translated. */
function unit(id: string, source: string, target: string): string {
  return `  <unit id="${id}">
   <segment state="translated">
    <source>${source}</source>
    <target>${target}</target>
   </segment>
  </unit>
`;
}

/** The note of {@link MEETING} as it came back, with more units at the end. */
function returned(more = '', path = 'sources/s/one/en.md'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
 <file id="document" original="${path}">
${unit('title', 'One', 'Un')}${unit('p1', 'Lakes.', 'Lacs.')}${more} </file>
</xliff>
`;
}

function taken<Fires extends boolean>(fires: Fires, text: string): FolderExample<Fires> {
  return { fires, files: { ...MEETING, 'back/one.fr.xlf': text }, steps: ['translate import back/one.fr.xlf'] };
}

export const exchangeRules = defineRules({
  xliff: {
    severity: 'error',
    docs: 'A file that came back from translators cannot be taken: it is no sound XLIFF 2, it has a document type, it is for another language, or its original is not there.',
    examples: [
      taken(true, '<xliff version="1.2"/>\n'),
      taken(true, returned('', 'sources/s/two/en.md')),
      taken(false, returned()),
    ],
  },
  'xliff-unit': {
    severity: ['error', 'warning'],
    docs: 'A unit that came back is not as it must be: a placeholder is missing, unknown or there twice, the unit is unknown, or the original has changed since it was sent (a warning; that unit is not taken).',
    examples: [
      taken(true, returned(unit('p9', 'Ponds.', 'Étangs.'))),
      taken(true, returned().replace('<source>Lakes.', '<source>Ponds.')),
      taken(false, returned()),
    ],
  },
});
