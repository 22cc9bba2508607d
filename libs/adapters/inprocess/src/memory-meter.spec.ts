import { beforeEach, describe, expect, it } from '@jest/globals';
import { METRICS } from '@maillage/ports';
import { describeMeter } from '@maillage/testing';
import { MemoryMeter } from './memory-meter.js';

const bus = { territory: 'town', feed: 'bus' };
const fetched = { ...bus, via: 'fetch', outcome: 'changed' };
const FETCHED = 'maillage_live_fetches_total{territory="town",feed="bus",via="fetch",outcome="changed"}';

/** The grammar of the text format 0.0.4, narrowed to what is ever written. */
const HELP = /^# HELP ([a-z_]+) \S.*$/;
const TYPE = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/;
const SAMPLE = /^([a-z_]+)(\{[a-z_]+="[^"\\\n]*"(,[a-z_]+="[^"\\\n]*")*\})? (\+Inf|-Inf|NaN|-?[\d.]+(e[+-]?\d+)?)$/;

/** Samples by name and labels. @throws where a line breaks the grammar, or a name is not introduced once, before its samples */
function parse(text: string): Record<string, number> {
  const samples: Record<string, number> = {};
  const introduced = new Set<string>();
  let current = '';
  expect(text).toMatch(/^$|\n$/);
  for (const line of text.split('\n').slice(0, -1)) {
    const [, helped] = HELP.exec(line) ?? [];
    const [, typed] = TYPE.exec(line) ?? [];
    const [, name] = SAMPLE.exec(line) ?? [];
    if (helped !== undefined) {
      if (introduced.has(helped)) throw new Error(`twice: ${line}`);
      introduced.add((current = helped));
    } else if (typed !== undefined) expect(typed).toBe(current);
    else if (name === undefined) throw new Error(`not of the format: ${line}`);
    else {
      expect(name.replace(/_(bucket|sum|count)$/, '')).toBe(current);
      const [key = '', value = ''] = line.split(/ (?=[^ ]+$)/);
      if (key in samples) throw new Error(`twice: ${line}`);
      samples[key] = Number(value.replace('Inf', 'Infinity'));
    }
  }
  return samples;
}

describeMeter('MemoryMeter', () => new MemoryMeter());

describe('what is measured in memory', () => {
  let meter: MemoryMeter;
  beforeEach(() => {
    meter = new MemoryMeter();
  });
  const read = async () => parse(await meter.expose());

  it('counts by exactly one, each series for itself', async () => {
    meter.count('maillage_live_fetches_total', fetched);
    const before = await read();
    meter.count('maillage_live_fetches_total', fetched);
    meter.count('maillage_live_fetches_total', { ...fetched, outcome: 'failed' });
    expect(before).toEqual({ [FETCHED]: 1 });
    expect(await read()).toEqual({ [FETCHED]: 2, [FETCHED.replace('changed', 'failed')]: 1 });
  });

  it('sums up the buckets of a histogram, a bound belonging to its own', async () => {
    for (const seconds of [0.05, 0.06, 3, 1_000]) meter.observe('maillage_live_fetch_seconds', bus, seconds);
    const samples = await read();
    const name = 'maillage_live_fetch_seconds';
    const labels = 'territory="town",feed="bus"';
    const buckets = ['0.05', '0.1', '0.25', '0.5', '1', '2.5', '5', '10', '30', '+Inf'].map(
      (bound) => samples[`${name}_bucket{${labels},le="${bound}"}`],
    );
    expect(buckets).toEqual([1, 2, 2, 2, 2, 2, 3, 3, 3, 4]);
    expect(samples[`${name}_count{${labels}}`]).toBe(4);
    expect(samples[`${name}_sum{${labels}}`]).toBeCloseTo(1_003.11);
  });

  it('reads gauges when it is asked; one that fails leaves the others', async () => {
    let sequence = 5;
    meter.watch('maillage_realtime_sequence', () => [{ labels: { territory: 'town' }, value: sequence }]);
    meter.watch('maillage_live_feed_age_seconds', () => Promise.reject(new Error('the store is away')));
    meter.watch('process_resident_memory_bytes', () => [{ labels: {}, value: 1e21 }]);
    sequence = 6;
    expect(await read()).toEqual({
      'maillage_realtime_sequence{territory="town"}': 6,
      process_resident_memory_bytes: 1e21,
    });
  });

  it.each(['48.123456,2.295753', '48.123456', '12 rue du Port', 'a"} 1\nb{c="', '', 'x'.repeat(65)])(
    'tells a label that is no plain word as other: %j',
    async (feed) => {
      meter.count('maillage_live_fetches_total', { ...fetched, feed });
      expect(await read()).toEqual({ [FETCHED.replace('"bus"', '"other"')]: 1 });
    },
  );

  it('does not grow without end', async () => {
    for (let id = 0; id < 10_050; id++) {
      meter.count('maillage_live_fetches_total', { ...fetched, feed: String(id) });
    }
    expect(Object.keys(await read())).toHaveLength(10_000);
  });

  it('has labels of declared things only', () => {
    const names = new Set(Object.values(METRICS).flatMap(({ labels }): readonly string[] => labels));
    expect([...names].sort()).toEqual(['entity', 'feed', 'outcome', 'reason', 'territory', 'via']);
  });
});
