/** What it is worth that a language version does not say what its original says. */
import type { Severity } from '../lint/rules/rule.js';
import type { ConcordVersion } from './difference.js';

const RANK: readonly Severity[] = ['info', 'warning', 'error'];

/** An issued text must agree with its original; a draft is told; an unofficial translation is informed. */
export function severityOf({ document, context }: ConcordVersion, atMost?: Severity): Severity {
  const byStatus = statusSeverity(document.meta.status, context.fields.unofficial === true);
  return atMost !== undefined && RANK.indexOf(atMost) < RANK.indexOf(byStatus) ? atMost : byStatus;
}

function statusSeverity(status: string, isUnofficial: boolean): Severity {
  if (isUnofficial || status === 'withdrawn') return 'info';
  return status === 'issued' || status === 'adopted' || status === 'reissued' ? 'error' : 'warning';
}
