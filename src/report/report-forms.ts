/** Forms of a report, as `--report` names them; apart from `format-report.ts` so that the command line starts quickly. */
export const REPORTS = ['text', 'json', 'sarif', 'github'] as const;
export type ReportForm = (typeof REPORTS)[number];
