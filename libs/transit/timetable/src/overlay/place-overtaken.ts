import type { OverlaidColumns } from './overlaid-columns.js';

/** A run in a chain between two positions: the whole of it, or a piece, see `Slots.end`. */
export interface Piece {
  readonly slot: number;
  readonly first: number;
  readonly last: number;
}

/** A piece and before which of those that are there it belongs. */
interface Placed extends Piece {
  readonly place: number;
}

/**
 * Puts a run between those of a chain where it is in order with all of them, whole or, where one that is whole overtakes
 * it, in pieces; `isWitness` tells the runs that stand in for it from there on. Undefined when it overtakes others itself.
 */
export function placeOvertaken(
  columns: OverlaidColumns,
  pieces: readonly Piece[],
  slot: number,
  length: number,
  isWitness: (piece: Piece) => boolean,
): Piece[] | undefined {
  const placed: Placed[] = [];
  let first = 0;
  let low = 0;
  let high = pieces.length;
  let near = placeByStart(columns, pieces, slot);
  // departure 0, arrival 1, departure 1, … arrival length − 1
  for (let event = 1; event < 2 * length - 1; event++) {
    const position = event >> 1;
    const isArrival = (event & 1) === 0;
    const window = windowOf(columns, pieces, slot, position, isArrival, near);
    near = window.high;
    const [from, to] = [Math.max(low, window.low), Math.min(high, window.high)];
    if (from <= to) {
      low = from;
      high = to;
      continue;
    }
    // it is ahead of where it was
    if (window.low <= high) return undefined;
    if (!pieces.slice(high, window.low).some(isWitness)) return undefined;
    placed.push({ slot, first, last: isArrival ? position - 1 : position, place: high });
    first = position;
    low = isArrival ? 0 : window.low;
    high = isArrival ? pieces.length : window.high;
  }
  placed.push({ slot, first, last: length - 1, place: placed.length === 0 ? high : low });
  for (let i = 1; i < placed.length; i++) {
    const [before, after] = [placed[i - 1], placed[i]];
    if (!pieces.slice(before.place, after.place).some(isWitness)) return undefined;
  }
  const merged = between(pieces, placed);
  return goesOn(merged, length - 1, placed[0].place, placed[placed.length - 1].place + placed.length)
    ? merged
    : undefined;
}

interface Window {
  readonly low: number;
  readonly high: number;
}

/** Between which places a run is in order with all others at one of its times; `near` is where to look first. */
function windowOf(
  { slots, profileArrival, profileDeparture }: OverlaidColumns,
  pieces: readonly Piece[],
  slot: number,
  position: number,
  isArrival: boolean,
  near: number,
): Window {
  const times = isArrival ? profileArrival : profileDeparture;
  const time = slots.start[slot] + times[slots.profile[slot] + position];
  let low = 0;
  let high = near;
  for (; high < pieces.length; high++) {
    const there = timeOf(pieces[high]);
    if (there > time) break;
    if (there < time) low = high + 1;
  }
  for (let place = near - 1; place >= low; place--) {
    const there = timeOf(pieces[place]);
    if (there > time) high = place;
    else if (there < time) low = place + 1;
  }
  return { low, high };

  /** That of the run at hand where the other is not ridden. */
  function timeOf(other: Piece): number {
    const isRidden = isArrival
      ? other.first < position && position <= other.last
      : other.first <= position && position < other.last;
    return isRidden ? slots.start[other.slot] + times[slots.profile[other.slot] + position] : time;
  }
}

function placeByStart({ slots }: OverlaidColumns, pieces: readonly Piece[], slot: number): number {
  const start = slots.start[slot];
  let low = 0;
  for (let high = pieces.length; low < high;) {
    const middle = (low + high) >> 1;
    if (slots.start[pieces[middle].slot] <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function between(pieces: readonly Piece[], placed: readonly Placed[]): Piece[] {
  const merged = pieces.slice();
  for (const { place, slot, first, last } of placed.toReversed())
    if (last > first) merged.splice(place, 0, { slot, first, last });
  return merged;
}

/**
 * Whether who rides a piece to its end could have boarded whatever goes farther, up to the next run that is whole: of the
 * pieces since the whole run before `from`, and no farther than the whole one after `to`.
 */
function goesOn(pieces: readonly Piece[], end: number, from: number, to: number): boolean {
  const isWhole = ({ first, last }: Piece): boolean => first === 0 && last === end;
  let place = from;
  while (place > 0 && !isWhole(pieces[place - 1])) place--;
  for (; place < pieces.length; place++) {
    const { first, last } = pieces[place];
    if (place > to && isWhole(pieces[place])) return true;
    if (last === end) continue;
    for (let next = place + 1; ; next++) {
      const other = pieces[next];
      if (other.last > last && other.first > first) return false;
      if (isWhole(other)) break;
    }
  }
  return true;
}
