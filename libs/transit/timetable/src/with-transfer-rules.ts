import type { DayView } from './day-view.js';
import { FORBIDDEN_CHANGE } from './timetable.js';
import { sharedArray } from './view/shared-array.js';

/** What a request asks of every change, as MOTIS defines it: additional + max(min, factor × what the timetable says). */
export interface ChangeRules {
  readonly minTransferSeconds: number;
  readonly additionalTransferSeconds: number;
  /** 1 or more. */
  readonly transferTimeFactor: number;
  /**
   * How much longer a walk takes than the timetable says, for those who walk slower; the change at one stop is not walked,
   * and who walks faster needs no less than it.
   */
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
  const adjusted = (seconds: Int32Array, walked: (index: number) => number) => {
    const copy = sharedArray(Int32Array, seconds.length);
    for (let i = 0; i < copy.length; i++) copy[i] = adjust(walked(i));
    return copy;
  };
  const { footpathSeconds, changeSeconds } = view;
  // one for all stops, so that walks stay sorted; the timetable has it at all stops of which no rule tells another
  const usualChange = changeSeconds.slice().sort()[changeSeconds.length >> 1] ?? 0;
  const walkedSeconds = (index: number) => {
    const seconds = footpathSeconds[index];
    return Math.max(Math.min(seconds, usualChange), Math.ceil(seconds * walkFactor));
  };
  return {
    ...view,
    footpathSeconds: adjusted(footpathSeconds, walkFactor === 1 ? (index) => footpathSeconds[index] : walkedSeconds),
    changeSeconds: adjusted(changeSeconds, (index) => changeSeconds[index]),
  };
}
