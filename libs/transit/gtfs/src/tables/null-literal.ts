/** Whether a text is one of the words that databases print for an absent value. */
export const isNullLiteral = (text: string): boolean => /^(null|none|nil|n\/a|na|\\n)$/i.test(text);

export const isNullLiteralAt = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start <= 4 && isNullLiteral(String.fromCharCode(...bytes.subarray(start, end)));
