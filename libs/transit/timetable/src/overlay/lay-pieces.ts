import { UNREACHED, pieceOf } from '../day-view.js';
import type { OverlaidColumns } from './overlaid-columns.js';
import type { Piece } from './place-overtaken.js';

/**
 * New slots of a chain in which runs lie in pieces. Where a piece is not ridden it has the times of what lies before it
 * or its own latest: the least with which times never fall, neither along the piece nor from slot to slot.
 */
export function layPieces(columns: OverlaidColumns, chain: number, pieces: readonly Piece[]): void {
  const length = columns.chains.stopCount[chain];
  const end = length - 1;
  const arrival = new Int32Array(length).fill(-UNREACHED);
  const departure = new Int32Array(length).fill(-UNREACHED);
  const [ownArrival, ownDeparture] = [new Int32Array(length), new Int32Array(length)];
  const laid = pieces.map(({ slot, first, last }) => {
    const { slots, profileArrival, profileDeparture } = columns;
    const start = slots.start[slot];
    const profile = slots.profile[slot];
    let time = -UNREACHED;
    for (let i = 0; i < length; i++) {
      if (i > 0)
        time = arrival[i] = first < i && i <= last ? start + profileArrival[profile + i] : Math.max(time, arrival[i]);
      if (i < end)
        time = departure[i] =
          first <= i && i < last ? start + profileDeparture[profile + i] : Math.max(time, departure[i]);
    }
    arrival[0] = departure[0];
    departure[end] = arrival[end];
    if (first === 0 && last === end) return { start, profile, piece: 0 };
    const since = departure[0];
    for (let i = 0; i < length; i++) {
      ownArrival[i] = arrival[i] - since;
      ownDeparture[i] = departure[i] - since;
    }
    const own = columns.addProfile(ownArrival, ownDeparture, length);
    return { start: since, profile: own, piece: pieceOf(first, last) };
  });
  columns.laySlots(
    chain,
    pieces.map(({ slot }) => slot),
  );
  const offset = columns.chains.slotOffset[chain];
  const { slots } = columns;
  laid.forEach(({ start, profile, piece }, place) => {
    slots.start[offset + place] = start;
    slots.profile[offset + place] = profile;
    slots.end[offset + place] = piece;
  });
}
