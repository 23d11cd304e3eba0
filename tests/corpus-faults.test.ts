/** What 8,000 real texts showed: figures that vanish, fixes that damage, correct text refused. One case for each kind, and its siblings. */

import { describe, expect, it } from 'vitest';
import type { Block } from '../src/tree/blocks.js';
import { plainText } from '../src/tree/text.js';
import { draftText, type Given, mendText } from './support/compiling.js';
import { messagesOf } from './support/messages.js';

interface Read {
  /** `label|words` of each clause, recital, paragraph. */
  blocks: string[];
  /** `rule line` with `!` for an error. */
  found: string[];
  /** The whole text of the diagnostics. */
  said: string;
}

function read(source: string, given: Partial<Given> = {}): Read {
  const { file, draft } = draftText({ source, kind: 'resolution', set: ['title=T'], ...given });
  const lines = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      if (block.type !== 'clause') return [`${block.type}|${plainText([block])}`];
      const [first, ...rest] = block.children;
      return [`${block.label?.text ?? '-'}|${first === undefined ? '' : plainText([first])}`, ...lines(rest)];
    });
  return {
    blocks: lines(draft?.document.children ?? []),
    found: messagesOf(file).map(({ ruleId, line, fatal }) => `${ruleId} ${line}${fatal === true ? '!' : ''}`),
    said: messagesOf(file)
      .map(({ reason, note }) => `${reason} ${note ?? ''}`)
      .join('\n'),
  };
}

const speech = { kind: 'statement', set: ['delegation=PE', 'date=2027-05-18'] };

describe('a figure at the beginning of a wrapped line (year.en.md)', () => {
  it('is text, and later numbers are right', () => {
    const { blocks, found } = read(
      'The Council,\n\nRecalling its work,\n\n1. Requests a report;\n\n2. Requests what was signed on 14 April\n1988. The report is due on 5 May\n2025 (see above);\n\n3. Decides.\n',
    );
    expect(found).toEqual([]);
    expect(blocks.slice(-3)).toEqual([
      '1.|Requests a report;',
      '2.|Requests what was signed on 14 April 1988. The report is due on 5 May 2025 (see above);',
      '3.|Decides.',
    ]);
  });

  it.each<[name: string, source: string, wanted: string, given?: Partial<Given>]>([
    ['before a bracket', '1. Signed in\n1988) and after;\n\n2. Two.', '1.|Signed in 1988) and after;'],
    [
      'in a sub-paragraph',
      '1. One:\n\n      1. signed in\n1988. It is in force;\n\n      2. two;\n\n2. Two.',
      '(a)|signed in 1988. It is in force;',
    ],
    [
      'indented as its words',
      '1. One:\n\n      1. signed in\n         1988. It is in force;\n\n      2. two;\n\n2. Two.',
      '(a)|signed in 1988. It is in force;',
    ],
    [
      'in emphasis',
      '1. Recalls *the Treaty of\n1988. It* is in force;\n\n2. Two.',
      '1.|Recalls the Treaty of 1988. It is in force;',
    ],
    [
      'in French',
      '1. Signé le 14 avril\n1988. Le rapport;\n\n2. Deux.',
      '1.|Signé le 14 avril 1988. Le rapport;',
      { language: 'fr' },
    ],
    [
      'in Russian',
      '1. Подписано 14 апреля\n1988. Доклад;\n\n2. Два.',
      '1.|Подписано 14 апреля 1988. Доклад;',
      { language: 'ru' },
    ],
    [
      'in Arabic',
      '1. وقع في نيسان\n1988. التقرير؛\n\n2. اثنان.',
      '1\u00a0-|وقع في نيسان 1988. التقرير؛',
      { language: 'ar' },
    ],
    [
      'with lines of Windows',
      '1. Signed in\r\n1988. It is in force;\r\n\r\n2. Two.',
      '1.|Signed in 1988. It is in force;',
    ],
    [
      'of a text that keeps its numbers',
      '82. Signed in\n1988. It is in force.\n\n83. Two.',
      '82.|Signed in 1988. It is in force.',
      { ...speech, set: [...speech.set] },
    ],
  ])('is text %s', (name, source, wanted, given) => {
    const text = name.endsWith('numbers') ? `---\nlabels: as-written\n---\n\n${source}` : source;
    const { blocks, found } = read(text, given);
    expect(found).toEqual([]);
    expect(blocks).toContain(wanted);
  });

  it('in an annex and in quoted words is text too', () => {
    const { blocks } = read(
      '1. One.\n\n2. Two.\n\n:::annex[A]\n\n1. Signed in\n1988. It is in force;\n\n2. Two.\n\n:::\n\n> 1. Signed in\n> 1988. It is in force.\n',
    );
    expect(blocks.join('\n').match(/Signed in 1988\. It is in force/g)).toHaveLength(2);
  });

  it('is an item where it goes on with the count, and an error where nobody can tell', () => {
    expect(read('1. Water\n2. Salt\n3. Sand\n')).toMatchObject({
      blocks: ['1.|Water', '2.|Salt', '3.|Sand'],
      found: [],
    });
    const near = read('1. Water\n4. Sand\n\n2. Salt\n');
    expect(near.blocks).toEqual(['1.|Water 4. Sand', '2.|Salt']);
    expect(near.found).toEqual(['item-number 2!']);
    expect(read('1. As above.\n1988. The report.\n\n2. Two.\n', speech).found).toContain('item-number 2!');
    expect(read('1. Signed in April\n\n1988. The report.\n', speech).found).toContain('item-number 3!');
  });
});

