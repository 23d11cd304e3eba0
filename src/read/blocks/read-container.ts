/** Containers: `:::annex[Title]{#name}`, `:::quote`, `:::signatures`, `:::note`, `:::formula`. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Point, Position } from 'unist';
import { report } from '../../report/report.js';
import type { Block, Line } from '../../tree/blocks.js';
import type { Phrasing } from '../../tree/phrasing.js';
import { readPhrasing } from '../phrasing/read-phrasing.js';
import { type ReadState, shorten, sourceOf } from '../state/read-state.js';
import { isName } from './attributes.js';

interface Open {
  node: ContainerDirective;
  /** The words in brackets. */
  label: Paragraph | undefined;
  body: RootContent[];
}

type ContainerHandler = (container: Open, state: ReadState) => Block[];

const containers: Record<string, { read: ContainerHandler; takes: readonly string[]; label: boolean }> = {
  annex: { read: readAnnex, takes: ['id', 'original'], label: true },
  quote: { read: readQuote, takes: [], label: false },
  signatures: { read: readSignatures, takes: [], label: false },
  note: { read: readNotice, takes: [], label: false },
  formula: { read: readFormula, takes: ['id'], label: false },
};

/** Reads a container; one of an unknown name is reported and its words are read as if it were not there. */
export function readContainer(node: ContainerDirective, state: ReadState): Block[] {
  const label = node.children.find(isLabel);
  const container: Open = { node, label, body: node.children.filter((child) => child !== label) };
  const known = Object.hasOwn(containers, node.name) ? containers[node.name] : undefined;
  checkFences(node, state);
  if (known === undefined) {
    const names = Object.keys(containers)
      .map((name) => `\`:::${name}\``)
      .join(', ');
    report(state.file, 'container', openingOf(node), {
      message: `\`:::${node.name}\` is not a known container`,
      help: `write one of ${names}`,
    });
    return state.readFlow(node.children, state);
  }
  checkHead(container, known, state);
  return known.read(container, state);
}

function isLabel(child: RootContent): child is Paragraph {
  return child.type === 'paragraph' && child.data !== undefined && 'directiveLabel' in child.data;
}

/** The parser tells the fences of a container in its `data`. */
function fencesOf(node: ContainerDirective): { opening?: Position; closing?: Position } {
  const data = node.data as { position?: { opening?: Position; closing?: Position } } | undefined;
  return data?.position ?? {};
}

function openingOf(node: ContainerDirective): Position | undefined {
  return fencesOf(node).opening ?? node.position;
}

function checkFences(node: ContainerDirective, state: ReadState): void {
  if (fencesOf(node).closing !== undefined) return;
  const fence = /^:*/.exec(sourceOf(state, node))?.[0] ?? ':::';
  report(state.file, 'container', openingOf(node), {
    message: `\`:::${node.name}\` has no end`,
    help: `write a line \`${fence}\` after its last paragraph; an outer fence has more colons than an inner one`,
  });
}

function checkHead({ node, label }: Open, known: { takes: readonly string[]; label: boolean }, state: ReadState): void {
  const wrong = Object.keys(node.attributes ?? {}).filter((key) => !known.takes.includes(key));
  for (const key of wrong) {
    const taken = known.takes.map((name) => (name === 'id' ? '`#name`' : `\`${name}=…\``)).join(' or ');
    report(state.file, 'attributes', openingOf(node), {
      message: `\`:::${node.name}\` has no attribute \`${key}\``,
      help: taken === '' ? 'take the braces out' : `it may have ${taken}`,
    });
  }
  if (label !== undefined && !known.label) {
    report(state.file, 'container', label, {
      message: `\`:::${node.name}\` cannot have a title`,
      help: 'only `:::annex` has one',
    });
  }
  const name = node.attributes?.['id'];
  if (typeof name === 'string' && !isName(name)) {
    report(state.file, 'attributes', openingOf(node), {
      message: `\`${shorten(name)}\` cannot be a name`,
      help: 'a name has letters, figures, - and _',
    });
  }
}

function nameOf({ node }: Open): { name?: string } {
  const id = node.attributes?.['id'];
  return typeof id === 'string' && id !== '' ? { name: id } : {};
}

