import { describe, expect, it } from '@jest/globals';
import { readEvent, writeEvent } from './event-record.js';
import { networkActivated } from './topics/network-activated.js';

const event = { territory: 't', generation: 7, checksum: 'x' };

describe('event records', () => {
  it('are read as they were written', () => {
    const { key, text } = writeEvent(networkActivated, event);
    expect(key).toBe('t');
    expect(readEvent(networkActivated, text, networkActivated.name)).toEqual({ kind: 'event', event });
  });

  it('say why they are refused', () => {
    const reasonOf = (text: string | null, schema?: string) => readEvent(networkActivated, text, schema);
    expect(reasonOf(null)).toEqual({ kind: 'refused', reason: 'NO_VALUE' });
    expect(reasonOf('{')).toEqual({ kind: 'refused', reason: 'UNPARSABLE' });
    expect(reasonOf('{}')).toEqual({ kind: 'refused', reason: 'WRONG_SCHEMA' });
    expect(reasonOf(JSON.stringify(event), 'network.generation-activated.v2')).toEqual({
      kind: 'refused',
      reason: 'UNKNOWN_SCHEMA',
    });
  });

  it('never quote a value when they cannot be written', () => {
    const write = () => writeEvent(networkActivated, { ...event, generation: 49.894067 });
    expect(write).toThrow('network.generation-activated.v1 cannot carry this event: generation invalid_type');
  });

  it('are refused when they are too large', () => {
    expect(() => writeEvent(networkActivated, { ...event, checksum: 'é'.repeat(140_000) })).toThrow(
      'at most 262144 bytes',
    );
  });
});
