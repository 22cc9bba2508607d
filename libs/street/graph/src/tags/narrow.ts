import type { TravelMode } from '../travel-mode.js';
import { parseMetres } from './length.js';
import type { Tags } from './tags.js';

/** Metres that a mode needs: a wheelchair between its rims with the hands, a handlebar, a small car between its mirrors. */
const NEEDED: Readonly<Record<TravelMode, number>> = { foot: 0.3, wheelchair: 0.8, bicycle: 0.5, car: 1.8 };
const KEYS = ['maxwidth:physical', 'maxwidth', 'width'];

/** Whether a way or a gap in a barrier is too narrow for a mode, by the narrowest width that is told. */
export const isTooNarrow = (tags: Tags, mode: TravelMode): boolean =>
  KEYS.some((key) => (parseMetres(tags.get(key)) ?? Infinity) < NEEDED[mode]);
