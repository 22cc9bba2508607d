import { describe, expect, it } from '@jest/globals';
import { HostRests } from './host-rests.js';

describe('hosts that fail', () => {
  const at = (random = 0.5) => {
    const clock = { now: 0 };
    return {
      clock,
      rests: new HostRests(
        () => clock.now,
        () => random,
      ),
    };
  };

  it('are asked on until they have failed five times in a row', () => {
    const { rests } = at();
    for (let failure = 1; failure <= 4; failure++) {
      rests.failed('a', undefined);
      expect(rests.secondsLeft('a')).toBe(0);
    }
    rests.failed('a', undefined);
    expect(rests.secondsLeft('a')).toBe(30);
    expect(rests.secondsLeft('b')).toBe(0);
  });

  it('rest twice as long with each failed trial, up to five minutes, and one request tries', () => {
    const { clock, rests } = at();
    for (let failure = 1; failure <= 5; failure++) rests.failed('a', undefined);
    const lengths: number[] = [];
    for (let trial = 1; trial <= 7; trial++) {
      clock.now += rests.secondsLeft('a');
      expect(rests.secondsLeft('a')).toBe(0);
      expect(rests.secondsLeft('a')).toBeGreaterThan(0); // the others wait for the outcome
      rests.failed('a', undefined);
      lengths.push(rests.secondsLeft('a'));
    }
    expect(lengths).toEqual([60, 120, 240, 300, 300, 300, 300]);
  });

  it('are as new when one trial works', () => {
    const { rests } = at();
    for (let failure = 1; failure <= 5; failure++) rests.failed('a', undefined);
    rests.worked('a');
    rests.failed('a', undefined);
    expect(rests.secondsLeft('a')).toBe(0);
  });

  it('C24 come back when they say so, within an hour, and not all who wait at once', () => {
    const { rests } = at(0);
    rests.failed('a', 90);
    expect(rests.secondsLeft('a')).toBe(90);
    rests.failed('b', 1e9);
    expect(rests.secondsLeft('b')).toBe(3_600);
    const late = at(0.99);
    late.rests.failed('a', 90);
    expect(late.rests.secondsLeft('a')).toBeGreaterThan(95);
  });
});
