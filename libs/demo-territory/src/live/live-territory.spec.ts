import { describe, expect, it } from '@jest/globals';
import { entry, parseServiceDate, serviceAnchor, type Instant, type ServiceDay } from '@maillage/kernel';
import { readParking } from '@maillage/parking-facilities';
import { readGbfs } from '@maillage/sharing-gbfs';
import bindings from 'gtfs-realtime-bindings';
import { demoTerritory } from '../demo-territory.js';

const { Alert, FeedMessage, TripDescriptor, TripUpdate } = bindings.transit_realtime;
const { SCHEDULED, CANCELED, DUPLICATED, NEW } = TripDescriptor.ScheduleRelationship;
const { SKIPPED } = TripUpdate.StopTimeUpdate.ScheduleRelationship;
const ZONE = 'Europe/Paris';
const firstOfMonth = parseServiceDate('20261101') ?? (0 as ServiceDay);
const { feeds, live, bikeShare, parkings } = demoTerritory({ seed: 1, today: firstOfMonth });
/** A clock time of a date, as an instant. */
const on = (date: string, hours: number): Instant =>
  (serviceAnchor(parseServiceDate(date) ?? firstOfMonth, ZONE) + hours * 3_600) as Instant;
const decode = (name: Parameters<typeof live.read>[0], instant: Instant) =>
  FeedMessage.decode(live.read(name, instant)).entity;
const text = (name: Parameters<typeof live.read>[0], instant: Instant): string =>
  new TextDecoder().decode(live.read(name, instant));

type Row = Readonly<Record<string, string>>;
function rows(file: string): Row[] {
  const [header = '', ...lines] = (feeds.bus[file] ?? '').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i] ?? '', value])));
}
const seconds = (time = ''): number => time.split(':').reduce((total, part) => total * 60 + Number(part), 0);
const stopTimes = new Map<string, Row[]>();
for (const row of rows('stop_times.txt')) {
  const trip = row['trip_id'] ?? '';
  stopTimes.set(trip, [...(stopTimes.get(trip) ?? []), row]);
}

const MORNING = on('20261124', 8);

