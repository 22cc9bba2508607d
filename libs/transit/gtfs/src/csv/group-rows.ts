/** Rows of a table that belong together, in order: group g owns order[offset[g]] … order[offset[g + 1] − 1]. */
interface GroupedRows {
  readonly offset: Int32Array;
  /** Undefined when the rows are in that order already. */
  readonly order: Int32Array | undefined;
}

/** Groups rows by `group` (0 … groupCount − 1) and orders each group by `sequence`; equal sequences keep their order. */
export function groupRows(group: Int32Array, sequence: Int32Array, count: number, groupCount: number): GroupedRows {
  const offset = new Int32Array(groupCount + 1);
  let isOrdered = true;
  let lastGroup = 0;
  let lastSequence = -1;
  for (let row = 0; row < count; row++) {
    const own = group[row] as number;
    const ownSequence = sequence[row] as number;
    if (own < lastGroup || (own === lastGroup && ownSequence < lastSequence)) isOrdered = false;
    lastGroup = own;
    lastSequence = ownSequence;
    offset[own + 1] = (offset[own + 1] as number) + 1;
  }
  for (let g = 0; g < groupCount; g++) offset[g + 1] = (offset[g + 1] as number) + (offset[g] as number);
  return { offset, order: isOrdered ? undefined : orderRows(group, sequence, count, offset) };
}

/** Counting sort by group, then by insertion inside each: groups are short and mostly in order. */
function orderRows(group: Int32Array, sequence: Int32Array, count: number, offset: Int32Array): Int32Array {
  const next = offset.slice();
  const order = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const own = group[row] as number;
    const first = offset[own] as number;
    const ownSequence = sequence[row] as number;
    let place = next[own] as number;
    next[own] = place + 1;
    while (place > first && (sequence[order[place - 1] as number] as number) > ownSequence) {
      order[place] = order[place - 1] as number;
      place--;
    }
    order[place] = row;
  }
  return order;
}

/** A column in its new order, exactly as long as the rows are. */
export function reordered<Store extends Int32Array | Uint8Array | Float64Array>(
  column: Store,
  order: Int32Array | undefined,
  count: number,
): Store {
  if (order === undefined) return column.slice(0, count) as Store;
  const result = new (column.constructor as new (length: number) => Store)(count);
  for (let row = 0; row < count; row++) result[row] = column[order[row] as number] as number;
  return result;
}
