/** Severity of a difference between a language version and its original. */
import type { Severity } from '../lint/rules/rule.js';
import type { ConcordVersion } from './difference.js';

const RANK: readonly Severity[] = ['info', 'warning', 'error'];

/** Error in an issued text, which must agree with its original; warning in a draft; info in an unofficial translation. */
export function severityOf({ document, context }: ConcordVersion, atMost?: Severity): Severity {
  const byStatus = statusSeverity(document.meta.status, context.fields.unofficial === true);
  return atMost !== undefined && RANK.indexOf(atMost) < RANK.indexOf(byStatus) ? atMost : byStatus;
}

function statusSeverity(status: string, isUnofficial: boolean): Severity {
  if (isUnofficial || status === 'withdrawn') return 'info';
  return status === 'issued' || status === 'adopted' || status === 'reissued' ? 'error' : 'warning';
}
