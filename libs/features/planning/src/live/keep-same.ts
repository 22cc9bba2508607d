/**
 * A slice comes whole when one item of it changed. What says the same as before stays the object that it was, and so does
 * the list as a whole, so that work done for it need not be done again.
 */
export function keepSame<Item>(known: readonly Item[] = [], items: readonly Item[]): readonly Item[] {
  const byEntity = new Map(known.map((item) => [entityOf(item), item]));
  const kept = items.map((item) => {
    const before = byEntity.get(entityOf(item));
    return before !== undefined && saysSame(before, item) ? before : item;
  });
  return kept.length === known.length && kept.every((item, i) => item === known[i]) ? known : kept;
}

const entityOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'entityId' in item ? item.entityId : undefined;

/** Of plain values. */
function saysSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [known, other] = [a as Plain, b as Plain];
  let names = 0;
  for (const name in known) {
    if (!(name in other) || !saysSame(known[name], other[name])) return false;
    names++;
  }
  for (const _ in other) names--;
  return names === 0;
}

type Plain = Readonly<Record<string, unknown>>;
