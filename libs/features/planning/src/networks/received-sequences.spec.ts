import { describe, expect, it } from '@jest/globals';
import { ReceivedSequences } from './received-sequences.js';

describe('the newest messages in values', () => {
  it('are kept for the last values, and are the newest for older ones', () => {
    const received = new ReceivedSequences();
    expect([received.newest, received.of(0)]).toEqual([0, 0]);
    for (let value = 1; value <= 20; value++) received.note(value, 100 * value);
    expect([received.of(20), received.of(5), received.of(4)]).toEqual([2_000, 500, 2_000]);
  });

  it('follow messages that leave a value as it is', () => {
    const received = new ReceivedSequences();
    received.note(1, 100);
    received.note(1, 130);
    expect([received.of(1), received.newest, received.of(0)]).toEqual([130, 130, 0]);
  });

  it('may go back: what was received last is too old, and what is still believed is older', () => {
    const received = new ReceivedSequences();
    received.note(1, 130);
    received.note(2, 90);
    expect([received.of(1), received.newest]).toEqual([130, 90]);
  });
});
