/** Rules about language versions of one document: each says what the original says, in the same places. */
import { defineRules } from './rule.js';

/** A translation of an example, told in two short texts. */
function pair(en: string, fr: string): { source: string; version: { language: string; source: string } } {
  return {
    source: `---\noriginal: en\nsymbol: CML/MOP.2/1\n---\n\n# One\n\n${en}\n`,
    version: { language: 'fr', source: `# Un\n\n${fr}\n` },
  };
}

const WORTH =
  'It is an error in an issued or adopted text, a warning in a draft, information in an unofficial translation; where it is meant, `accept` in front matter or session.yaml signs it off with a reason.';

/** A translation with its ledger: it translated “One” and “The lake fell.”, whose fingerprints these are. */
function translatedBefore(en: string): ReturnType<typeof pair> & { version: { ledger: string } } {
  const { source, version } = pair(`1. ${en}`, '1. Le lac a baissé.');
  const units = [
    '  - {place: title, fingerprint: "8b12507783d5be", source: One}',
    '  - {place: p1, fingerprint: "e4a1e5c132c4f6", source: The lake fell.}',
  ];
  return { source, version: { ...version, ledger: `engross: 1\noriginal: en\nunits:\n${units.join('\n')}\n` } };
}

export const concordanceRules = defineRules({
  'concordance-structure': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph, heading, annex, table or note of the original has no counterpart in a language version, or the other way round, or several were put into one. ${WORTH}`,
    examples: [
      { fires: true, ...pair('1. First of all.\n2. Secondly, lakes.', '1. Premièrement.') },
      { fires: false, ...pair('1. First of all.\n2. Secondly, lakes.', '1. Tout d’abord.\n2. Puis les lacs.') },
    ],
  },
  'concordance-label': {
    severity: ['error', 'warning', 'info'],
    docs: `A numbered paragraph has another number than in the original. ${WORTH}`,
    examples: [
      {
        fires: true,
        ...pair('1. First of all.\n2. And so on. {#more .bis}', '1. Tout d’abord.\n2. Et ainsi de suite. {#more}'),
      },
      {
        fires: false,
        ...pair('1. First of all.\n2. And so on. {#more .bis}', '1. Tout d’abord.\n2. Et ainsi de suite. {#more .bis}'),
      },
    ],
  },
  'concordance-notes': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph calls other notes than its original, fewer or more, or in another order. ${WORTH}`,
    examples: [
      {
        fires: true,
        ...pair('1. First.[^a]\n2. Second.\n\n[^a]: A note.', '1. Premier.\n2. Deuxième.[^a]\n\n[^a]: Une note.'),
      },
      {
        fires: false,
        ...pair('1. First.[^a]\n2. Second.\n\n[^a]: A note.', '1. Premier[^a].\n2. Deuxième.\n\n[^a]: Une note.'),
      },
    ],
  },
  'concordance-table': {
    severity: ['error', 'warning', 'info'],
    docs: `A table has other rows or columns than in the original. ${WORTH}`,
    examples: [
      {
        fires: true,
        ...pair('| Lake | Level |\n|---|---|\n| Aral | 3 |\n| Chad | 4 |', '| Lac | Niveau |\n|---|---|\n| Aral | 3 |'),
      },
      {
        fires: false,
        ...pair('| Lake | Level |\n|---|---|\n| Aral | 3 |', '| Lac | Niveau |\n|---|---|\n| Aral | 3 |'),
      },
    ],
  },
  'concordance-images': {
    severity: ['error', 'warning', 'info'],
    docs: `A figure shows another image than in the original; images of a language of its own are named by it (\`map.fr.png\`). ${WORTH}`,
    examples: [
      { fires: true, ...pair('![Map of lakes](map.en.png)', '![Carte des lacs](plan.fr.png)') },
      { fires: false, ...pair('![Map of lakes](map.en.png)', '![Carte des lacs](map.fr.png)') },
    ],
  },
  'concordance-links': {
    severity: ['error', 'warning', 'info'],
    docs: `A link leads elsewhere than in the original; \`/en/\` and \`/fr/\` in an address are the same. ${WORTH}`,
    examples: [
      {
        fires: true,
        ...pair('1. See [it](https://example.org/a).', '1. Voir [là](https://example.org/b).'),
      },
      {
        fires: false,
        ...pair('1. See [it](https://example.org/en/a).', '1. Voir [là](https://example.org/fr/a).'),
      },
    ],
  },
  'concordance-references': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph refers to other paragraphs than in the original. ${WORTH}`,
    examples: [
      {
        fires: true,
        ...pair('1. Lakes. {#a}\n2. Rivers. {#b}\n3. See [](#a).', '1. Lacs. {#a}\n2. Rivières. {#b}\n3. Voir [](#b).'),
      },
      {
        fires: false,
        ...pair('1. Lakes. {#a}\n2. See [](#a).', '1. Lacs. {#a}\n2. Voir [](#a).'),
      },
    ],
  },
  'concordance-symbols': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph cites other symbols of documents than in the original. ${WORTH}`,
    examples: [
      { fires: true, ...pair('1. Recalls A/RES/60/1.', '1. Rappelle A/RES/61/1.') },
      { fires: false, ...pair('1. Recalls A/RES/60/1.', '1. Rappelle A/RES/60/1.') },
    ],
  },
  'concordance-dates': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph has other dates or hours than in the original; they are compared as dates, not as words. ${WORTH}`,
    examples: [
      { fires: true, ...pair('1. Meets on 25 May 2027.', '1. Se réunit le 26 mai 2027.') },
      {
        fires: false,
        ...pair('1. Meets from 25 to 27 May 2027, at 3 p.m.', '1. Se réunit du 25 au 27 mai 2027, à 15 heures.'),
      },
    ],
  },
  'concordance-figures': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph has other figures than in the original. They are compared by value (\`100 billion\`, \`100.000 millones\`, \`1000亿\`); a number that stands in words in one of them is information. ${WORTH}`,
    examples: [
      { fires: true, ...pair('1. Pays 100 million.', '1. Verse 100 milliards.') },
      { fires: false, ...pair('1. Pays 1.5 billion for 100,000 lakes.', '1. Verse 1,5 milliard pour 100 000 lacs.') },
    ],
  },
  'concordance-brackets': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph has other square brackets than in the original: what is not agreed is not agreed in any language. ${WORTH}`,
    examples: [
      { fires: true, ...pair('1. States [shall] act.', '1. Les États agissent.') },
      { fires: false, ...pair('1. States [shall] act.', '1. Les États [doivent agir].') },
    ],
  },
  'concordance-states': {
    severity: ['error', 'warning', 'info'],
    docs: `A list of States names other States than in the original; their order is each language’s own. ${WORTH}`,
    examples: [
      { fires: true, ...pair('Peru, Norway, Austria, Mexico', 'Autriche, Mexique, Norvège, Chili') },
      { fires: false, ...pair('Peru, Norway, Austria, Mexico', 'Autriche, Mexique, Norvège, Pérou') },
    ],
  },
  'concordance-untranslated': {
    severity: ['error', 'warning', 'info'],
    docs: `A paragraph, or words in it, stand in the language of the original. ${WORTH}`,
    examples: [
      {
        fires: true,
        ...pair('1. States shall act without delay.', '1. States shall act without delay.'),
      },
      {
        fires: false,
        ...pair('1. States shall act without delay.', '1. Les États agissent sans tarder.'),
      },
    ],
  },
  'concordance-quotation-marks': {
    severity: ['warning', 'info'],
    docs: 'A language version has quotation marks of another language.',
    examples: [
      { fires: true, ...pair('1. The word “lake” is used.', '1. Le mot „lac“ est employé.') },
      { fires: false, ...pair('1. The word “lake” is used.', '1. Le mot « lac » est employé.') },
    ],
  },
  'concordance-accept': {
    severity: 'warning',
    docs: 'A difference is signed off that is not there: it was mended, or the place has another name now.',
    examples: [
      {
        fires: true,
        source:
          '---\noriginal: en\naccept: [{place: p1, difference: figures, reason: meant}]\n---\n\n# One\n\n1. Two 2.\n',
        version: { language: 'fr', source: '# Un\n\n1. Deux 2.\n' },
      },
      {
        fires: false,
        source:
          '---\noriginal: en\naccept: [{place: p1, difference: figures, reason: meant}]\n---\n\n# One\n\n1. Two 2.\n',
        version: { language: 'fr', source: '# Un\n\n1. Deux 3.\n' },
      },
    ],
  },
  'stale-translation': {
    severity: ['error', 'warning', 'info'],
    docs: 'The original has changed since a language version translated it, as the ledger beside the version tells (`fr.ledger.yaml`): a paragraph changed, moved, came or went. It is an error in an issued or adopted text, a warning in a draft, information in an unofficial translation, or what `rules:` in engross.yaml makes of it. When the translation follows, `engross translate accept` says so.',
    examples: [
      { fires: true, ...translatedBefore('The lake has fallen.') },
      { fires: false, ...translatedBefore('The lake fell.') },
    ],
  },
  ledger: {
    severity: 'warning',
    docs: 'The ledger of a translation is damaged, so that nothing is known of what has changed since. `engross translate accept` writes it anew.',
    examples: [
      {
        fires: true,
        ...pair('1. One.', '1. Un.'),
        version: { ...pair('1. One.', '1. Un.').version, ledger: 'units: 3\n' },
      },
      { fires: false, ...pair('1. One.', '1. Un.') },
    ],
  },
});
