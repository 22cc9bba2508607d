import type { Instant } from '@maillage/kernel';
import type { TimeRange } from '@maillage/transit-model';

/** Whether one of the periods, which end before their end, has an instant in [from, to]; no periods are always. */
export const overlaps = (periods: readonly TimeRange[], from: Instant, to: Instant): boolean =>
  periods.length === 0 || periods.some(({ start = -Infinity, end = Infinity }) => start <= to && from < end);
