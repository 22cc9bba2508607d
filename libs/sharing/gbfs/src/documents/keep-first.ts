import { duplicateId, type JsonItem } from '@maillage/feed-reading';

/** What was read of some items, without those that were of no use and those that repeat an id. */
export function keepFirst<Item extends { readonly id: string }>(
  read: readonly (readonly [JsonItem, Item | undefined])[],
  field: string,
): Item[] {
  const seen = new Set<string>();
  return read.flatMap(([source, item]) => {
    if (!item) return [];
    if (seen.has(item.id)) {
      source.add(duplicateId, field, item.id);
      return [];
    }
    seen.add(item.id);
    return [item];
  });
}
