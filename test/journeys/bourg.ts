import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeExtract } from '@maillage/street-extract/testing';
import { strToU8, zipSync } from 'fflate';

/** Coordinates that nobody else uses: what is found of them anywhere was kept, and must not be. */
export const CANARY = { latitude: 49.894067, longitude: 2.295753 };

const at = (eastMetres: number): { latitude: number; longitude: number } => ({
  latitude: CANARY.latitude + 0.0004,
  longitude: CANARY.longitude + (eastMetres + 37) / 71_700,
});

/** Stops two kilometres apart on one street; the canary stands a few steps from the first. */
export const STOPS = { mairie: at(0), hopital: at(2_000), gare: at(4_000) };

/**
 * A small town with one line every ten minutes from 6 to 22 h: `minute` past the tens it leaves, and `name` is what the line
 * is called, so that an answer made of two versions would give itself away.
 */
export function bourg({ name, minute }: { name: string; minute: number }): Record<string, string> {
  const hours = Array.from({ length: 16 * 6 }, (_, index) => 6 * 60 + index * 10 + minute);
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
  const stops = Object.entries(STOPS).map(
    ([id, { latitude, longitude }]) => `${id},${NAMES[id] ?? id},${String(latitude)},${String(longitude)}`,
  );
  const trips = hours.map((start) => ({ id: `t${String(start)}`, times: [start, start + 6, start + 12] }));
  return {
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\n1,Bourg,https://bourg.example,Europe/Paris\n',
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\n${stops.join('\n')}\n`,
    'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type\nr,1,${name},Mairie – Gare,3\n`,
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nall,1,1,1,1,1,1,1,20260101,20261231\n',
    'trips.txt': `route_id,service_id,trip_id,trip_headsign\n${trips.map(({ id }) => `r,all,${id},Gare`).join('\n')}\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${trips
      .flatMap(({ id, times }) =>
        times.map(
          (minutes, index) =>
            `${id},${time(minutes)},${time(minutes)},${Object.keys(STOPS)[index] ?? ''},${String(index)}`,
        ),
      )
      .join('\n')}\n`,
  };
}

const NAMES: Record<string, string> = { mairie: 'Mairie', hopital: 'Hôpital Saint-Éloi', gare: 'Gare' };

/** Writes a feed as an operator would publish it: at once. */
export async function publishFeed(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])));
  await publishBytes(path, bytes);
}

export async function publishBytes(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
}

/** Metres north and east of the canary, in degrees. */
const from = (north: number, east: number): readonly [number, number] => [
  CANARY.latitude + north / 111_195,
  CANARY.longitude + east / 71_700,
];

/**
 * The streets of the town: all stops lie on the Grande Rue. The canary stands 58 metres from the first of them, but its street makes
 * a detour of half a kilometre; a passage, when there is one, leads straight to the stop.
 */
export function bourgStreets({ passage }: { passage: boolean }): Uint8Array {
  const north = (STOPS.mairie.latitude - CANARY.latitude) * 111_195;
  const street = (id: number, name: string, highway: string, ...refs: number[]) => ({
    id,
    refs,
    tags: { name, highway },
  });
  return writeExtract({
    nodes: [
      { id: 1, at: from(north, -500) },
      { id: 2, at: from(north, 37) },
      { id: 3, at: from(north, 257) },
      { id: 4, at: from(north, 2_037) },
      { id: 5, at: from(north, 4_537) },
      { id: 6, at: from(0, 0) },
      { id: 7, at: from(-120, 1) },
      { id: 8, at: from(-120, 257) },
    ],
    ways: [
      street(1, 'Grande Rue', 'residential', 1, 2, 3, 4, 5, 404),
      street(2, 'Rue du Puits', 'residential', 6, 7, 8),
      street(3, 'Rue Neuve', 'residential', 8, 3),
      ...(passage ? [street(4, 'Passage du Puits', 'footway', 6, 2)] : []),
    ],
  });
}

/** With what the operator sends realtime of its line, where the town takes it. */
export const OPERATOR_TOKEN = 'a-token-that-is-long-enough-for-an-operator';
const PUSHED_FEED = '\n  - { id: bus-rt, kind: gtfs-rt, for: bus, push: { token: "${OPERATOR_TOKEN}" } }';

/** A territory file, its feed and its extract in `folder`; its clock stands at 7:00 on a Tuesday. */
export async function writeBourg(
  folder: string,
  id = 'bourg',
  { isLive = false } = {},
): Promise<{ territoryFile: string; feed: string; extract: string }> {
  await mkdir(folder, { recursive: true });
  const feed = join(folder, `${id}.zip`);
  await publishFeed(feed, bourg({ name: 'A', minute: 0 }));
  const extract = join(folder, `${id}.osm.pbf`);
  await publishBytes(extract, bourgStreets({ passage: false }));
  const territoryFile = join(folder, `${id}.yaml`);
  await writeFile(
    territoryFile,
    [
      `id: ${id}`,
      'name: Le Bourg',
      'timezone: Europe/Paris',
      'clock: { at: 2026-01-20T07:00:00+01:00, mode: fixed }',
      `streets: [{ url: ./${id}.osm.pbf }]`,
      `feeds:\n  - { id: bus, kind: gtfs, url: ./${id}.zip }${isLive ? PUSHED_FEED : ''}`,
    ].join('\n'),
  );
  return { territoryFile, feed, extract };
}
