import type { NoticeLog } from '../notice-log.js';
import { notUtf8 } from '../rules/document-rules.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** The text of a document without its byte order mark; what is not UTF-8 is taken for Windows-1252, and told. */
export function decodeText(source: Uint8Array | string, file: string, log: NoticeLog): string {
  if (typeof source === 'string') return source.startsWith('\ufeff') ? source.slice(1) : source;
  try {
    return utf8.decode(source);
  } catch {
    log.add(notUtf8, { file });
    return windows1252.decode(source);
  }
}
