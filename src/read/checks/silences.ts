/** `<!-- engross-disable rule: reason -->`: an author's word that a finding on the next block is meant. */
import type { Html, Root, RootContent } from 'mdast';
import { report } from '../../report/report.js';
import type { Silence } from '../../report/settle.js';
import { type ReadState, shorten } from '../state/read-state.js';

const COMMENT = /<!--\s*engross-disable\b([\s\S]*?)-->/;
const RULE_AND_REASON = /^([a-z][a-z-]*)\s*:\s*(\S[\s\S]*)$/;

/** The silences of a source, which are heeded when its diagnostics are settled (`report/settle.ts`). */
export function readSilences(markdown: Root, state: Pick<ReadState, 'file'>): Silence[] {
  const silences: Silence[] = [];
  markdown.children.forEach((node, index) => {
    if (node.type !== 'html') return;
    // What follows the last end is no comment; each beginning there would be followed to the end of the text.
    const said = COMMENT.exec(node.value.slice(0, node.value.lastIndexOf('-->') + 3))?.[1];
    if (said === undefined) return;
    const silence = silenceOf(said, node, markdown.children[index + 1], state);
    if (silence !== undefined) silences.push(silence);
  });
  return silences;
}

function silenceOf(
  said: string,
  node: Html,
  next: RootContent | undefined,
  state: Pick<ReadState, 'file'>,
): Silence | undefined {
  const [, rule, reason] = RULE_AND_REASON.exec(said.trim()) ?? [];
  if (rule === undefined || reason === undefined) {
    report(state.file, 'silence', node, {
      message: `\`engross-disable${shorten(said) === '' ? '' : ` ${shorten(said)}`}\` does not name a rule and a reason`,
      help: 'write `<!-- engross-disable rule: reason -->`',
    });
    return undefined;
  }
  const from = node.position?.start.line ?? 1;
  return { rule, reason, from, to: (next ?? node).position?.end.line ?? from };
}