describe('typed numbers that are printed as others', () => {
  const from82 = Array.from({ length: 40 }, (_, index) => `${index + 82}. Words.`).join('\n\n');

  it('are counted: a warning in a statement, an error where they are official', () => {
    const statement = read(from82, speech);
    expect(statement.found).toEqual(['item-number 1', 'replaced-number 1']);
    expect(statement.said).toContain('40 numbers are printed otherwise than typed (82. as 1 … 121. as 40)');
    expect(read(from82).found).toEqual(['item-number 1!', 'replaced-number 1!']);
    expect(read(from82, { kind: 'note' }).found).toEqual(['item-number 1', 'replaced-number 1']);
  });

  it('are an error in every kind where one may be a year, and the message says how to keep it', () => {
    const { found, said } = read('1988. The year was good.', speech);
    expect(found).toContain('item-number 1!');
    expect(said).toContain('for a year, write `1988\\.`');
    expect(read('1988\\. The year was good.', speech)).toMatchObject({
      blocks: ['paragraph|1988. The year was good.'],
      found: [],
    });
  });

  it('stay as they are in every kind that has numbers, as the diagnostic says', () => {
    const kept = `---\nlabels: as-written\n---\n\n${from82}`;
    for (const given of [speech, { kind: 'note' }, {}, { kind: 'declaration' }]) {
      const { blocks, found } = read(kept, given);
      expect(found).toEqual([]);
      expect([blocks[0], blocks.at(-1)]).toEqual(['82.|Words.', '121.|Words.']);
    }
    expect(read(from82, speech).said).toContain('`labels: as-written`');
  });

  it('are left to the count by `1.` before every paragraph', () => {
    expect(read('1. One.\n\n1. Two.\n\n1. Three.\n')).toMatchObject({
      blocks: ['1.|One.', '2.|Two.', '3.|Three.'],
      found: [],
    });
    expect(read('1. One.\n\n1. Two.\n').found).toEqual(['item-number 3']);
  });
});

describe('page numbers at a gap (lbr.en.md)', () => {
  it.each([
    ['a page number', 'in the forward\n25\n\n\nmarch towards peace.', speech],
    ['one with dashes', 'in the forward\n- 25 -\n\nmarch towards peace.', speech],
    ['a job number', 'in the forward\n\n09-52470 56\n\nmarch towards peace.', speech],
    ['one below the gap', 'in the forward\n\n56 09-52470\nmarch towards peace.', speech],
    ['a symbol', 'in the forward\n\nA/62/PV.9\n\nmarch towards peace.', speech],
    ['one in an item', '1. Decides to go in the\n25\n\n   forward march.\n\n2. Two.', {}],
  ])('%s is reported and joins nothing', (_, words, given) => {
    const { found } = read(`We go on\n${words}\n`.replace('We go on\n1.', '1.'), given);
    expect(found.filter((rule) => rule.startsWith('page-number'))).toHaveLength(1);
    expect(found.join()).not.toContain('split-paragraph');
    expect(mendText({ source: `We go on\n${words}\n`, kind: 'statement', set: speech.set })).toBe(
      `We go on\n${words}\n`,
    );
  });

  it('are told from running heads and years, and reported together', () => {
    const pages = Array.from(
      { length: 5 },
      (_, at) => `The sentence goes on and on\nGeneral Assembly ${at + 9}\n\nuntil it ends.`,
    ).join('\n\n');
    const { found, said } = read(pages, speech);
    expect(found).toEqual(['page-number 2']);
    expect(said).toContain('5 lines');
    expect(
      read(
        'It was signed in\n1988\n\nWe agree.\n\n# Article 1\n\nA.\n\n# Article 2\n\nB.\n\n# Article 3\n\nC.',
        speech,
      ).found.join(),
    ).not.toContain('page-number');
  });
});

