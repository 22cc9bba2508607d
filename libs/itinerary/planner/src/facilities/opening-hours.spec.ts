import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@maillage/kernel';
import { isOpenIn, minuteOfWeek, parseOpeningHours } from './opening-hours.js';

/** 2026-01-05 is a Monday. */
const at = (local: string): Instant => (Date.parse(`${local}:00+01:00`) / 1000) as Instant;

describe('opening hours', () => {
  it.each([
    ['24/7', '2026-01-05T03:00', true],
    ['Mo-Fr 07:00-19:00', '2026-01-05T07:00', true],
    ['Mo-Fr 07:00-19:00', '2026-01-05T19:00', false],
    ['Mo-Fr 07:00-19:00', '2026-01-10T12:00', false],
    ['Mo-Fr 07:00-19:00; Sa 08:00-12:00', '2026-01-10T11:59', true],
    ['Mo-Su 06:00-23:00; Su off', '2026-01-11T12:00', false],
    ['07:00-12:00,14:00-19:00', '2026-01-07T13:00', false],
    ['07:00-12:00, 14:00-19:00', '2026-01-07T14:00', true],
    ['Mo-Sa 06:00-01:30', '2026-01-06T01:00', true],
    ['Mo-Sa 06:00-01:30', '2026-01-06T02:00', false],
    ['Su 20:00-04:00', '2026-01-05T03:00', true],
    ['Fr-Mo 10:00-18:00', '2026-01-05T10:00', true],
    ['Fr-Mo 10:00-18:00', '2026-01-06T10:00', false],
    ['Mo,We 10:00-18:00', '2026-01-06T10:00', false],
    ['Mo-Fr 00:00-24:00', '2026-01-09T23:59', true],
    ['Mo-Su,PH 05:00-24:00', '2026-01-05T04:00', false],
    ['Mo-Su 05:00-24:00; PH off', '2026-01-05T12:00', true],
    ['Mo-Fr 24/7', '2026-01-05T03:00', true],
  ])('%s at %s: %s', (text, local, isOpen) => {
    const hours = parseOpeningHours(text);
    expect(hours && isOpenIn(hours, minuteOfWeek(at(local), 'Europe/Paris'))).toBe(isOpen);
  });

  it.each(['', 'Apr-Oct: 08:00-20:00', 'sunrise-sunset', 'on appointment', 'PH off', '"call us"', 'Mo-Xx 08:00-12:00'])(
    'nobody says that it is closed: %s',
    (text) => expect(parseOpeningHours(text)).toBeUndefined(),
  );
});
