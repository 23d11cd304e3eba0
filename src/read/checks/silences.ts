/** `<!-- engross-disable rule: reason -->`: an author's word that a finding on the next block is meant. */
import type { Html, Root, RootContent } from 'mdast';
import { report, type Silence } from '../../report/message.js';
import { type ReadState, shorten } from '../state/read-state.js';

const COMMENT = /<!--\s*engross-disable\b([\s\S]*?)-->/;
const RULE_AND_REASON = /^([a-z][a-z-]*)\s*:\s*(\S[\s\S]*)$/;

/** Takes note of the silences of a source; they are heeded when its findings are settled (`report/message.ts`). */
export function readSilences(markdown: Root, state: ReadState): void {
  const silences: Silence[] = [];
  markdown.children.forEach((node, index) => {
    if (node.type !== 'html') return;
    // What follows the last end is no comment; each beginning there would be followed to the end of the text.
    const said = COMMENT.exec(node.value.slice(0, node.value.lastIndexOf('-->') + 3))?.[1];
    if (said === undefined) return;
    const silence = silenceOf(said, node, markdown.children[index + 1], state);
    if (silence !== undefined) silences.push(silence);
  });
  state.file.data['silences'] = silences;
}

function silenceOf(said: string, node: Html, next: RootContent | undefined, state: ReadState): Silence | undefined {
  const [, rule, reason] = RULE_AND_REASON.exec(said.trim()) ?? [];
  if (rule === undefined || reason === undefined) {
    const found = `\`engross-disable${shorten(said) === '' ? '' : ` ${shorten(said)}`}\``;
    report(state.file, 'silence', node, { found, expected: '`<!-- engross-disable rule: reason -->`' });
    return undefined;
  }
  const from = node.position?.start.line ?? 1;
  return { rule, reason, from, to: (next ?? node).position?.end.line ?? from };
}
