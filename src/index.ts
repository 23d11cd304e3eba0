/** The public interface of engross, for programs that compile and build documents without the command line: docs/api.md. */
export { type BuildOptions, type BuildOutcome, buildDocuments } from './api/build-documents.js';
export {
  type Compiled,
  type CompiledDocument,
  type CompileOptions,
  compile,
  type Rendered,
} from './api/compile.js';
export { engrossHtml, engrossParse, engrossShape, type ParseOptions } from './api/presets.js';
export type { TextSource } from './api/source-names.js';
export type { Unreadable } from './package/open-package.js';
export type { FormatName } from './render/index.js';
export type { ReportedDiagnostic as Diagnostic } from './report/format-report.js';
export {
  type Fate,
  type Matched,
  matchSegments,
  type SegmentFate,
  type SourceSegment,
  sentSegments,
} from './revise/match-segments.js';
export { type ReturnedDocx, readReturnedDocx } from './revise/returned-docx.js';
export type * from './tree/blocks.js';
export type { Furniture, Meta, MetaEvent, OfficialDocument } from './tree/document.js';
export type { Content } from './tree/handlers.js';
export type { Label, Marks } from './tree/node.js';
export type * from './tree/phrasing.js';
export { plainText } from './tree/text.js';
export { visit } from './tree/visit.js';
export { version } from './world/package-files.js';
