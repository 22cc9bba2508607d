import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatScopedId,
  formatTripInstanceId,
  parseScopedId,
  parseServiceTime,
  parseTripInstanceId,
  type ServiceDay,
} from './index.js';

const feed = fc.stringMatching(/^[a-z0-9-]{1,40}$/);

describe('ids that leave', () => {
  it('splits a scoped id at its first underscore, whatever follows', () => {
    fc.assert(
      fc.property(feed, fc.string(), (name, id) => {
        expect(parseScopedId(formatScopedId(name, id))).toEqual({ feed: name, id });
      }),
    );
  });

  it.each(['', 'abc', '_abc', 'Feed_x', 'a b_x'])('refuses %j', (text) => {
    expect(parseScopedId(text)).toBeUndefined();
  });

  it('reads back the id of a run, past midnight too', () => {
    fc.assert(
      fc.property(
        feed,
        fc.string({ minLength: 1 }),
        fc.integer({ min: 0, max: 40_000 }),
        fc.nat(6000),
        (name, id, day, minute) => {
          const text = formatTripInstanceId(name, id, day as ServiceDay, minute * 60);
          expect(parseTripInstanceId(text)).toEqual({ feed: name, id, serviceDay: day, startSeconds: minute * 60 });
        },
      ),
    );
  });

  it('has MOTIS’s form', () => {
    expect(formatTripInstanceId('cts', 'T_1', 20_473 as ServiceDay, 25 * 3600 + 5 * 60 + 30)).toBe(
      '20260120_25:05_cts_T_1',
    );
  });

  it.each([
    ['25:35:00', 92_100],
    ['7:5:0', 25_500],
    [' 07:05:00 ', 25_500],
    ['-1:00:00', undefined],
    ['08:60:00', undefined],
    ['0800', undefined],
  ])('reads the time %s as %s', (text, seconds) => {
    expect(parseServiceTime(text)).toBe(seconds);
  });
});