function labelWords({ label }: Open, state: ReadState): Phrasing[] {
  return label === undefined ? [] : readPhrasing(label.children, state);
}

function readAnnex(container: Open, state: ReadState): Block[] {
  const { node, body } = container;
  if (state.within !== 'text') {
    report(state.file, 'container', openingOf(node), {
      message: 'this annex is inside another block',
      help: 'write annexes at the left edge, after the text',
    });
  }
  const children = state.readFlow(body, { ...state, within: 'annex', level: 0 });
  const tongue = node.attributes?.['original'];
  const original = typeof tongue === 'string' && tongue !== '' ? { originalLanguage: tongue } : {};
  return [
    {
      type: 'annex',
      title: labelWords(container, state),
      ...nameOf(container),
      ...original,
      children,
      position: node.position,
    },
  ];
}

function readQuote(container: Open, state: ReadState): Block[] {
  const children = state.readFlow(container.body, { ...state, within: 'quote' });
  return [...titled(container, state), { type: 'blockquote', children, position: container.node.position }];
}

function readNotice(container: Open, state: ReadState): Block[] {
  const children = state.readFlow(container.body, { ...state, within: 'notice' });
  return [{ type: 'notice', children: [...titled(container, state), ...children], position: container.node.position }];
}

function readFormula(container: Open, state: ReadState): Block[] {
  const blocks = state.readFlow(container.body, { ...state, within: 'notice' });
  return [
    ...titled(container, state),
    ...blocks.map((block, index): Block => {
      if (block.type !== 'paragraph') {
        report(state.file, 'container', block, { message: `\`:::formula\` can have paragraphs only` });
        return block;
      }
      const { role: _, ...words } = block;
      return { ...words, ...(index === 0 ? nameOf(container) : {}), type: 'formula' };
    }),
  ];
}

/** Words in brackets where no title belongs (reported) stay words. */
function titled(container: Open, state: ReadState): Block[] {
  const children = labelWords(container, state);
  return children.length === 0
    ? []
    : [{ type: 'paragraph', role: 'body', children, position: container.label?.position }];
}

function readSignatures(container: Open, state: ReadState): Block[] {
  const position = container.node.position;
  const strange = container.body.filter((child) => child.type !== 'paragraph' && !isComment(child));
  for (const child of strange) {
    report(state.file, 'container', child, {
      message: '`:::signatures` can have paragraphs only',
      help: 'write a paragraph for each signatory: the name, then the title on a line of its own',
    });
  }
  const signed = container.body
    .filter((child) => child.type === 'paragraph')
    .map((child) => signatureLines(child, state));
  return [
    ...titled(container, state),
    { type: 'signatures', children: signed, position },
    ...state.readFlow(strange, state),
  ];
}

function isComment(child: RootContent): boolean {
  return child.type === 'html';
}

/** A signatory: the first line is the name, those below it the title. Here a line end of the source is one of the page. */
function signatureLines(node: Paragraph, state: ReadState): Line[] {
  const lines: PhrasingContent[][] = [[]];
  for (const part of node.children.flatMap(atLineEnds)) {
    if (part.type === 'break') lines.push([]);
    else lines.at(-1)?.push(part);
  }
  const words = lines.map((line) => readPhrasing(line, state)).filter((line) => line.length > 0);
  return words.map((children, index) => ({
    type: 'line',
    slot: 'signature',
    style: index === 0 ? 'signature' : 'signature-title',
    children,
    position: spanOf(children) ?? node.position,
  }));
}

function atLineEnds(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'text') return [node];
  const lines = node.value.split(/\r\n|\n|\r/);
  return lines.flatMap((value, index): PhrasingContent[] =>
    index === 0 ? [{ ...node, value }] : [{ type: 'break' }, { ...node, value }],
  );
}

function spanOf(children: readonly Phrasing[]): Position | undefined {
  const start: Point | undefined = children[0]?.position?.start;
  const end: Point | undefined = children.at(-1)?.position?.end;
  return start === undefined || end === undefined ? undefined : { start, end };
}
