import { describe, expect, it } from '@jest/globals';
import { entry, parseFeedId } from '@maillage/kernel';
import { readBoard, type BoardQuery } from '../boards/read-board.js';
import { ALL_MODES } from '../network/transit-mode.js';
import { liveCallAt, runOf, stateOf } from '../network/trip-run.js';
import { RunningCity } from '../testing/running-city.js';
import { inWheelchair, planCity, type PlannedCity } from '../testing/planned-city.js';

const DAY = '2026-01-20';
const LINE = `
  stop A  0 0
  stop B  5000 0
  stop B2  5050 0
  stop C  10000 0
  stop D  10000 9000
  BUS 1   A 08:00  B 08:10  C 08:20
  BUS 1   A 08:30  B 08:40  C 08:50
  BUS 1   A 09:00  B 09:10  C 09:20
  BUS 2   B 08:15  D 08:30
  BUS 2   B 08:45  D 09:00`;

const asked = { from: 'A', to: 'C', at: `${DAY} 08:00`, windowSeconds: 3600 };

async function live(text = LINE): Promise<[PlannedCity, RunningCity]> {
  const town = await planCity(text);
  return [town, new RunningCity(town, DAY)];
}

describe('on runs as they are known to run', () => {
  it('R01 a late run is ridden late, and by who wishes the timetable as planned', async () => {
    const [town, city] = await live();
    city.hear([city.retimed('BUS 1/1', '08:00 08:20 08:31')]);
    const result = town.ask(asked);
    expect(town.tell(result)[0]).toBe('08:00 [BUS 1 A 08:00 → C 08:31] 08:31');
    expect(result.realtimeSequence).toBe(1);
    const planned = town.ask({ ...asked, ignoresRealtime: true });
    expect(town.tell(planned)[0]).toBe('08:00 [BUS 1 A 08:00 → C 08:20] 08:20');
    expect(planned.realtimeSequence).toBe(0);
  });

  it('R02 a run that is overtaken is not waited for', async () => {
    const [town, city] = await live();
    city.hear([city.retimed('BUS 1/1', '08:40 08:55 09:05')]);
    expect(town.tell(town.ask(asked))).toEqual([
      '08:30 [BUS 1 A 08:30 → C 08:50] 08:50',
      '08:40 [BUS 1 A 08:40 → C 09:05] 09:05',
      '09:00 [BUS 1 A 09:00 → C 09:20] 09:20',
    ]);
  });

  it('R03 a change is missed, and kept when the next run is late as well', async () => {
    const [town, city] = await live();
    const toD = { ...asked, to: 'D', windowSeconds: 600 };
    expect(town.tell(town.ask(toD))).toEqual(['08:00 [BUS 1 A 08:00 → B 08:10 ~ BUS 2 B 08:15 → D 08:30] 08:30']);
    city.hear([city.retimed('BUS 1/1', '08:00 08:18 08:28')]);
    expect(town.tell(town.ask(toD))).toEqual(['08:30 [BUS 1 A 08:30 → B 08:40 ~ BUS 2 B 08:45 → D 09:00] 09:00']);
    city.hear([city.retimed('BUS 2/1', '08:25 08:40')]);
    expect(town.tell(town.ask(toD))).toEqual(['08:00 [BUS 1 A 08:00 → B 08:18 ~ BUS 2 B 08:25 → D 08:40] 08:40']);
  });

  it('R04 a cancelled run is not ridden, until it runs after all', async () => {
    const [town, city] = await live();
    const cancelled = city.cancelled('BUS 1/2');
    city.hear([cancelled]);
    expect(town.tell(town.ask(asked))).toHaveLength(2);
    city.hear([], [cancelled]);
    expect(town.tell(town.ask(asked))).toHaveLength(3);
  });

  it('R05 nobody gets on or off where the vehicle does not stop, and it stops elsewhere', async () => {
    const [town, city] = await live();
    city.hear([city.retimed('BUS 1/1', '08:00 08:10 08:20', [2])]);
    expect(town.tell(town.ask(asked))).toHaveLength(2);
    city.hear([city.retimed('BUS 1/1', '08:00 08:10 08:20', [], ['A', 'B2', 'C'])]);
    const { itineraries } = town.ask({ ...asked, to: 'D', windowSeconds: 600 });
    expect(itineraries).toMatchObject([
      { legs: [{ kind: 'ride' }, { kind: 'street', from: city.stop('B2') }, { kind: 'ride' }] },
    ]);
  });

  it('R06 an added run is ridden where nothing led before, and named', async () => {
    const [town, city] = await live();
    const toD = { ...asked, to: 'A', from: 'D', windowSeconds: 600 };
    expect(town.ask(toD).itineraries).toEqual([]);
    const run = city.added('extra', 'BUS 2/1', 'D 08:05 C 08:09 A 08:25');
    const realtime = city.hear([run]);
    expect(town.tell(town.ask(toD))).toEqual(['08:05 [BUS 2 D 08:05 → A 08:25] 08:25']);
    const leg = entry(entry(town.ask(toD).itineraries, 0).legs, 0);
    if (leg.kind !== 'ride') throw new Error('not a ride');
    const ridden = runOf(realtime.timetable, leg);
    expect(stateOf(realtime, ridden)).toEqual({ isLive: true, isCancelled: false, isDeleted: false, isAdded: true });
    expect(realtime.timetable.trips.headsign.text(ridden.trip)).toBe('Extra');
    const id = { feed: parseFeedId('city'), id: 'extra', serviceDay: run.day, startSeconds: 8 * 3600 + 300 };
    expect(town.directory.findRun(id)?.trip).toBe(ridden.trip);
    // not for wheelchairs, as its feed says
    expect(town.ask({ ...toD, traveller: inWheelchair() }).itineraries).toEqual([]);
    city.hear([], [run]);
    expect(town.ask(toD).itineraries).toEqual([]);
    expect(stateOf(town.directory.realtime, ridden)).toMatchObject({ isLive: false, isCancelled: true });
  });

  it('R07 over a stop to pass, in a wheelchair and by arrival it is the same', async () => {
    const [town, city] = await live();
    city.hear([city.retimed('BUS 1/1', '08:40 08:55 09:05'), city.cancelled('BUS 1/2')]);
    const told = ['08:40 [BUS 1 A 08:40 → C 09:05] 09:05', '09:00 [BUS 1 A 09:00 → C 09:20] 09:20'];
    expect(town.tell(town.ask({ ...asked, via: [{ stop: city.stop('B'), staySeconds: 0 }] }))).toEqual(told);
    expect(town.tell(town.ask({ ...asked, traveller: inWheelchair() }))).toEqual(told);
    const arriving = { ...asked, at: `${DAY} 09:30`, arriveBy: true, windowSeconds: 5400 };
    expect(town.tell(town.ask(arriving))).toEqual(told);
  });

  it('R08 calls tell what was planned beside what is known', async () => {
    const [town, city] = await live();
    const realtime = city.hear([city.retimed('BUS 1/1', '08:00 08:15 08:25', [1], ['A', 'B2', 'C'])]);
    const { trip, day } = city.run('BUS 1/1');
    const run = { trip, serviceDay: day, start: town.instant(`${DAY} 08:00`) };
    const call = liveCallAt(realtime, run, 1);
    expect([call.scheduledArrival, call.arrival].map((time) => town.clock(time))).toEqual(['08:10', '08:15']);
    expect(call).toMatchObject({
      scheduledStop: city.stop('B'),
      stop: city.stop('B2'),
      isSkipped: true,
      canBoard: false,
      canAlight: false,
    });
  });
});

