import { describe, expect, it } from '@jest/globals';
import {
  dateAt,
  formatInstant,
  isTimeZone,
  parseServiceDate,
  serviceAnchor,
  weekdayOf,
  type Instant,
} from './index.js';

const dayOf = (text: string) => {
  const day = parseServiceDate(text);
  if (day === undefined) throw new Error(`not a date: ${text}`);
  return day;
};

describe('service dates', () => {
  it.each(['20260229', '20261301', '2026011', '2026-01-01', '', '99999999'])('refuses %s', (text) => {
    expect(parseServiceDate(text)).toBeUndefined();
  });

  it('knows the weekday, before 1970 too', () => {
    expect([dayOf('20260105'), dayOf('20260111'), dayOf('19691231')].map(weekdayOf)).toEqual([0, 6, 2]);
  });

  // GTFS reference, "Time": measured from noon minus 12 h, which is not midnight when clocks change.
  it.each([
    ['20260115', '2026-01-14T23:00:00Z'],
    ['20260329', '2026-03-28T22:00:00Z'],
    ['20261025', '2026-10-24T23:00:00Z'],
    ['20270328', '2027-03-27T22:00:00Z'],
    ['20271031', '2027-10-30T23:00:00Z'],
    ['20260715', '2026-07-14T22:00:00Z'],
  ])('anchors %s in Paris at %s', (date, instant) => {
    expect(formatInstant(serviceAnchor(dayOf(date), 'Europe/Paris'))).toBe(instant);
  });

  it('finds the date of an instant in a zone', () => {
    const instant = (Date.parse('2026-10-25T23:30:00Z') / 1000) as Instant;
    expect(dateAt(instant, 'Europe/Paris')).toBe(dayOf('20261026'));
    expect(dateAt(instant, 'America/Mexico_City')).toBe(dayOf('20261025'));
  });

  it.each([
    ['Europe/Paris', true],
    ['Europe/Pari', false],
    ['+02:00', false],
    ['', false],
  ])('%s is a time zone: %s', (zone, expected) => {
    expect(isTimeZone(zone)).toBe(expected);
  });
});
