/** Columns that hold codes of texts, the texts, drawings and storeys. */
const FOR_WRITERS =
  /^texts\.|^lines\.|\.(id|code|name|platformCode|headsign|shortName|longName|color|textColor|url|level)$/;

const BYTES: Readonly<Record<string, number>> = {
  Int8Array: 1,
  Uint8Array: 1,
  Uint16Array: 2,
  Int32Array: 4,
  Uint32Array: 4,
  Float64Array: 8,
};

/** The bytes of a snapshot that the router reads. */
export function bytesWithoutTexts(file: Uint8Array<ArrayBuffer>): number {
  const headerLength = new DataView(file.buffer).getUint32(12, true);
  const { sections } = JSON.parse(new TextDecoder().decode(file.subarray(64, 64 + headerLength))) as {
    sections: readonly { readonly name: string; readonly type: string; readonly length: number }[];
  };
  return sections
    .filter(({ name }) => !FOR_WRITERS.test(name))
    .reduce((bytes, { type, length }) => bytes + length * (BYTES[type] ?? NaN), 0);
}
