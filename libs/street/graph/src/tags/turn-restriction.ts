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
/** Restrictions at certain hours; we do not know when somebody will pass. */
const HOURS = ['hour_on', 'hour_off', 'day_on', 'day_off'];

/** What a relation says to cars at every hour; undefined when it says nothing. `restriction:conditional` says nothing. */
export function readTurnRestriction(tags: Tags): TurnRule | undefined {
  if (tags.get('type') !== 'restriction' || HOURS.some((key) => tags.has(key))) return undefined;
  if (valuesOf(tags.get('except') ?? '').some((vehicle) => EXCEPTED.includes(vehicle))) return undefined;
  const key = KEYS.find((name) => tags.has(name));
  return key === undefined ? undefined : RULES.get(tags.get(key) ?? '');
}
