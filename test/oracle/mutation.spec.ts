import { beforeAll, describe, expect, it } from '@jest/globals';
import { compareTerritory, readBothSides, type BothSides } from './compare-territory.js';
import type { OracleTrip } from './oracle-network.js';
import { listTerritories, type OracleTerritory } from './territories.js';

/** Each test spoils the oracle's own copy of the demonstration territory: the comparison must see it. */
describe('the comparison', () => {
  let territory: OracleTerritory;
  let sound: BothSides;
  beforeAll(async () => {
    const [demonstration] = listTerritories();
    if (demonstration === undefined) throw new Error('there is no demonstration territory');
    territory = { ...demonstration, queries: 80, windows: 8 };
    sound = await readBothSides(territory);
  }, 60_000);

  const mismatchesWith = (change: (trip: OracleTrip) => Partial<OracleTrip>): readonly string[] => {
    const trips = sound.network.trips.map((trip) => ({ ...trip, ...change(trip) }));
    return compareTerritory({ ...sound, network: { ...sound.network, trips } }, territory, 1).mismatches;
  };
  /** One trip in ten. */
  const isChosen = ({ id }: OracleTrip): boolean =>
    Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 10 === 0;
  const later = (times: Int32Array): Int32Array => times.map((time) => time + 1);

  it('finds nothing when nothing was spoilt', () => {
    expect(mismatchesWith(() => ({}))).toEqual([]);
  });

  it('sees arrivals of one trip in ten a second late', () => {
    expect(mismatchesWith((trip) => (isChosen(trip) ? { arrivals: later(trip.arrivals) } : {}))).not.toEqual([]);
  });

  it('sees departures of one trip in ten a second late', () => {
    expect(mismatchesWith((trip) => (isChosen(trip) ? { departures: later(trip.departures) } : {}))).not.toEqual([]);
  });

  it('sees that one trip in ten takes nobody on', () => {
    const none = (trip: OracleTrip) => (isChosen(trip) ? { boards: new Uint8Array(trip.boards.length) } : {});
    expect(mismatchesWith(none)).not.toEqual([]);
  });

  it('sees changes a minute longer', () => {
    const longer = (list: BothSides['changes']['from']) =>
      list.map((ways) => ways.map(({ to, seconds }) => ({ to, seconds: seconds + 60 })));
    const changes = { ...sound.changes, from: longer(sound.changes.from), into: longer(sound.changes.into) };
    expect(compareTerritory({ ...sound, changes }, territory, 1).mismatches).not.toEqual([]);
  });

  it('sees another clock', () => {
    const elsewhere = { ...territory, timezone: 'Europe/Helsinki' };
    expect(compareTerritory(sound, elsewhere, 1).mismatches).not.toEqual([]);
  });
});
