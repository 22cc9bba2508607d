import type { TravelMode } from '../travel-mode.js';
import type { Tags } from './tags.js';

/** Whom water stops that flows over the way; stones are for those on foot, a boat is not ours. */
const STOPS: ReadonlyMap<string, readonly TravelMode[]> = new Map<string, readonly TravelMode[]>([
  ['yes', ['wheelchair']],
  ['tidal', ['wheelchair', 'bicycle', 'car']],
  ['stepping_stones', ['wheelchair', 'bicycle', 'car']],
  ['boat', ['foot', 'wheelchair', 'bicycle', 'car']],
]);

export const stopsAtFord = (tags: Tags, mode: TravelMode): boolean =>
  STOPS.get(tags.get('ford') ?? '')?.includes(mode) === true;
