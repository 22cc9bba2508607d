import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant, ServiceDay } from '@maillage/kernel';
import { dayOf } from '@maillage/transit-timetable';
import { servicePeriod } from './service-period.js';

const YEAR = { firstDay: 20_454 as ServiceDay, dayCount: 365, timezone: 'Europe/Paris' };

describe('servicePeriod', () => {
  const period = servicePeriod(YEAR);

  it('knows the day of every instant of its days', () => {
    const inside = fc.integer({ min: period.start, max: period.end - 1 }).map((instant) => instant as Instant);
    fc.assert(
      fc.property(inside, (instant) => expect(period.dayOf(instant)).toBe(dayOf(YEAR, instant))),
      { numRuns: 500 },
    );
  });

  it('knows it around the hours when clocks change', () => {
    for (const date of ['2026-03-29', '2026-10-25']) {
      const midnight = Date.parse(`${date}T00:00:00Z`) / 1000;
      for (let minutes = -180; minutes <= 180; minutes += 15) {
        const instant = (midnight + minutes * 60) as Instant;
        expect(period.dayOf(instant)).toBe(dayOf(YEAR, instant));
      }
    }
  });

  it('keeps what is outside to its first and last day', () => {
    expect(period.dayOf(0 as Instant)).toBe(period.firstDay);
    expect(period.dayOf((period.end + 10 * 86_400) as Instant)).toBe(period.lastDay);
  });
});
