import type { DayView, StopIndex } from '@maillage/transit-timetable';
import type { PassedStop } from './passing-view.js';

type Walks = Pick<DayView, 'footpathOffset' | 'footpathStop' | 'footpathSeconds' | 'changeSeconds'>;

/** The walks of every layer, and those that lead up: to a stop that is to be passed or on from it, after the stay. */
export function layeredWalks(view: DayView, passed: readonly PassedStop[]): Walks {
  const { stopCount, changeSeconds } = view;
  const layers = passed.length + 1;
  const footpathOffset = new Int32Array(stopCount * layers + 1);
  const [stops, seconds]: [number[], number[]] = [[], []];
  for (let layer = 0; layer < layers; layer++)
    for (let from = 0; from < stopCount; from++) {
      for (const walk of walksFrom(view, from, layer, passed[layer])) {
        stops.push(walk.to);
        seconds.push(walk.seconds);
      }
      footpathOffset[layer * stopCount + from + 1] = stops.length;
    }
  return {
    footpathOffset,
    footpathStop: Int32Array.from(stops),
    footpathSeconds: Int32Array.from(seconds),
    changeSeconds: Int32Array.from({ length: stopCount * layers }, (_, row) => changeSeconds[row % stopCount] ?? 0),
  };
}

interface Walk {
  readonly to: number;
  readonly seconds: number;
}

/** Sorted, the shortest first, as the search wants them. */
function walksFrom(view: DayView, from: number, layer: number, next: PassedStop | undefined): readonly Walk[] {
  const { stopCount, footpathOffset, footpathStop, footpathSeconds, changeSeconds } = view;
  const isAt = next?.platforms.has(from as StopIndex) ?? false;
  const here = layer * stopCount;
  const [walks, rises]: [Walk[], Walk[]] = [[], []];
  const rise = (to: number, seconds: number): void => {
    rises.push({ to: here + stopCount + to, seconds });
  };
  const change = changeSeconds[from] ?? 0;
  if (isAt && next) rise(from, Math.max(next.staySeconds, change));
  for (let f = footpathOffset[from] ?? 0; f < (footpathOffset[from + 1] ?? 0); f++) {
    const [to, seconds] = [footpathStop[f] ?? 0, footpathSeconds[f] ?? 0];
    walks.push({ to: here + to, seconds });
    if (next && (isAt || next.platforms.has(to as StopIndex))) rise(to, seconds + next.staySeconds);
  }
  return rises.length === 0 ? walks : [...walks, ...rises].sort((a, b) => a.seconds - b.seconds);
}
