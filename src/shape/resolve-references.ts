/**
 * Puts the numbers into references, now that all documents are labelled.
 *
 * `[](#x)` prints the full label in the nominative; `[пунктом {}](#x)` the author's words with the number; words without
 * `{}` only lead there. A reference that leads nowhere is an error.
 */
import { distance } from 'fastest-levenshtein';
import type { DocumentLabels, LabelledPlace, ShapeContext } from '../context.js';
import { report } from '../report/report.js';
import type { OfficialDocument } from '../tree/document.js';
import type { Content } from '../tree/handlers.js';
import type { Phrasing, Reference } from '../tree/phrasing.js';
import { collectLabels } from './numbering/collect-labels.js';
import { visitPhrasing } from './visit-phrasing.js';

/** Resolves every reference of a document, in its notes too. */
export function resolveReferences(document: OfficialDocument, context: ShapeContext): void {
  let own: DocumentLabels | undefined;
  const suggestions = { left: MOST_SUGGESTIONS };
  const ownLabels = () => {
    own ??= collectLabels(document, context, '');
    return own;
  };
  const resolve = (nodes: readonly Content[]) =>
    visitPhrasing(nodes, (words) => {
      for (const word of words)
        if (word.type === 'reference') resolveReference(word, ownLabels(), context, suggestions);
    });
  resolve(document.children);
  resolve(document.notes);
}

/** References that lead nowhere for which the nearest name is looked up: each is compared with all names of the document. */
const MOST_SUGGESTIONS = 50;

interface Suggestions {
  left: number;
}

function resolveReference(
  reference: Reference,
  own: DocumentLabels,
  context: ShapeContext,
  suggestions: Suggestions,
): void {
  const found = findTarget(reference, own, context, suggestions);
  if (found === undefined) return;
  const { labels, target } = found;
  if (labels.isWithheld) reportWithheld(reference, context);
  else {
    if (labels !== own) reference.document = labels.output;
    if (target !== undefined) reference.place = target.place;
  }
  const numbers = target === undefined ? undefined : numberWords(target);
  if (hasHole(reference.children)) fillHoles(reference, numbers, context);
  else if (reference.children.length === 0) reference.children = fullWords(reference, found, own, context);
}

/** Reports it; the words are kept, without a link to a file that readers do not have. */
function reportWithheld(reference: Reference, context: ShapeContext): void {
  report(context.file, 'withheld-reference', reference, {
    message: `\`${reference.target}\` is restricted or under embargo: the words are printed without a link`,
    help: 'check that everyone may read these words',
  });
}

interface Found {
  labels: DocumentLabels;
  /** Undefined for a reference to a whole document. */
  target: LabelledPlace | undefined;
}

