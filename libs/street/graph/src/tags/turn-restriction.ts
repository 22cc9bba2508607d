import { conditionalValues } from './conditional.js';
import { valuesOf, type Tags } from './tags.js';

/** `no`: the turn is forbidden; `only`: every other turn is. */
export type TurnRule = 'no' | 'only';

/** Values that forbid or demand a turn (wiki.openstreetmap.org/wiki/Relation:restriction). */
const RULES: ReadonlyMap<string, TurnRule> = new Map<string, TurnRule>([
  ...['left_turn', 'right_turn', 'straight_on', 'u_turn', 'entry', 'exit'].map((turn): [string, TurnRule] => [
    `no_${turn}`,
    'no',
  ]),
  ...['left_turn', 'right_turn', 'straight_on', 'u_turn'].map((turn): [string, TurnRule] => [`only_${turn}`, 'only']),
]);

/** From the most specific key to the most general, as with access. */
const KEYS = ['restriction:motorcar', 'restriction:motor_vehicle', 'restriction:vehicle', 'restriction'];
const EXCEPTED = ['motorcar', 'motor_vehicle', 'vehicle'];

/**
 * What a relation says to cars; undefined when it says nothing. What it says at some hours is taken to hold at all, as nobody knows
 * when a car will pass.
 */
export function readTurnRestriction(tags: Tags): TurnRule | undefined {
  if (tags.get('type') !== 'restriction') return undefined;
  if (valuesOf(tags.get('except') ?? '').some((vehicle) => EXCEPTED.includes(vehicle))) return undefined;
  const values = KEYS.flatMap((key) => tags.get(key) ?? conditionalValues(tags, key));
  return values.length === 0 ? undefined : RULES.get(values[0]);
}
