import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Meter } from '@maillage/ports';

const bus = { territory: 'town', feed: 'bus' };
const fetched = { ...bus, via: 'fetch', outcome: 'changed' } as const;

/** What every meter promises, in whatever words it exposes: a series a line, its value last. */
export function describeMeter(name: string, make: () => Meter): void {
  describe(`${name} as a meter`, () => {
    let meter: Meter;
    beforeEach(() => {
      meter = make();
    });

    /** The values of the series of a name, by their line up to the value. */
    const read = async (metric: string): Promise<Record<string, number>> => {
      const lines = (await meter.expose()).split('\n').filter((line) => line.startsWith(metric));
      return Object.fromEntries(lines.map((line) => [line.replace(/ [^ ]+$/, ''), Number(/[^ ]+$/.exec(line)?.[0])]));
    };
    const values = async (metric: string) => Object.values(await read(metric)).sort((a, b) => a - b);

    it('exposes nothing that was not measured', async () => {
      expect(await meter.expose()).toBe('');
    });

    it('counts each series for itself, by one', async () => {
      meter.count('maillage_live_fetches_total', fetched);
      meter.count('maillage_live_fetches_total', fetched);
      meter.count('maillage_live_fetches_total', { ...fetched, outcome: 'failed' });
      expect(await values('maillage_live_fetches_total')).toEqual([1, 2]);
      const [line = ''] = Object.keys(await read('maillage_live_fetches_total')).filter((each) =>
        each.includes('failed'),
      );
      for (const word of ['town', 'bus', 'fetch']) expect(line).toContain(word);
    });

    it('tells how many were observed', async () => {
      for (const seconds of [0.2, 3]) meter.observe('maillage_live_fetch_seconds', bus, seconds);
      expect(await values('maillage_live_fetch_seconds_count')).toEqual([2]);
    });

    it('reads a gauge whenever it is asked, so that what is gone is not told', async () => {
      let readings = [{ labels: { territory: 'town' }, value: 5 }];
      meter.watch('maillage_realtime_sequence', () => Promise.resolve(readings));
      expect(await values('maillage_realtime_sequence')).toEqual([5]);
      readings = [6, 7].map((value) => ({ labels: { territory: `town-${String(value)}` }, value }));
      expect(await values('maillage_realtime_sequence')).toEqual([6, 7]);
      readings = [];
      expect(await values('maillage_realtime_sequence')).toEqual([]);
    });

    it('does without a reading that fails', async () => {
      meter.watch('maillage_live_feed_age_seconds', () => Promise.reject(new Error('the store is away')));
      meter.watch('maillage_network_generation', () => {
        throw new Error('not there yet');
      });
      meter.watch('process_resident_memory_bytes', () => [{ labels: {}, value: 1e6 }]);
      expect(await values('process_resident_memory_bytes')).toEqual([1e6]);
    });

    it.each(['48.123456,2.295753', '12 rue du Port', ''])(
      'tells a label that is no plain word as other: %j',
      async (feed) => {
        meter.count('maillage_live_fetches_total', { ...fetched, feed });
        const [line = ''] = Object.keys(await read('maillage_live_fetches_total'));
        expect(line).toContain('other');
        if (feed !== '') expect(line).not.toContain(feed);
      },
    );
  });
}
