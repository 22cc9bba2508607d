import { DOCUMENT_LIMITS, LIMIT_UNITS, type DocumentLimits } from '../limits.js';
import type { NoticeLog } from '../notice-log.js';
import { documentTooLarge, emptyDocument, malformedDocument, webPage } from '../rules/document-rules.js';
import { decodeText } from '../text/decode-text.js';

/** A JSON document of unknown origin; undefined, with an error in the log, when it is none or costs too much. */
export function readJson(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): unknown {
  const text = source.length > limits.bytes ? '' : decodeText(source, file, log);
  const broken = source.length > limits.bytes ? 'bytes' : brokenLimit(text, limits);
  const first = /\S/.exec(text)?.[0];
  if (broken) log.add(documentTooLarge, { file }, { limit: limits[broken], ...LIMIT_UNITS[broken] });
  else if (first === undefined) log.add(emptyDocument, { file });
  else if (first === '<') log.add(webPage, { file });
  else return parse(text, file, log);
  return undefined;
}

function parse(text: string, file: string, log: NoticeLog): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    log.add(malformedDocument, { file, value: text.slice(0, 80) }, { format: 'JSON' });
    return undefined;
  }
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** Which limit a text would break, before anything is allocated for it. */
function brokenLimit(text: string, { depth, values }: DocumentLimits): 'depth' | 'values' | undefined {
  let level = 0;
  let count = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === BACKSLASH) i++;
      else inText = code !== QUOTE;
    } else if (code === QUOTE) inText = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++level > depth) return 'depth';
      if (++count > values) return 'values';
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level--;
    else if (code === COMMA && ++count > values) return 'values';
  }
  return undefined;
}