function findTarget(
  reference: Reference,
  own: DocumentLabels,
  context: ShapeContext,
  suggestions: Suggestions,
): Found | undefined {
  const [, document, name] = /^(?:doc:([^#]+))?(?:#(.+))?$/u.exec(reference.target) ?? [];
  const labels = document === undefined ? own : context.labelsOf(document);
  if (labels === undefined) {
    dangling(reference, `there is no document \`${document}\` in the session`, 'write the name of its folder', context);
    return undefined;
  }
  if (name === undefined) return { labels, target: undefined };
  const target = labels.names[name];
  if (target !== undefined) return { labels, target };
  const near = suggestions.left-- > 0 ? nearest(name, Object.keys(labels.names)) : undefined;
  dangling(
    reference,
    `there is no \`{#${name}}\` in ${document === undefined ? 'this document' : `\`${document}\``}`,
    near === undefined ? 'write `{#name}` at the end of the paragraph that you mean' : `did you mean \`#${near}\`?`,
    context,
  );
  return undefined;
}

function dangling(reference: Reference, message: string, help: string, context: ShapeContext): void {
  report(context.file, 'dangling-reference', reference, { message, help });
  reference.children = reference.children.map((child) =>
    child.type === 'hole' ? { type: 'text', value: '{}' } : child,
  );
}

/** Beyond half of its letters a name is another name. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names.map((other) => ({ other, far: distance(name, other) })).sort((a, b) => a.far - b.far);
  const [first] = ranked;
  return first !== undefined && first.far <= Math.ceil(name.length / 2) ? first.other : undefined;
}

/** The number of a place: of a sub-paragraph with those above it, `12 (b)`; each component leads to its own place. */
function numberWords(target: LabelledPlace): Phrasing[] | undefined {
  const chain = [...target.within.filter((outer) => outer.type === target.type), target].filter(
    (one) => one.label !== undefined && one.label.cited !== '',
  );
  if (target.label === undefined || chain.length === 0) return undefined;
  return chain.map((one) => ({ type: 'referenceNumber', place: one.place, value: one.label?.cited ?? '' }));
}

function withSeparators(numbers: readonly Phrasing[], separator: string): Phrasing[] {
  return numbers.flatMap((number, index): Phrasing[] =>
    index === 0 ? [number] : [{ type: 'text', value: separator }, number],
  );
}

function hasHole(words: readonly Phrasing[]): boolean {
  return words.some((word) => word.type === 'hole' || ('children' in word && hasHole(word.children)));
}

function fillHoles(reference: Reference, numbers: Phrasing[] | undefined, context: ShapeContext): void {
  if (numbers === undefined) {
    report(context.file, 'dangling-reference', reference, {
      message: `\`{}\` prints the number of \`${reference.target}\`, which has none`,
      help: 'write words without `{}`',
    });
  }
  const put =
    numbers === undefined
      ? [{ type: 'text' as const, value: '{}' }]
      : withSeparators(numbers, context.language.references.clauseSeparator);
  const fill = (words: Phrasing[]): Phrasing[] =>
    words.flatMap((word): Phrasing[] => {
      if (word.type === 'hole') return put;
      if ('children' in word) word.children = fill(word.children);
      return [word];
    });
  reference.children = fill(reference.children);
}

/** The full label: `paragraph 12 (b)`, `article 14, paragraph 3`, with the document's symbol where it is another one. */
function fullWords(
  reference: Reference,
  { labels, target }: Found,
  own: DocumentLabels,
  context: ShapeContext,
): Phrasing[] {
  const { references } = context.language;
  if (target === undefined) return [{ type: 'text', value: labels.citation }];
  const inner = placeWords(target, context);
  if (inner === undefined) {
    report(context.file, 'dangling-reference', reference, {
      message: `\`${reference.target}\` has no number to print here`,
      help: 'write words in the brackets',
    });
    return [];
  }
  return labels === own
    ? inner
    : fill(references.elsewhere, { inner, document: [{ type: 'text', value: labels.citation }] });
}

function placeWords(target: LabelledPlace, context: ShapeContext): Phrasing[] | undefined {
  const { references } = context.language;
  const numbers = numberWords(target);
  if (numbers === undefined)
    return target.type === 'annex' && target.label !== undefined
      ? [{ type: 'text', value: references.onlyAnnex }]
      : undefined;
  const words = fill(patternOf(target, context), { '': withSeparators(numbers, references.clauseSeparator) });
  const outer = target.within.findLast((one) => one.type !== target.type && one.label !== undefined);
  const outerWords = outer && placeWords(outer, context);
  if (outer === undefined || outerWords === undefined) return words;
  const within =
    outer.type === 'article'
      ? references.within.article
      : outer.type === 'annex'
        ? references.within.annex
        : references.within.section;
  return fill(within, { inner: words, outer: outerWords });
}

function patternOf(target: LabelledPlace, { language: { references } }: ShapeContext): string {
  switch (target.type) {
    case 'article':
      return references.article;
    case 'heading':
      return references.heading;
    case 'annex':
      return references.annex;
    case 'note':
      return references.note;
    default:
      if (isUnderUnnumbered(target)) return references.subclause;
      return isOfArticle(target) ? (references.articleClause ?? references.clause) : references.clause;
  }
}

function isOfArticle(target: LabelledPlace): boolean {
  return target.within.some((outer) => outer.type === 'article');
}

/** Sub-paragraph (a) of the one operative paragraph of a resolution, which has no number. */
function isUnderUnnumbered(target: LabelledPlace): boolean {
  return target.within.some((outer) => outer.type === 'clause' && outer.label === undefined);
}

function fill(pattern: string, values: Readonly<Record<string, Phrasing[]>>): Phrasing[] {
  return pattern.split(/(\{\w*\})/).flatMap((part): Phrasing[] => {
    const key = /^\{(\w*)\}$/.exec(part)?.[1];
    if (key === undefined) return part === '' ? [] : [{ type: 'text', value: part }];
    return values[key] ?? [];
  });
}