describe('recitals', () => {
  it.each([
    ['en', 'The Parties,\n\nrecalling article 4; and\n\nnoting the report,\n\n1. Decide.\n\n2. Ask.\n'],
    ['en', 'The Parties,\n\nRecalling article 4\n\nnoting the report,\n\n1. Decide.\n\n2. Ask.\n'],
    ['fr', 'Les Parties,\n\nrappelant l’article 4, et\n\nnotant le rapport,\n\n1. Décident.\n\n2. Prient.\n'],
    ['es', 'Las Partes,\n\nrecordando el artículo 4, y\n\nobservando el informe,\n\n1. Deciden.\n\n2. Piden.\n'],
    [
      'ru',
      'Генеральная Ассамблея,\n\nпринимая во внимание, что признание достоинства, и\n\nпринимая во внимание, что пренебрежение, и\n\n1. провозглашает.\n\n2. просит.\n',
    ],
    [
      'ru',
      'Генеральная Ассамблея,\n\nпринимая во внимание признание,\n\nстремясь к миру\n\nжелая мира,\n\n1. провозглашает.\n\n2. просит.\n',
    ],
    ['pt', 'As Partes,\n\nrecordando o artigo 4; e\n\nnotando o relatório,\n\n1. Decidem.\n\n2. Pedem.\n'],
    ['ar', 'إن الأطراف،\n\nإذ تشير إلى المادة 4؛ و\n\nوإذ تلاحظ التقرير،\n\n1. تقرر.\n\n2. تطلب.\n'],
    ['zh', '大会，\n\n回顾第四条；和\n\n注意到报告，\n\n1. 决定。\n\n2. 请。\n'],
  ])('stay apart (%s)', (language, source) => {
    expect(mendText({ source, language, kind: 'declaration', set: ['title=T'] })).toBe(source);
    const { blocks } = read(source, { language, kind: 'declaration' });
    expect(blocks.filter((block) => block.startsWith('preambular')).length).toBeGreaterThanOrEqual(2);
  });
});

describe('labels with a wrong mark (comma.en.md)', () => {
  it.each([
    ['1, Decides', '1,'],
    ['1; Decides', '1;'],
    ['1 . Decides', '1 .'],
    ['l. Decides', 'l.'],
    ['I. Decides', 'I.'],
    ['1- Decides', '1-'],
  ])('%s is an error where the count asks for it', (typed, mark) => {
    const source = `The Council,\n\nRecalling its work,\n\n${typed} to extend the mandate;\n\n2. Decides to remain seized.\n`;
    for (const kind of ['resolution', 'declaration']) {
      const { found, said } = read(source, { kind });
      expect(found).toContain('typed-label 5!');
      expect(said).toContain(`\`${mark}`);
    }
  });

  it('is found in the middle of the count, and among sub-paragraphs', () => {
    expect(read('1. One.\n\n2, Decides;\n\n3. Three.\n').found).toContain('typed-label 3!');
    expect(read('1. One:\n\n(a, First;\n\n(b) Second.\n').found).toContain('typed-label 3!');
    expect(read('1. 一。\n\n2，决定。\n\n3. 三。\n', { language: 'zh' }).found).toContain('typed-label 3!');
    expect(read('1. واحد.\n\n2، تقرر.\n\n3. ثلاثة.\n', { language: 'ar' }).found).toContain('typed-label 3!');
  });

  it('is text where the count asks for something else', () => {
    for (const text of [
      'I, President of the Council, agree.',
      '5, Rue de Lausanne is the place.',
      'I. M. Pei was there.',
    ])
      expect(read(`1. One.\n\n${text}\n\n2. Two.\n`).found).toEqual([]);
  });
});

describe('abbreviations at the beginning of a line (abbr.en.md)', () => {
  it.each([
    ['en', 'in the records,\np. 13 of them'],
    ['en', 'the case of Peru,\nv. the State'],
    ['en', 'in the Act,\ns. 5 of it'],
    ['en', 'a coin,\nc. 1900 or so'],
    ['en', 'the first,\ni. e. this one'],
    ['en', 'at 9.30,\na. m. today'],
    ['en', 'at 9.30,\np. m. today'],
    ['en', 'as a rule,\ne. g. here'],
    ['fr', 'le premier,\np. ex. celui-ci'],
    ['fr', 'dans les actes,\np. 13 du texte'],
    ['es', 'a las 9,\na. m. de hoy'],
    ['es', 'el primero,\np. ej. este'],
    ['pt', 'o primeiro,\np. ex. este'],
  ])('are no labels (%s: %s)', (language, text) => {
    for (const kind of ['resolution', 'declaration'])
      expect(read(`1. One.\n\n2. Recalls ${text} and so on.\n`, { language, kind }).found).toEqual([]);
  });

  it('are labels where the next one stands on another line', () => {
    expect(read('1. One:\nc. Third\nd. Fourth\n').found.join()).toContain('typed-label');
  });
});