describe('a board as it is now', () => {
  const board = (town: PlannedCity, city: RunningCity, stop: string, at: string, more: Partial<BoardQuery> = {}) =>
    readBoard(town.directory, {
      side: 'LATER',
      inclusive: true,
      arrivals: false,
      modes: ALL_MODES,
      count: 0,
      windowSeconds: 3600,
      stops: [city.stop(stop)],
      time: town.instant(`${DAY} ${at}`),
      ...more,
    }).events.map(({ trip, time, scheduledTime, isCancelled }) =>
      [
        town.directory.timetable.trips.id.text(trip),
        town.clock(scheduledTime),
        ...(isCancelled ? ['cancelled'] : [town.clock(time)]),
      ].join(' '),
    );

  it('lists what is late when it comes, what is cancelled when it would have come, and what was added', async () => {
    const [town, city] = await live();
    city.hear([
      city.retimed('BUS 1/1', '08:00 08:42 08:55'),
      city.cancelled('BUS 1/2'),
      city.retimed('BUS 2/1', '08:15 08:30', [0]),
      city.added('extra', 'BUS 1/1', 'A 08:20 B 08:33'),
      city.added('more', 'BUS 1/1', 'B 08:34 C 08:44'),
    ]);
    expect(board(town, city, 'B', '08:12')).toEqual([
      'BUS 2/1 08:15 cancelled',
      'more 08:34 08:34',
      'BUS 1/2 08:40 cancelled',
      'BUS 1/1 08:10 08:42',
      'BUS 2/2 08:45 08:45',
      'BUS 1/3 09:10 09:10',
    ]);
    expect(board(town, city, 'B', '08:30', { arrivals: true, windowSeconds: 600 })).toEqual([
      'extra 08:33 08:33',
      'BUS 1/2 08:40 cancelled',
    ]);
  });

  it('of a platform lists what stops there now, and what was to stop there', async () => {
    const [town, city] = await live();
    city.hear([city.retimed('BUS 1/1', '08:00 08:12 08:22', [], ['A', 'B2', 'C'])]);
    const only = { windowSeconds: 600 };
    expect(board(town, city, 'B2', '08:05', only)).toEqual(['BUS 1/1 08:10 08:12']);
    expect(board(town, city, 'B', '08:05', only)).toEqual(['BUS 1/1 08:10 08:12', 'BUS 2/1 08:15 08:15']);
  });
});
