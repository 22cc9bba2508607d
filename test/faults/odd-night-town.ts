import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageValue } from '@maillage/transit-gtfs-rt/testing';
import { bourg, publishFeed } from '../journeys/bourg.js';

export const NIGHT_TOWN = 'nightville';

/** In which the bus of 2:30 is one of the night before at 26:30, too. */
export async function writeNightTown(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const stops = ['mairie', 'hopital', 'gare'];
  const rows = ['02:30', '26:30'].flatMap((start) =>
    stops.map((stop, index) => {
      const time = `${start.slice(0, 3)}${String(30 + index * 6)}:00`;
      return `n${start.slice(0, 2)},${time},${time},${stop},${String(index)}\n`;
    }),
  );
  await publishFeed(join(folder, 'night.zip'), {
    ...bourg({ name: 'N', minute: 0 }),
    'trips.txt': 'route_id,service_id,trip_id,trip_headsign\nr,all,n02,Gare\nr,all,n26,Gare\n',
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${rows.join('')}`,
  });
  const territoryFile = join(folder, `${NIGHT_TOWN}.yaml`);
  await writeFile(
    territoryFile,
    [
      `id: ${NIGHT_TOWN}`,
      'name: La Nuit',
      'timezone: Europe/Paris',
      // the first 2:15 of the night in which there are two
      'clock: { at: 2026-10-25T00:15:00Z, mode: fixed }',
      'feeds:',
      '  - { id: bus, kind: gtfs, url: ./night.zip }',
      '  - { id: pushed, kind: gtfs-rt, for: bus, push: { token: "${ODD_TOKEN}" } }',
    ].join('\n'),
  );
  return territoryFile;
}

interface Night {
  /** Of the town's clock, as messages tell it. */
  readonly now: number;
  readonly told: readonly MessageValue[];
  readonly board: {
    readonly from: string;
    readonly departures: readonly (readonly [tripId: string, realTime: boolean, departure: string])[];
  };
}

const at = (time: string): number => Date.parse(time) / 1000;
const leaves = (trip_id: string, time: string, more: MessageValue = {}): MessageValue => ({
  id: trip_id,
  trip_update: {
    trip: { trip_id, ...more },
    stop_time_update: [{ stop_sequence: 0, departure: { time: at(time) } }],
  },
});

/** Clocks go from 3:00 to 2:00 on 25 October 2026, and from 2:00 to 3:00 on 29 March. */
export const NIGHTS: readonly Night[] = [
  {
    now: at('2026-10-25T00:15:00Z'),
    told: [leaves('n26', '2026-10-25T00:35:00Z'), leaves('n02', '2026-10-25T01:34:00Z')],
    board: {
      from: '2026-10-25T00:20:00Z',
      departures: [
        ['20261024_26:30_bus_n26', true, '2026-10-25T00:35:00Z'],
        ['20261025_02:30_bus_n02', true, '2026-10-25T01:34:00Z'],
        // both at once
        ['20261026_02:30_bus_n02', false, '2026-10-26T01:30:00Z'],
        ['20261025_26:30_bus_n26', false, '2026-10-26T01:30:00Z'],
      ],
    },
  },
];