describe('trip updates of a Tuesday morning', () => {
  const updates = decode('bus/trip-updates.pb', MORNING).map(({ tripUpdate }) => tripUpdate);

  it('tell of buses by the dozen, most of them close to the timetable', () => {
    expect(updates.length).toBeGreaterThan(60);
    const delays = updates
      .flatMap((update) => update?.stopTimeUpdate ?? [])
      .flatMap(({ arrival }) => arrival?.delay ?? []);
    const late = delays.filter((delay) => delay > 300).length;
    expect(delays.length).toBeGreaterThan(500);
    expect(late / delays.length).toBeGreaterThan(0.01);
    expect(late / delays.length).toBeLessThan(0.25);
  });

  it('name trips, sequences and stops of the timetable, and times that are the timetable plus the delay', () => {
    for (const update of updates) {
      if (update?.trip.scheduleRelationship !== SCHEDULED) continue;
      const planned = stopTimes.get(update.trip.tripId ?? '') ?? [];
      expect(planned.length).toBeGreaterThan(1);
      const anchor = serviceAnchor(parseServiceDate(update.trip.startDate ?? '') ?? firstOfMonth, ZONE);
      for (const call of update.stopTimeUpdate ?? []) {
        const row = planned.find(({ stop_sequence }) => Number(stop_sequence) === call.stopSequence);
        expect(row?.['stop_id']).toBe(call.stopId);
        if (!call.arrival) continue;
        expect(Number(call.arrival.time)).toBe(anchor + seconds(row?.['arrival_time']) + (call.arrival.delay ?? 0));
      }
    }
  });

  it('never say that a bus goes back in time', () => {
    for (const update of updates) {
      const times = (update?.stopTimeUpdate ?? []).flatMap(({ arrival, departure }) => [
        ...(arrival ? [Number(arrival.time)] : []),
        ...(departure ? [Number(departure.time)] : []),
      ]);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

it('predictions of a bus end in what happens: what is foretold at a stop converges on the time of leaving it', () => {
  const [first] = decode('bus/trip-updates.pb', MORNING).flatMap(({ tripUpdate }) =>
    tripUpdate?.trip.scheduleRelationship === SCHEDULED && (tripUpdate.stopTimeUpdate?.length ?? 0) > 12
      ? [tripUpdate]
      : [],
  );
  const trip = first?.trip.tripId;
  const lastStop = first?.stopTimeUpdate?.at(-3)?.stopSequence;
  const foretold: number[] = [];
  for (let minute = 0; minute < 90; minute++) {
    const update = decode('bus/trip-updates.pb', (MORNING + minute * 60) as Instant).find(
      ({ tripUpdate }) => tripUpdate?.trip.tripId === trip && tripUpdate?.trip.scheduleRelationship === SCHEDULED,
    )?.tripUpdate;
    const call = update?.stopTimeUpdate?.find(({ stopSequence }) => stopSequence === lastStop);
    if (call?.departure) foretold.push(Number(call.departure.time));
  }
  expect(foretold.length).toBeGreaterThan(10);
  const passed = entry(foretold, foretold.length - 1);
  expect(Math.abs(entry(foretold, foretold.length - 2) - passed)).toBeLessThanOrEqual(120);
});

it('within a working day some runs are cancelled with an alert, some stops left out, some buses and trains added', () => {
  const seen = { cancelled: 0, skipped: 0, duplicated: 0, added: 0 };
  let alertsOfCancelled = 0;
  for (const date of ['20261123', '20261124', '20261125', '20261126', '20261127']) {
    for (let hours = 6; hours < 21; hours += 0.5) {
      const instant = on(date, hours);
      for (const name of ['bus/trip-updates.pb', 'rail/trip-updates.pb'] as const) {
        for (const { tripUpdate } of decode(name, instant)) {
          const relationship = tripUpdate?.trip.scheduleRelationship;
          if (relationship === CANCELED) seen.cancelled++;
          if (relationship === DUPLICATED) seen.duplicated++;
          if (relationship === NEW) seen.added++;
          if (tripUpdate?.stopTimeUpdate?.some(({ scheduleRelationship }) => scheduleRelationship === SKIPPED))
            seen.skipped++;
        }
      }
      alertsOfCancelled += decode('bus/alerts.pb', instant).filter(
        ({ alert }) => alert?.effect === Alert.Effect.NO_SERVICE,
      ).length;
    }
  }
  expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
  expect(alertsOfCancelled).toBeGreaterThan(0);
});

it('vehicles are where they can be: inside the territory, moving between two instants', () => {
  const [before, after] = [MORNING, (MORNING + 60) as Instant].map(
    (instant) =>
      new Map(
        decode('bus/vehicle-positions.pb', instant).flatMap(({ id, vehicle }) =>
          vehicle?.position ? [[id, vehicle.position] as const] : [],
        ),
      ),
  );
  expect(before?.size).toBeGreaterThan(20);
  const moved = [...(before ?? [])].filter(([id, { latitude, longitude }]) => {
    expect(Math.abs(latitude - 47.95)).toBeLessThan(0.3);
    expect(Math.abs(longitude - 4.88)).toBeLessThan(0.3);
    return after?.has(id) === true && after.get(id)?.latitude !== latitude;
  });
  expect(moved.length).toBeGreaterThan((before?.size ?? 0) / 2);
});

describe('shared bicycles', () => {
  const status = (instant: Instant) => {
    const files = new Map([
      ...Object.entries(live.bikeShare),
      ['station_status.json', text('velorvel/station_status.json', instant)] as const,
    ]);
    return readGbfs(files);
  };

  it('please our own reader, are announced, and fill no more docks than there are', () => {
    const reading = status(MORNING);
    expect(reading.notices).toEqual([]);
    const capacity = new Map(reading.stations.map((station) => [station.id, station.capacity]));
    const raw = JSON.parse(text('velorvel/station_status.json', MORNING)) as {
      data: { stations: { station_id: string; num_vehicles_available: number; num_docks_available: number }[] };
    };
    expect(raw.data.stations.map(({ station_id }) => station_id).sort()).toEqual([...capacity.keys()].sort());
    for (const station of raw.data.stations) {
      expect(station.num_vehicles_available).toBeGreaterThanOrEqual(0);
      expect(station.num_docks_available).toBeGreaterThanOrEqual(0);
      expect(station.num_vehicles_available + station.num_docks_available).toBe(capacity.get(station.station_id));
    }
    expect(Object.keys(live.bikeShare)).toEqual(Object.keys(bikeShare));
  });

  it('are neither lost nor doubled in a day: those that stand are never more than at dawn, and all are back at night', () => {
    const standing = (instant: Instant): number =>
      (
        JSON.parse(text('velorvel/station_status.json', instant)) as {
          data: { stations: { num_vehicles_available: number }[] };
        }
      ).data.stations.reduce((sum, { num_vehicles_available }) => sum + num_vehicles_available, 0);
    const dawn = standing(on('20261124', 4.5));
    const hours = Array.from({ length: 40 }, (_, i) => standing(on('20261124', 5 + i / 2)));
    expect(Math.max(...hours)).toBeLessThanOrEqual(dawn);
    expect(Math.min(...hours)).toBeLessThan(dawn);
    expect(standing(on('20261124', 27.5))).toBe(dawn);
  });

  it('run out at some stations and fill others in the course of a week', () => {
    const seen = { empty: 0, full: 0 };
    for (let hours = 0; hours < 24 * 7; hours++) {
      const { data } = JSON.parse(text('velorvel/station_status.json', on('20261123', hours))) as {
        data: { stations: { num_vehicles_available: number; num_docks_available: number }[] };
      };
      for (const station of data.stations) {
        if (station.num_vehicles_available === 0) seen.empty++;
        if (station.num_docks_available === 0) seen.full++;
      }
    }
    expect(seen.empty).toBeGreaterThan(0);
    expect(seen.full).toBeGreaterThan(0);
  });
});

describe('car parks', () => {
  const at = (instant: Instant) =>
    readParking('parkapi-v3', new Map([['parkings.json', text('parkings.json', instant)]]));

  it('are those of the standing feed, told without a notice', () => {
    const { facilities, availability, notices } = at(MORNING);
    const standing = readParking('schema-stationnement', new Map([['parkings.csv', parkings]])).facilities;
    expect(notices).toEqual([]);
    expect(facilities.map(({ name, capacity, isParkAndRide }) => [name, capacity, isParkAndRide])).toEqual(
      standing.map(({ name, capacity, isParkAndRide }) => [name, capacity, isParkAndRide]),
    );
    expect(availability.size).toBe(facilities.length);
  });

  it('fill in the morning and empty in the evening; park-and-ride is full on some days', () => {
    const free = (instant: Instant): number =>
      [...at(instant).availability.values()].reduce((sum, park) => sum + (park.free ?? 0), 0);
    expect(free(on('20261124', 4))).toBeGreaterThan(free(on('20261124', 11)) * 2);
    const week = [23, 24, 25, 26, 27].flatMap((date) => [
      ...at(on(`202611${String(date)}`, 11.9)).availability.values(),
    ]);
    expect(week.some((park) => park.free === 0)).toBe(true);
  });
});

it('the same instant gives the same bytes, whatever was asked before', () => {
  const other = demoTerritory({ seed: 1, today: firstOfMonth }).live;
  other.read('velorvel/station_status.json', on('20261130', 12));
  for (const name of [
    'bus/trip-updates.pb',
    'rail/alerts.pb',
    'velorvel/station_status.json',
    'parkings.json',
  ] as const)
    expect(other.read(name, MORNING)).toEqual(live.read(name, MORNING));
});
