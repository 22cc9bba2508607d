import { documentTooLarge, malformedDocument, webPage, type Rule } from '@maillage/feed-reading';
import {
  compressedMessage,
  impossibleLength,
  jsonMessage,
  nestedTooDeep,
  textMessage,
  truncatedMessage,
} from '../rules/message-rules.js';
import type { WireFault } from '../wire/wire-error.js';

const LOOKED_AT = 512;

/** Why bytes could not be read: what they are instead, or else where the protobuf breaks. */
export function nameFault(bytes: Uint8Array, fault: WireFault | undefined): Rule | undefined {
  if ((bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return compressedMessage;
  const start = bytes.subarray(0, LOOKED_AT);
  if (start.every(isOfText)) {
    const text = new TextDecoder().decode(start).trimStart();
    if (/^<[a-z!?]/i.test(text)) return webPage;
    if (/^[[{]/.test(text)) return jsonMessage;
    if (text.length > 0) return textMessage;
  }
  return fault && FAULTS[fault];
}

const FAULTS: Readonly<Record<WireFault, Rule>> = {
  TRUNCATED: truncatedMessage,
  IMPOSSIBLE_LENGTH: impossibleLength,
  TOO_DEEP: nestedTooDeep,
  TOO_LARGE: documentTooLarge,
  MALFORMED: malformedDocument,
};

/** Printable, a blank, or part of a letter beyond ASCII. */
const isOfText = (byte: number): boolean => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
