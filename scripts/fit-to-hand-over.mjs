// What would have to be edited in an imported source before it is handed over.

/** A page number, a job number or a date with a symbol, alone. */
const FURNITURE =
  /^(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?$|(?:^|\s)\d{2}-\d{5}(?:\s|$)|^(?:\d{2}\/\d{2}\/\d{4}\s)?[A-Z]\/\d+\/PV\.\d+/;
const BROKEN = /\p{L}- (?!(?:and|or|to|y|o|e|et|ou|und|и|или)\s)\p{Ll}/u;
const TYPED = /^\\?[(（](?:[a-z]{1,4}|\d{1,3})[)）]|^(?:\d{1,3}|[a-z]|[ivx]{2,4})\\?[.,)]\s/;
const OCR = /\ufffd|[■□▪|~¬¦^]|\b[a-z]*[a-z]\d[a-z]\w*\b/;
const LONGEST = 400;

/** The kinds of faults in a source: nothing, or what must be edited. */
export function faultsOf(source) {
  const faults = new Set();
  const isAsWritten = /^labels: as-written/m.test(source);
  let last;
  for (const block of source.replace(/^---\n[\s\S]*?\n---\n+/, '').split(/\n{2,}/)) {
    const text = block.trim().replace(/^(?:\d+\. |- |#+ |\[\^\d+\]: )/, '');
    if (text === '') continue;
    if (text.split(/\s+/).length > LONGEST) faults.add('long paragraph');
    if (BROKEN.test(text)) faults.add('broken word');
    if (TYPED.test(text)) faults.add('typed number');
    if (FURNITURE.test(text)) faults.add('page furniture');
    if (OCR.test(text)) faults.add('scanner');
    const number = /^(\d+)\. /.exec(block)?.[1];
    if (number === undefined) continue;
    if (!isAsWritten && Number(number) !== (last ?? 0) + 1) faults.add('other number');
    last = Number(number);
  }
  return faults;
}
