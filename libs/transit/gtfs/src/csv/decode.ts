const utf8 = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** The text of some bytes; undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (start === end) return '';
  try {
    return utf8.decode(bytes.subarray(start, end));
  } catch {
    return undefined;
  }
}

/** The text as far as it can be told, for showing a person what is wrong. */
export const decodeLeniently = (bytes: Uint8Array, start: number, end: number): string =>
  lenient.decode(bytes.subarray(start, end));

/** The charset that text which is not UTF-8 is most likely written in. */
export function guessCharset(bytes: Uint8Array, start: number, end: number): string {
  return bytes.subarray(start, end).includes(0) ? 'UTF-16' : 'windows-1252';
}
