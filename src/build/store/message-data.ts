/** Messages as plain data, so that they travel between threads and into the cache, and back. */
import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Edit, Related } from '../../report/message.js';

/** One message without its file. */
export interface MessageData {
  reason: string;
  rule: string;
  /** As VFile keeps it: true an error, false a warning, undefined information. */
  fatal: boolean | undefined;
  place: Position | Point | undefined;
  note: string | undefined;
  url: string | undefined;
  fix: Edit[] | undefined;
  related: Related[] | undefined;
}

/** The messages of a file from the one at `from` on. */
export function packMessages(file: VFile, from = 0): MessageData[] {
  return file.messages.slice(from).map((message) => ({
    reason: message.reason,
    rule: message.ruleId ?? 'internal',
    fatal: message.fatal ?? undefined,
    place: message.place,
    note: message.note,
    url: message.url,
    fix: message.fix,
    related: message.related,
  }));
}

/** Puts messages on a file's list again. */
export function unpackMessages(file: VFile, messages: readonly MessageData[]): void {
  for (const data of messages) {
    const message: VFileMessage = file.message(data.reason, {
      ruleId: data.rule,
      source: 'engross',
      place: data.place,
    });
    message.fatal = data.fatal;
    if (data.url !== undefined) message.url = data.url;
    if (data.note !== undefined) message.note = data.note;
    if (data.fix !== undefined) message.fix = data.fix;
    if (data.related !== undefined) message.related = data.related;
  }
}
