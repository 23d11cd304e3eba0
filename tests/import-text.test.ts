/** Plain texts as sources: paragraphs, front matter, the log. */
import { describe, expect, it } from 'vitest';
import { importText } from '../src/import/import-text.js';
import { openWorkspace } from '../src/workspace.js';
import { isEnglishWord } from '../src/world/word-list.js';

const house = openWorkspace(import.meta.dirname);

/** The imported text, with its log. */
function imported(text: string | Uint8Array, options: { kind?: string; language?: string } = {}) {
  const result = importText(typeof text === 'string' ? new TextEncoder().encode(text) : text, {
    kind: options.kind,
    language: options.language ?? 'en',
    encoding: undefined,
    set: [],
    isMarkdown: false,
    house,
    wordsOf: (tag) => (tag === 'en' ? isEnglishWord : undefined),
  });
  if ('rule' in result) throw new Error(result.message);
  return { ...result, body: result.text.replace(/^---\n[\s\S]*?\n---\n\n/, '') };
}

describe('paragraphs of a text', () => {
  it('makes each line a paragraph where lines are long', () => {
    const lines = [
      'The lakes are low this year, and the rivers too. '.repeat(4).trim(),
      `We measure them. ${'They are ours. '.repeat(12)}`.trim(),
    ];
    expect(imported(`${lines.join('\n')}\n`).body).toBe(`${lines.join('\n\n')}\n`);
  });

  it('joins a sentence that an empty line cut in two, and logs it', () => {
    const { body, log } = imported('We meet at a lake that has no\n\nborders at all.\n\nThank you.\n', {
      kind: 'statement',
    });
    expect(body).toBe('We meet at a lake that has no borders at all.\n\nThank you.\n');
    expect(log.changes).toMatchObject([{ reason: 'join', line: 1 }]);
  });

  it('removes a page number from inside a sentence before it joins the lines', () => {
    const { body, log } = imported('We wish the President every success\n24\nduring her year. We are glad.\n');
    expect(body).toContain('success during her year');
    expect(log.changes).toContainEqual({ reason: 'page-number', line: 2, before: '24', after: '' });
  });
});

describe('words', () => {
  it('puts a word together that a line end broke, and keeps a compound', () => {
    const { body } = imported(
      'The admin-\nistration of self-\ngoverning towns asks the ad- ministering State for more.\n',
    );
    expect(body).toBe('The administration of self-governing towns asks the administering State for more.\n');
  });

  it('writes ligatures as letters, and repairs letters that a wrong encoding broke', () => {
    expect(imported('The ofﬁce of the Presidentâ€™s envoy in SÃ£o Paulo is open.\n').body).toBe(
      'The office of the President’s envoy in São Paulo is open.\n',
    );
  });
});

describe('front matter', () => {
  it('says from where each field was inferred, and asks for what is missing', () => {
    const { text, log } = imported('Mr. President,\n\nLakes have no borders.\n\nThank you.\n');
    expect(text).toMatch(/^kind: statement # inferred/m);
    expect(text).toMatch(/^# delegation: /m);
    expect(log.questions.map(({ field }) => field)).toEqual(['delegation', 'date']);
  });
});