describe('losses of form', () => {
  it('has a diagnostic for a broken word, in a line and at its end (hyph.en.md)', () => {
    const { found, said } = read(
      '1. The Govern-\nment asked the ad- ministering Power, with short- and long-term aims.\n',
      { kind: 'note' },
    );
    expect(found).toEqual(['broken-word 1']);
    expect(said).toContain('2 words');
    expect(read('Des projets à court- et à long terme.', { kind: 'note', language: 'fr' }).found).toEqual([]);
  });

  it('reads a resolution without a list (nolist.en.md)', () => {
    const one = read(
      'The Security Council,\n\nNoting with regret the death,\n\nRecalling its resolution,\n\nDecides that it shall take place.\n',
    );
    expect(one.found).toEqual([]);
    expect(one.blocks).toEqual([
      'paragraph|The Security Council,',
      'preambular|Noting with regret the death,',
      'preambular|Recalling its resolution,',
      '-|Decides that it shall take place.',
    ]);
    const several = read(
      'The Security Council,\n\nRecalling its resolution,\n\nDecides to go;\n\nRequests a report.\n',
    );
    expect(several.found).toEqual(['no-list 5']);
    expect(several.blocks.filter((block) => block.startsWith('preambular'))).toHaveLength(1);
    expect(read('理事会，\n\n回顾其决议，\n\n决定举行选举。\n', { language: 'zh' }).blocks.at(-1)).toBe(
      '-|决定举行选举。',
    );
  });

  it('says of one line of twenty pages that it is one (blob.en.md)', () => {
    const { found, said } = read('We must go on with the work. '.repeat(900), speech);
    expect(found).toEqual(['unseen-paragraphs 1']);
    expect(said).toContain('6300 words without an empty line are set as one paragraph');
  });

  it('makes items of bold labels (bold.en.md)', () => {
    const source =
      'We, the Leaders, declare:\n\n**1.** We will go on.\n\n**2.** We will stay:\n\n**(a)** In one place;\n\n\u00a0 \u00a0 (b) In another.\n';
    expect(read(source, { kind: 'declaration' }).found).toEqual([
      'typed-label 3!',
      'typed-label 5!',
      'typed-label 7!',
      'typed-label 9!',
    ]);
    const mended = mendText({ source, kind: 'declaration', set: ['title=T'] });
    expect(read(mended, { kind: 'declaration' })).toMatchObject({
      blocks: [
        'paragraph|We, the Leaders, declare:',
        '1.|We will go on.',
        '2.|We will stay:',
        '(a)|In one place;',
        '(b)|In another.',
      ],
      found: [],
    });
  });

  it.each(['\\###', '-30-', '\\* \\* \\*'])('has a diagnostic for the typed end mark %s', (mark) => {
    expect(read(`We came.\n\n${mark}\n`, speech).found).toEqual(['typed-end-mark 3']);
  });

  it('leaves typed indents out, says so, and takes them out', () => {
    const source = '\u00a0 \u00a0 We came first.\n\n\u00a0 Then we went.\n';
    const { blocks, found } = read(source, speech);
    expect(found).toEqual(['typed-indent 1']);
    expect(blocks).toContain('paragraph|We came first.');
    expect(mendText({ source, ...speech })).toBe('We came first.\n\nThen we went.\n');
    expect(read('\u3000\u3000我们来了。', { ...speech, language: 'zh' }).blocks).toContain('paragraph|我们来了。');
  });

  it('refuses HTML with a diagnostic', () => {
    expect(read('The 11<sup>th</sup> Summit.', speech).found).toEqual(['html 1!', 'html 1!']);
  });
});

describe('false alarms', () => {
  it('does not take one paragraph that is rightly wrapped for several (wrap.en.md)', () => {
    const lines = Array.from(
      { length: 13 },
      () => 'springs and lakes of the whole region and agree to meet again. The Parties',
    );
    expect(read(`First.\n\n${lines.join('\n')}.\n\nLast.\n`, { kind: 'note' }).found).toEqual([]);
    const hidden = lines.map((line, index) =>
      index === 6 ? 'It ends here.' : index === 7 ? `S${line.slice(1)}` : line,
    );
    expect(read(`First.\n\n${hidden.join('\n')}.\n\nLast.\n`, { kind: 'note' }).found).toEqual(['unseen-paragraphs 3']);
  });

  it('says of many typed labels once that they are typed', () => {
    const source = Array.from({ length: 38 }, (_, at) => `(${at + 1}) Words;`).join('\n\n');
    const { found, said } = read(source, speech);
    expect(found).toEqual(['typed-label 1']);
    expect(said).toContain('38 labels');
  });
});
