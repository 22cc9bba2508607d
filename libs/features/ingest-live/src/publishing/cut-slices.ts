export interface CutSlice<Item> {
  readonly items: readonly Item[];
  /** The items as JSON, which tells whether they changed. */
  readonly text: string;
  /** Items that no message could hold. */
  readonly dropped: number;
}

/** `items` by the hash of their ids into so many slices, each in the order of the feed and at most `maxBytes` of JSON. */
export function cutSlices<Item>(
  items: readonly Item[],
  count: number,
  idOf: (item: Item) => string,
  maxBytes: number,
): readonly CutSlice<Item>[] {
  const slices = Array.from({ length: count }, (): Item[] => []);
  for (const item of items) slices[hashOf(idOf(item)) % count]?.push(item);
  return slices.map((slice) => fitting(slice, maxBytes));
}

/** FNV-1a */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The first items that fit; nearly always all of them. */
function fitting<Item>(items: readonly Item[], maxBytes: number): CutSlice<Item> {
  const text = JSON.stringify(items);
  // A character takes three bytes at most.
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return { items, text, dropped: 0 };
  const kept: Item[] = [];
  let bytes = 2;
  for (const item of items) {
    const more = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (bytes + more > maxBytes) continue;
    bytes += more;
    kept.push(item);
  }
  return { items: kept, text: JSON.stringify(kept), dropped: items.length - kept.length };
}
