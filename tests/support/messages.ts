/** Diagnostics as messages of a VFile: what those see who work with unified. */
import type { VFileMessage } from 'vfile-message';
import { type SourceFile, sourceFile } from '../../src/report/source-file.js';
import { vfileOf } from '../../src/report/vfile.js';

/** The messages of a file; none where there is no file. */
export function messagesOf(file: Partial<SourceFile> | undefined): VFileMessage[] {
  return vfileOf({ ...sourceFile({}), ...file }).messages;
}

/** What a reader sees of a message: what is wrong and, after a dot, what to do. */
export function saidOf({ reason, note }: VFileMessage): string {
  return note === null || note === undefined ? reason : `${reason} · ${note}`;
}
