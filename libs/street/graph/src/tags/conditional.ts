import type { Tags } from './tags.js';

/**
 * What a key says at certain hours (`no @ (Mo-Fr 07:00-09:00)`, wiki.openstreetmap.org/wiki/Conditional_restrictions). A
 * snapshot knows no hour: whoever reads a value takes it into account all the time where it forbids, and never where it
 * allows, so that nothing is promised that is forbidden at some hour. Conditions that no clock tells, such as weights,
 * permits and weather, and those of one year say nothing.
 */
export const conditionalValues = (tags: Tags, key: string): readonly string[] =>
  hasConditions(tags) ? parse(tags.get(`${key}:conditional`)).flatMap(atSomeHour) : NONE;

const NONE: readonly string[] = [];

/** Few ways have any. */
function hasConditions(tags: Tags): boolean {
  for (const key of tags.keys()) if (key.endsWith(':conditional')) return true;
  return false;
}

const atSomeHour = ({ value, condition }: Rule): readonly string[] => (isByClock(condition) ? [value] : NONE);

/** Conditional rules on what ways let through: whether any was read, and whether any was not. */
export function countConditions(tags: Tags): { readonly isRead: boolean; readonly isUnread: boolean } {
  let [isRead, isUnread] = [false, false];
  for (const [key, text] of tags) {
    if (!CONDITIONAL.test(key)) continue;
    for (const { condition } of parse(text)) {
      if (isByClock(condition)) isRead = true;
      else isUnread = true;
    }
  }
  return { isRead, isUnread };
}

const CONDITIONAL =
  /^(access|foot|vehicle|bicycle|motor_vehicle|motorcar|oneway(:(foot|vehicle|bicycle|motor_vehicle|motorcar))?|maxspeed)(:(forward|backward))?:conditional$/;

interface Rule {
  readonly value: string;
  readonly condition: string;
}

/** `value @ (condition); value @ condition`; what is between brackets may have semicolons. */
const parse = (text: string | undefined): Rule[] =>
  text === undefined
    ? []
    : Array.from(text.matchAll(RULE), (match) => ({
        value: match[1].trim(),
        condition: (match.at(2) ?? match[3]).trim(),
      }));

const RULE = /([^@;]+)@\s*(?:\(([^)]*)\)|([^;]*))/g;

const isByClock = (condition: string): boolean => CLOCK.test(condition) && !OTHER.test(condition);

const CLOCK =
  /\d{1,2}:\d{2}|\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter|dawn|dusk|sunrise|sunset|winter|summer|24\/7)\b/;
/** Comparisons of a vehicle or a load, who one is, and works in a year that is told, most of which are over. */
const OTHER =
  /[<>=]|\b(20\d\d|permit|disabled|residents?|customers?|delivery|destination|employees?|hazmat|wet|snow|ice|rain|fog)\b/;
