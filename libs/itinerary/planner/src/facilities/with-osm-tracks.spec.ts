import { describe, expect, it } from '@jest/globals';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import type { Stop, TransitFeed } from '@maillage/transit-model';
import type { OsmPlace } from './osm-place.js';
import { withOsmTracks } from './with-osm-tracks.js';

async function line(told: Partial<Stop> = {}): Promise<TransitFeed> {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:10'));
  if (!feed) throw new Error('no feed');
  return { ...feed, stops: feed.stops.map((stop) => (stop.id === 'A' ? { ...stop, ...told } : stop)) };
}

/** Fifty metres from stop A. */
const platform = ({ stops }: TransitFeed, id: string, tags: OsmPlace['tags']): OsmPlace => {
  const stop = stops.find((candidate) => candidate.id === 'A');
  if (!stop) throw new RangeError('no stop A');
  const [latitude, longitude] = [stop.latitude + 0.00045, stop.longitude];
  const lines = [
    [
      { latitude, longitude },
      { latitude, longitude: longitude + 0.001 },
    ],
  ];
  return { id, latitude, longitude, tags: { railway: 'platform', ...tags }, lines };
};

const trackOf = ({ stops }: TransitFeed): string | undefined => stops.find(({ id }) => id === 'A')?.platformCode;

describe('platform codes of OpenStreetMap', () => {
  it.each([
    ['of the platform that bears the id', { 'ref:FR:SNCF': 'A', local_ref: '2' }, '2'],
    ['of a platform of trains by its number', { uic_ref: 'A', ref: '3' }, '3'],
    ['none where it bears another id', { 'ref:FR:SNCF': 'B', local_ref: '2' }, ''],
    ['none without an id', { local_ref: '2' }, ''],
    ['none where it is several', { 'ref:FR:SNCF': 'A', local_ref: '2;3' }, ''],
    ['none where the number is the id', { ref: 'A' }, ''],
    ['none for the number of a bus stop', { railway: 'no', highway: 'platform', uic_ref: 'A', ref: '123' }, ''],
  ])('are told to stops that have none: %s', async (_, tags, expected) => {
    const feed = await line();
    expect(trackOf(withOsmTracks(feed, [platform(feed, 'w1', tags)]))).toBe(expected);
  });

  it('are none where several platforms bear the id of the stop', async () => {
    const feed = await line();
    const told = ['1', '2'].map((track) => platform(feed, `w${track}`, { uic_ref: 'A', local_ref: track }));
    expect(withOsmTracks(feed, told)).toBe(feed);
  });

  it('leave those that the feed tells', async () => {
    const feed = await line({ platformCode: 'B' });
    expect(withOsmTracks(feed, [platform(feed, 'w1', { uic_ref: 'A', local_ref: '2' })])).toBe(feed);
  });
});
