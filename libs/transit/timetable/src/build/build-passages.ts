import type { Passages } from '../timetable.js';
import type { PathwayWalks } from './walk-pathways.js';

/** Between entrances and platforms, and between platforms. */
export function buildPassages(
  onFoot: PathwayWalks,
  inWheelchair: PathwayWalks,
  indexOf: Int32Array,
  isEntrance: (row: number) => boolean,
): Passages {
  const rows = [...onFoot.ends()].sort((a, b) => indexOf[a] - indexOf[b]);
  const found = rows.flatMap((from) =>
    [...onFoot.from(from)]
      .filter(([to]) => !isEntrance(from) || !isEntrance(to))
      .map(([to, seconds]) => ({ from, to, seconds, stepFree: inWheelchair.from(from).get(to) ?? -1 }))
      .sort((a, b) => indexOf[a.to] - indexOf[b.to]),
  );
  return {
    from: Int32Array.from(found, ({ from }) => indexOf[from]),
    to: Int32Array.from(found, ({ to }) => indexOf[to]),
    seconds: Int32Array.from(found, ({ seconds }) => seconds),
    wheelchairSeconds: Int32Array.from(found, ({ stepFree }) => stepFree),
  };
}
