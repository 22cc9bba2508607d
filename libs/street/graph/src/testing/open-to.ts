import { readWayRule } from '../tags/way-rule.js';
import { TRAVEL_MODES } from '../travel-mode.js';
import { readTags } from './read-tags.js';

/** Foot, wheelchair, bicycle, car: `=` open, `>` along, `<` against, `-` closed. */
export function openTo(tags: string): string {
  const classes = readWayRule(readTags(tags))?.classes;
  return TRAVEL_MODES.map((_, mode) => {
    const [along, against] = [classes?.[mode * 2] ?? 0, classes?.[mode * 2 + 1] ?? 0];
    return along > 0 ? (against > 0 ? '=' : '>') : against > 0 ? '<' : '-';
  }).join('');
}
