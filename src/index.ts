/** The public interface of engross, for programs that build documents without the command line. */

export { type BuildResult, buildDocuments } from './build/build.js';
export type { BuildRequest } from './build/build-request.js';
export type { FormatName } from './render/index.js';
export { type Diagnostic, diagnosticsOf, formatReport } from './report/format-report.js';
export {
  type Fate,
  type Matched,
  matchSegments,
  type SegmentFate,
  type SourceSegment,
  sentSegments,
} from './revise/match-segments.js';
export type { Unreadable } from './revise/open-package.js';
export { type ReturnedDocx, readReturnedDocx } from './revise/returned-docx.js';
export type { OfficialDocument } from './tree/document.js';
export { openWorkspace, type Workspace } from './workspace.js';
export { version } from './world/package-files.js';
export { findRoot } from './world/read-files.js';
