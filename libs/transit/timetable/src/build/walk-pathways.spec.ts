import { describe, expect, it } from '@jest/globals';
import { readFeed } from '@maillage/transit-gtfs';
import { feedFiles } from '@maillage/transit-gtfs/testing';
import { buildTimetable } from '../build-timetable.js';
import type { StopIndex } from '../indices.js';
import { levelOf } from '../level.js';
import type { Footpaths, Timetable } from '../timetable.js';

/**
 *     street  E ─ gate ─ H ┬ stairs ─ P1
 *                          ├ lift ─── N ─ P2 (boarding area P2a)
 *     street  X ← exit gate┘
 *
 * E, X entrances, H, N nodes, P1 and P2 platforms 30 m apart, Q a platform of the station without a pathway.
 */
const STOPS = `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,level_id,platform_code
S,Station,48.0000,7.0000,1,,,
E,Entrance,48.0005,7.0000,2,S,street,
X,Exit,48.0006,7.0000,2,S,street,
H,,48.0003,7.0000,3,S,hall,
N,,48.0001,7.0000,3,S,tracks,
P1,Station,48.0000,7.0000,0,S,tracks,1
P2,Station,48.0002,7.0002,0,S,tracks,2
P2a,Station,48.0002,7.0002,4,P2,tracks,2a
Q,Station,48.0001,7.0003,0,S,,3
Z,Elsewhere,48.1000,7.0000,0,,,`;

const PATHWAYS = `pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,traversal_time,length,stair_count,min_width
gate,E,H,6,1,10,,,
stairs,H,P1,2,1,,,50,
lift,H,N,5,1,60,,,
along,N,P2a,1,1,,24,,
out,H,X,7,1,5,,,`;

const FILES = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\na,A,https://a.example,Europe/Paris',
  'routes.txt': 'route_id,agency_id,route_short_name,route_type\nr,a,1,3',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nd,1,1,1,1,1,1,1,20260101,20261231',
  'trips.txt': 'route_id,service_id,trip_id\nr,d,t\nr,d,u',
  'levels.txt': 'level_id,level_index,level_name\nstreet,0,Rue\nhall,-0.5,Salle\ntracks,-1,Voies',
  'stops.txt': STOPS,
  'pathways.txt': PATHWAYS,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
t,08:00:00,08:00:00,P1,1
t,08:10:00,08:10:00,Z,2
u,08:00:00,08:00:00,P2,1
u,08:05:00,08:05:00,Q,2`,
};

async function timetableOf(files: Readonly<Record<string, string>> = FILES): Promise<Timetable> {
  const { feed, notices } = await readFeed(feedFiles(files));
  if (!feed) throw new Error(JSON.stringify(notices));
  return buildTimetable([{ id: 'f', feed }], { timezone: 'Europe/Paris' });
}

const nameOf = ({ stops }: Timetable, stop: number): string => stops.id.text(stop as StopIndex);

const toldPassages = (timetable: Timetable): string[] =>
  Array.from(timetable.passages.to, (to, row) => {
    const { from, seconds, wheelchairSeconds } = timetable.passages;
    const ends = `${nameOf(timetable, from[row] ?? -1)}>${nameOf(timetable, to)}`;
    return `${ends} ${String(seconds[row])} ${String(wheelchairSeconds[row])}`;
  }).sort();

function told(timetable: Timetable, { offset, to, seconds }: Footpaths): string[] {
  const lines: string[] = [];
  for (let stop = 0; stop < timetable.stops.count; stop++)
    for (let i = offset[stop] ?? 0; i < (offset[stop + 1] ?? 0); i++)
      lines.push(`${nameOf(timetable, stop)}>${nameOf(timetable, to[i] ?? -1)} ${String(seconds[i])}`);
  return lines.sort();
}

describe('pathways', () => {
  it('lead from entrances to platforms and back, with steps and without, and never in by the way out', async () => {
    expect(toldPassages(await timetableOf())).toEqual([
      'E>P1 40 -1',
      'E>P2 90 100',
      'E>P2a 90 100',
      'P1>E 40 -1',
      'P1>P2 110 -1',
      'P1>P2a 110 -1',
      'P1>X 35 -1',
      'P2>E 90 100',
      'P2>P1 110 -1',
      'P2>P2a 0 0',
      'P2>X 85 95',
      'P2a>E 90 100',
      'P2a>P1 110 -1',
      'P2a>P2 0 0',
      'P2a>X 85 95',
    ]);
  });

  it('go before the flight of the crow between platforms, for wheelchairs only where there is no step', async () => {
    const timetable = await timetableOf();
    const between = (footpaths: Footpaths) =>
      told(timetable, footpaths).filter((line) => /^P1>P2 |^P2>P1 |^P1>Q |^Q>P1 /.test(line));
    expect(between(timetable.footpaths)).toEqual(['P1>P2 120', 'P1>Q 120', 'P2>P1 120', 'Q>P1 120']);
    expect(between(timetable.wheelchairFootpaths)).toEqual(['P1>Q 120', 'Q>P1 120']);
    const slow = FILES['pathways.txt'].replace('5,1,60', '5,1,600');
    const other = await timetableOf({ ...FILES, 'pathways.txt': slow });
    expect(told(other, other.footpaths).filter((line) => /^P1>P2 /.test(line))).toEqual(['P1>P2 650']);
  });

  it('without any, the same walks serve everybody', async () => {
    const timetable = await timetableOf({ ...FILES, 'pathways.txt': PATHWAYS.split('\n').slice(0, 1).join('') });
    expect(timetable.wheelchairFootpaths).toBe(timetable.footpaths);
    expect(timetable.passages.to).toHaveLength(0);
  });

  it('the levels of stops are known', async () => {
    const timetable = await timetableOf();
    const levels = Array.from({ length: timetable.stops.count }, (_, stop) => {
      const level = levelOf(timetable.stops, stop as StopIndex);
      return `${nameOf(timetable, stop)} ${level === undefined ? '?' : String(level)}`;
    });
    expect(levels).toEqual(expect.arrayContaining(['E 0', 'H -0.5', 'P1 -1', 'Q ?', 'Z ?']));
  });

  it.each([
    ['names a stop that is not there', `${PATHWAYS}\nx,E,nowhere,1,1,5,,,`],
    ['names the station itself', `${PATHWAYS}\nx,E,S,1,1,5,,,`],
    ['has no mode', `${PATHWAYS}\nx,E,H,9,1,5,,,`],
    ['has no direction', `${PATHWAYS}\nx,E,H,1,,5,,,`],
    ['is too short', `${PATHWAYS}\nx,E,H`],
    ['is never closed', `${PATHWAYS}\n"x,E,H,1,1,5,,,`],
    ['has no column of modes', PATHWAYS.replace('pathway_mode', 'mode')],
  ])('B35: where a row %s none is used, and the feed is', async (_, text) => {
    const { feed, notices } = await readFeed(feedFiles({ ...FILES, 'pathways.txt': text }));
    expect(feed?.pathways).toEqual([]);
    expect(notices.map(({ code }) => code)).toContain('PATHWAYS_IGNORED');
    expect(notices.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
