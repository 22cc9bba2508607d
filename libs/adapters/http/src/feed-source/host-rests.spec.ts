import { describe, expect, it } from '@jest/globals';
import { HostRests } from './host-rests.js';

const secondsLeft = (rests: HostRests, host: string): number => rests.restOf(host)?.seconds ?? 0;

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
      rests.failed('a', 'CUT', undefined);
      expect(secondsLeft(rests, 'a')).toBe(0);
    }
    rests.failed('a', 'CUT', undefined);
    expect(secondsLeft(rests, 'a')).toBe(30);
    expect(secondsLeft(rests, 'b')).toBe(0);
  });

  it('rest twice as long with each failed trial, up to five minutes, and one request tries', () => {
    const { clock, rests } = at();
    for (let failure = 1; failure <= 5; failure++) rests.failed('a', 'CUT', undefined);
    const lengths: number[] = [];
    for (let trial = 1; trial <= 7; trial++) {
      clock.now += secondsLeft(rests, 'a');
      expect(secondsLeft(rests, 'a')).toBe(0);
      expect(secondsLeft(rests, 'a')).toBeGreaterThan(0); // the others wait for the outcome
      rests.failed('a', 'CUT', undefined);
      lengths.push(secondsLeft(rests, 'a'));
    }
    expect(lengths).toEqual([60, 120, 240, 300, 300, 300, 300]);
  });

  it('are left alone for what went wrong last', () => {
    const { rests } = at();
    rests.failed('a', 'CUT', undefined);
    rests.failed('a', 'BUSY', 60);
    expect(rests.restOf('a')?.code).toBe('BUSY');
  });

  it('are as new when one trial works', () => {
    const { rests } = at();
    for (let failure = 1; failure <= 5; failure++) rests.failed('a', 'CUT', undefined);
    rests.worked('a');
    rests.failed('a', 'CUT', undefined);
    expect(secondsLeft(rests, 'a')).toBe(0);
  });

  it('C24 come back when they say so, within an hour, and not all who wait at once', () => {
    const { rests } = at(0);
    rests.failed('a', 'CUT', 90);
    expect(secondsLeft(rests, 'a')).toBe(90);
    rests.failed('b', 'CUT', 1e9);
    expect(secondsLeft(rests, 'b')).toBe(3_600);
    const late = at(0.99);
    late.rests.failed('a', 'CUT', 90);
    expect(secondsLeft(late.rests, 'a')).toBeGreaterThan(95);
  });
});
