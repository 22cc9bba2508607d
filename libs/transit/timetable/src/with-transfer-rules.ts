import type { DayView } from './day-view.js';
import { FORBIDDEN_CHANGE } from './timetable.js';
import { sharedArray } from './view/shared-array.js';

/** What a request asks of every change, as MOTIS defines it: additional + max(min, factor × what the timetable says). */
export interface ChangeRules {
  readonly minTransferSeconds: number;
  readonly additionalTransferSeconds: number;
  /** 1 or more. */
  readonly transferTimeFactor: number;
  /** How much longer a walk takes than the timetable says, for those who walk slower; the change at one stop is not walked. */
  readonly walkFactor?: number;
}

/**
 * The view with longer changes, everything else shared. Walks stay sorted: the rule never turns a shorter one into
 * a longer one.
 */
export function withTransferRules(view: DayView, rules: ChangeRules): DayView {
  const { minTransferSeconds, additionalTransferSeconds, transferTimeFactor, walkFactor = 1 } = rules;
  const adjust = (seconds: number) =>
    seconds >= FORBIDDEN_CHANGE
      ? seconds
      : additionalTransferSeconds + Math.max(minTransferSeconds, Math.ceil(seconds * transferTimeFactor));
  const adjusted = (seconds: Int32Array, factor: number) => {
    const copy = sharedArray(Int32Array, seconds.length);
    for (let i = 0; i < copy.length; i++) copy[i] = adjust(factor === 1 ? seconds[i] : Math.ceil(seconds[i] * factor));
    return copy;
  };
  return {
    ...view,
    footpathSeconds: adjusted(view.footpathSeconds, walkFactor),
    changeSeconds: adjusted(view.changeSeconds, 1),
  };
}
