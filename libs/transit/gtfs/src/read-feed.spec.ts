import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatServiceTime } from '@maillage/kernel';
import { readFeed } from './read-feed.js';
import { brokenInvariants } from './testing/broken-invariants.js';
import { city } from './testing/city.js';
import type { FeedFiles } from './feed-files.js';

const CITY = `
  BUS 1      A 08:00    B 08:10    C 08:20
  BUS 1      A 25:00    B -        C 25:20/25:22
  TRAM T     A 08:00    B 08:04 ↑  C 08:09 ↓
  TRAIN 7    A 08:00    C 08:05    trip=x block=b service=sunday headsign=Old_Harbour
  stop B     300 0
  station S  A B
  every BUS 1/1  08:00  10:00  600  exact
  transfer B C   type=2 min=180 fromTrip=x
  service sunday  ......7  20260101 20261231  +20260501 -20260517`;

describe('readFeed', () => {
  it('reads a city as it is drawn', async () => {
    const { feed, notices } = await readFeed(city(CITY));
    expect(notices.map(({ code }) => code)).toEqual(['INTERPOLATED_TIMES']);
    expect(feed?.timezone).toBe('Europe/Paris');
    expect(feed?.stops.map(({ id, parent, locationType }) => [id, parent, locationType])).toEqual([
      ['A', 3, 0],
      ['B', 3, 0],
      ['C', -1, 0],
      ['S', -1, 1],
    ]);
    expect(feed?.routes.map(({ id, shortName, type }) => [id, shortName, type])).toEqual([
      ['BUS 1', '1', 3],
      ['TRAM T', 'T', 0],
      ['TRAIN 7', '7', 2],
    ]);
    expect(feed?.trips).toMatchObject({
      id: ['BUS 1/1', 'BUS 1/2', 'TRAM T/1', 'x'],
      headsign: ['', '', '', 'Old Harbour'],
      block: Int32Array.of(-1, -1, -1, 0),
      service: Int32Array.of(0, 0, 0, 1),
    });
    expect(Array.from(feed?.stopTimes.departure ?? [], (time) => formatServiceTime(time).slice(0, 5)).join(' ')).toBe(
      '08:00 08:10 08:20 25:00 25:10 25:22 08:00 08:04 08:09 08:00 08:05',
    );
    expect(feed?.stopTimes).toMatchObject({
      offset: Int32Array.of(0, 3, 6, 9, 11),
      pickup: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
      dropOff: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0),
    });
    expect(feed?.frequencies).toEqual([{ trip: 0, start: 28_800, end: 36_000, headwaySeconds: 600, exact: true }]);
    expect(feed?.transfers).toMatchObject([{ fromStop: 1, toStop: 2, fromTrip: 3, type: 2, minTransferSeconds: 180 }]);
  });

  it('says which line of a city it does not understand', () => {
    expect(() => city('BUS 1  A 08:00  B at noon')).toThrow('BUS 1  A 08:00  B at noon');
    expect(() => city('COACH 1  A 08:00  B 08:10')).toThrow('COACH 1');
  });

  it('never throws and never breaks a promise, whatever happens to the bytes', async () => {
    const files = await contentsOf(city(CITY));
    const damage = fc.record({
      file: fc.constantFrom(...files.keys()),
      position: fc.nat(2000),
      removed: fc.nat(20),
      inserted: fc.oneof(
        fc.constantFrom(
          ',',
          '"',
          '\n',
          '\r',
          '\n\n',
          ',,,,',
          '-1',
          'NULL',
          '99:99:99',
          '2147483648',
          '\ufeff',
          '\0',
          'A',
          'x',
          '1e9',
          '__proto__',
        ),
        fc.string({ maxLength: 6 }),
      ),
      chunkBytes: fc.constantFrom(1, 5, 1000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const damaged = new Map(files);
        for (const { file, position, removed, inserted } of damages) {
          const text = damaged.get(file) ?? '';
          const start = position % (text.length + 1);
          damaged.set(file, text.slice(0, start) + inserted + text.slice(start + removed));
        }
        const { feed, notices } = await readFeed(inChunks(damaged, damages[0]?.chunkBytes ?? 1));
        expect(feed === undefined).toBe(notices.some(({ severity }) => severity === 'error'));
        if (feed) expect(brokenInvariants(feed)).toEqual([]);
        for (const { count, samples } of notices) {
          expect(samples.length).toBeLessThanOrEqual(Math.min(count, 20));
          for (const { message } of samples) expect(`${message.fr}${message.en}`).not.toMatch(/\{\w+\}/);
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

async function contentsOf(files: FeedFiles): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const name of files.names) {
    for await (const chunk of files.open(name)) contents.set(name, new TextDecoder().decode(chunk));
  }
  return contents;
}

function inChunks(contents: ReadonlyMap<string, string>, chunkBytes: number): FeedFiles {
  return {
    names: [...contents.keys()],
    async *open(name) {
      const bytes = new TextEncoder().encode(contents.get(name));
      for (let start = 0; start < bytes.length; start += chunkBytes)
        yield await Promise.resolve(bytes.slice(start, start + chunkBytes));
    },
  };
}
