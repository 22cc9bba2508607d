import { expect, it } from '@jest/globals';
import type { FeedsView } from '@maillage/contracts';
import { encodeRealtime, type MessageValue } from '@maillage/transit-gtfs-rt/testing';
import { bourg, publishFeed } from '../journeys/bourg.js';
import { until } from '../journeys/processes.js';
import { DATE, NOW } from './odd-live.js';
import { ODD_ENVIRONMENT, ODD_TOWN, type OddTown } from './odd-live-town.js';
import { NIGHT_TOWN, NIGHTS } from './odd-night-town.js';

interface Departure {
  readonly tripId: string;
  readonly realTime: boolean;
  readonly place: { readonly departure: string; readonly scheduledDeparture: string };
}

/** What an operator sends of runs, one message after the other (C20–C22). */
export function describeOddRuns(urlOf: () => string, townOf: () => OddTown): void {
  const get = async (path: string): Promise<unknown> => (await fetch(`${urlOf()}${path}`)).json();
  const send = async (town: string, timestamp: number, entity: readonly MessageValue[]): Promise<void> => {
    const { status } = await fetch(`${urlOf()}/t/${town}/v1/feeds/pushed/live`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${ODD_ENVIRONMENT['ODD_TOKEN'] ?? ''}` },
      body: new Blob([encodeRealtime({ header: { timestamp }, entity })]),
    });
    expect(status).toBe(200);
  };
  const feedOf = async (town: string, feed: string) =>
    ((await get(`/t/${town}/v1/feeds`)) as FeedsView).feeds.find(({ id }) => id === feed);
  const departures = async (town: string, time: string, count: number): Promise<readonly Departure[]> => {
    const address = `/t/${town}/api/v6/stoptimes?stopId=bus_mairie&n=${String(count)}&time=${time}`;
    return ((await get(address)) as { stopTimes: readonly Departure[] }).stopTimes;
  };
  const late = (trip_id: string, delay: number): MessageValue => ({
    id: trip_id,
    trip_update: {
      trip: { trip_id, start_date: DATE },
      stop_time_update: [{ stop_sequence: 0, departure: { delay } }],
    },
  });
  /** The last bus of the evening, which no row has. */
  const LAST = { before: 't1310', after: 'renamed1310', time: '2026-01-20T20:45:00Z' };
  const lateness = async (): Promise<readonly (number | string)[]> =>
    (await departures(ODD_TOWN, LAST.time, 1)).map(({ place, realTime }) =>
      realTime ? (Date.parse(place.departure) - Date.parse(place.scheduledDeparture)) / 1000 : 'as planned',
    );

  it('C20 a time without a date is that of the right service day when clocks change', async () => {
    for (const { now, told, board } of NIGHTS) {
      await send(NIGHT_TOWN, now, told);
      await until('it is told', async () =>
        (await departures(NIGHT_TOWN, board.from, 1)).every(({ realTime }) => realTime),
      );
      const seen = await departures(NIGHT_TOWN, board.from, board.departures.length);
      expect(seen.map(({ tripId, realTime, place }) => [tripId, realTime, place.departure])).toEqual(board.departures);
    }
  });

  it('C22 a hundred messages leave nothing when the last says nothing', async () => {
    for (let i = 1; i <= 100; i++) await send(ODD_TOWN, NOW - 250 + i, [late(LAST.before, i)]);
    await until('the last is told', async () => (await lateness())[0] === 100);
    await send(ODD_TOWN, NOW, []);
    await until('nothing is told', async () => (await lateness())[0] === 'as planned');
    const { live } = (await feedOf(ODD_TOWN, 'pushed')) ?? {};
    expect(live).toMatchObject({ entities: { tripUpdates: 0 }, matches: { received: 0, matched: 0 } });
  });

  it('C21 a feed that speaks of the version before is still understood', async () => {
    const before = (await feedOf(ODD_TOWN, 'bus'))?.active?.version ?? 0;
    const { 'trips.txt': trips = '', 'stop_times.txt': times = '', ...others } = bourg({ name: 'A', minute: 0 });
    const renamed = (table: string): string => table.replaceAll(/\bt(\d+)\b/g, 'renamed$1');
    await publishFeed(townOf().feed, { ...others, 'trips.txt': renamed(trips), 'stop_times.txt': renamed(times) });
    await fetch(`${urlOf()}/t/${ODD_TOWN}/v1/feeds/bus/refresh`, { method: 'POST' });
    await until(
      'the new version answers',
      async () => ((await feedOf(ODD_TOWN, 'bus'))?.active?.version ?? 0) > before,
    );
    await until(
      'its trips are told',
      async () => (await departures(ODD_TOWN, LAST.time, 1))[0]?.tripId.endsWith(LAST.after) === true,
    );
    await send(ODD_TOWN, NOW + 1, [late(LAST.before, 240)]);
    await until('it is late', async () => (await lateness())[0] === 240);
    await until('it is counted', async () => {
      const { live } = (await feedOf(ODD_TOWN, 'pushed')) ?? {};
      return live?.matches?.matched === 1;
    });
  });
}
