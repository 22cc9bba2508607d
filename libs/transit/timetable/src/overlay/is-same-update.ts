import type { RunUpdate } from './run-update.js';

/** Whether two updates of one run say the same. */
export function isSameUpdate(a: RunUpdate, b: RunUpdate): boolean {
  if (a.kind === 'cancelled' || b.kind === 'cancelled')
    return a.kind === 'cancelled' && b.kind === 'cancelled' && a.isDeleted === b.isDeleted;
  if (!isSameArray(a.arrival, b.arrival) || !isSameArray(a.departure, b.departure)) return false;
  if (a.kind === 'retimed')
    return b.kind === 'retimed' && isSameArray(a.skipped, b.skipped) && isSameArray(a.stops, b.stops);
  return (
    b.kind === 'added' &&
    a.route === b.route &&
    a.likeTrip === b.likeTrip &&
    a.headsign === b.headsign &&
    a.wheelchair === b.wheelchair &&
    a.bikes === b.bikes &&
    isSameArray(a.stops, b.stops) &&
    isSameArray(a.boarding, b.boarding)
  );
}

function isSameArray(a: Int32Array | Uint8Array | undefined, b: Int32Array | Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return a === b;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
