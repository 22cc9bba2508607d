import { FORBIDDEN, slownessOf, type Traveller } from './speed-class.js';
import type { StreetGraph } from './street-graph.js';
import { MODE_INDEX } from './travel-mode.js';

/** The greatest speed of the traveller on any street, in metres per second: nobody is anywhere sooner than the crow at it. */
export function fastestSpeed({ classes }: Pick<StreetGraph, 'classes'>, traveller: Traveller): number {
  const slowness = slownessOf(traveller);
  const mode = MODE_INDEX[traveller.mode];
  let least = Infinity;
  for (let word = mode * 2; word < classes.length; word += 8)
    for (const speedClass of [classes[word], classes[word + 1]])
      if (speedClass !== FORBIDDEN) least = Math.min(least, slowness[speedClass]);
  // decimetres per decisecond; on foot to the door at the least
  return Math.max(1 / least, traveller.walkMetresPerSecond);
}
