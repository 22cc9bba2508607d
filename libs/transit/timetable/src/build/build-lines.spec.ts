import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { distanceMetres, type Coordinate } from '@maillage/kernel';
import { unzipSync } from 'fflate';
import { readFeed } from '@maillage/transit-gtfs';
import { buildTimetable } from '../build-timetable.js';
import type { Timetable } from '../timetable.js';

const SQUARE = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\nA,A,https://a.example,Europe/Paris\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nS,1,1,1,1,1,1,1,20260101,20261231\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_type\n1,A,1,3\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon\nA,A,47.0000,4.0000\nB,B,47.0100,4.0100\nC,C,47.0000,4.0200\nFAR,F,47.2000,4.0200\n',
  'trips.txt':
    'route_id,service_id,trip_id,shape_id\n1,S,drawn,corner\n1,S,again,corner\n1,S,other,straight\n1,S,undrawn,\n1,S,away,corner\n',
  'shapes.txt':
    'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n' +
    'corner,47.0,4.0,1\ncorner,47.005,4.0,2\ncorner,47.01,4.0,3\ncorner,47.01,4.01,4\ncorner,47.01,4.02,5\ncorner,47.0,4.02,6\n' +
    'straight,47.0,4.0,1\nstraight,47.01,4.01,2\nstraight,47.0,4.02,3\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n' +
    ['drawn', 'again', 'other'].map((trip, i) => calls(trip, `0${String(i + 6)}`, ['A', 'B', 'C'])).join('') +
    calls('undrawn', '10', ['A', 'C']) +
    calls('away', '11', ['A', 'FAR', 'C']),
};

function calls(trip: string, hour: string, stops: readonly string[]): string {
  return stops
    .map((stop, i) => `${trip},${hour}:0${String(i)}:00,${hour}:0${String(i)}:00,${stop},${String(i)}\n`)
    .join('');
}

async function timetableOf(files: Readonly<Record<string, Uint8Array>>): Promise<Timetable> {
  const { feed, notices } = await readFeed({
    names: Object.keys(files),
    async *open(name) {
      yield await Promise.resolve(files[name] ?? new Uint8Array());
    },
  });
  if (!feed) throw new Error(notices.map(({ code }) => code).join());
  return buildTimetable([{ id: 'f', feed }], { timezone: feed.timezone });
}

/** The points between a trip's stop `position` − 1 and its stop `position`. */
function between({ trips, patterns, lines }: Timetable, id: string, position: number): Coordinate[] {
  const trip = Array.from({ length: trips.count }, (_, row) => row).find((row) => trips.id.text(row as never) === id);
  const i = patterns.stopOffset[trips.pattern[trip ?? -1]] + position;
  return pointsAt(lines, i);
}

const pointsAt = ({ offset, points }: Timetable['lines'], i: number): Coordinate[] =>
  Array.from({ length: offset[i + 1] - offset[i] }, (_, n) => ({
    latitude: points[2 * (offset[i] + n)] / 1e6,
    longitude: points[2 * (offset[i] + n) + 1] / 1e6,
  }));

describe('lines of patterns', () => {
  it('follow the shape of most trips, with the corners it turns and nothing else', async () => {
    const encoder = new TextEncoder();
    const timetable = await timetableOf(
      Object.fromEntries(Object.entries(SQUARE).map(([name, text]) => [name, encoder.encode(text)])),
    );
    expect(between(timetable, 'drawn', 0)).toEqual([]);
    expect(between(timetable, 'drawn', 1)).toEqual([
      { latitude: 47.005, longitude: 4 },
      { latitude: 47.01, longitude: 4 },
    ]);
    expect(between(timetable, 'drawn', 2)).toEqual([{ latitude: 47.01, longitude: 4.02 }]);
    expect(between(timetable, 'other', 1)).toEqual(between(timetable, 'drawn', 1));
    expect(between(timetable, 'undrawn', 1)).toEqual([]);
    expect([between(timetable, 'away', 1), between(timetable, 'away', 2)]).toEqual([[], []]);
  });
});

const DATA = `${import.meta.dirname}/../../../../../../shared/data`;
const REAL = ['porto-alegre/poa_eptc.zip', 'porto-alegre/poa_trensurb.zip', 'oaxaca-frequencies/gtfs.zip'];
const present = REAL.filter((path) => existsSync(`${DATA}/${path}`));
for (const path of REAL.filter((file) => !present.includes(file)))
  console.warn(`LEFT OUT: the lines of ${path}, which is not there`);

if (present.length > 0)
  describe.each(present)('lines of %s', (path) => {
    it('are longer than the beeline between stops and seldom by much, for nearly all stops', async () => {
      const timetable = await timetableOf(unzipSync(readFileSync(`${DATA}/${path}`)));
      const { patterns, lines, stops } = timetable;
      const placeOf = (i: number): Coordinate => {
        const stop = patterns.stopWord[i] >> 2;
        return { latitude: stops.latitude[stop], longitude: stops.longitude[stop] };
      };
      let [pieces, drawn, odd] = [0, 0, 0];
      for (let pattern = 0; pattern < patterns.count; pattern++)
        for (let i = patterns.stopOffset[pattern] + 1; i < patterns.stopOffset[pattern + 1]; i++) {
          pieces++;
          const way = [placeOf(i - 1), ...pointsAt(lines, i), placeOf(i)];
          if (way.length > 2) drawn++;
          const beeline = distanceMetres(placeOf(i - 1), placeOf(i));
          const along = way.slice(1).reduce((sum, point, n) => sum + distanceMetres(way[n] ?? point, point), 0);
          if (along > 3 * beeline + 800) odd++;
        }
      expect(drawn / pieces).toBeGreaterThan(0.5);
      expect(odd / pieces).toBeLessThan(0.02);
    }, 60_000);
  });
