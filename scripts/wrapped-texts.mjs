// Clean texts, one paragraph a line, as editors and pages would have broken them: at a column, with hyphens, page numbers and
// running heads. Everything is random by a seed, so that two runs measure the same.

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function randomBy(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The lines of a paragraph, at most `width` characters each; with `hyphens`, long words are broken where syllables may end. */
export function wrapParagraph(text, width, hyphens) {
  const lines = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const room = width - line.length - (line === '' ? 0 : 1);
    if (word.length <= room) {
      line += (line === '' ? '' : ' ') + word;
      continue;
    }
    const at = hyphens ? syllableEnd(word, room - 1) : 0;
    if (at > 0) {
      lines.push(`${line}${line === '' ? '' : ' '}${word.slice(0, at)}-`);
      line = word.slice(at);
    } else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The last place before `most` between a vowel and a consonant that a vowel follows; nought where there is none. */
function syllableEnd(word, most) {
  for (let at = Math.min(most, word.length - 3); at >= 3; at--)
    if (
      /^[a-z]+$/.test(word.slice(at - 2, at + 3)) &&
      /[aeiou]$/.test(word.slice(0, at)) &&
      /^[^aeiou][aeiou]/.test(word.slice(at))
    )
      return at;
  return 0;
}

/** A text file of paragraphs. `mark`: blank, indent or none. */
export function wrapText(paragraphs, { width, mark, hyphens, pages, head, perPage }) {
  const lines = [];
  for (const [index, text] of paragraphs.entries()) {
    if (mark === 'blank' && index > 0) lines.push('');
    const wrapped = wrapParagraph(mark === 'indent' ? `\u0001\u0001\u0001${text}` : text, width, hyphens);
    lines.push(...wrapped.map((line) => line.replaceAll('\u0001', ' ')));
  }
  if (!pages) return `${lines.join('\n')}\n`;
  const broken = [];
  let page = 1;
  for (const [index, line] of lines.entries()) {
    if (index > 0 && index % perPage === 0) {
      broken.push('', String(page), '', ...(head === '' ? [] : [head, '']));
      page += 1;
    }
    broken.push(line);
  }
  return `${broken.join('\n')}\n`;
}

/** Where paragraphs end: the letters before and after each boundary, which no line end or hyphen changes. */
export function boundariesOf(paragraphs) {
  const letters = paragraphs.map((text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase());
  const all = letters.filter((text) => text !== '');
  return all.slice(1).map((after, index) => `${all[index].slice(-16)}|${after.slice(0, 16)}`);
}

/** How many boundaries were found, found wrongly, and missed. */
export function compared(truth, found) {
  const left = new Map();
  for (const one of truth) left.set(one, (left.get(one) ?? 0) + 1);
  let hits = 0;
  for (const one of found) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    hits += 1;
    left.set(one, count - 1);
  }
  return { hits, wrong: found.length - hits, missed: truth.length - hits };
}
