/** The demonstration territory as an SVG: its lines in their colours, its stops, its communes. */
import { demoTerritory } from '@maillage/demo-territory';
import { parseServiceDate, type Coordinate } from '@maillage/kernel';

const WIDTH = 1200;
/** Room for names at the edges. */
const MARGIN = 90;
const SEED = 1;
const DATE = '20260101';

type Row = Readonly<Record<string, string>>;

export function drawDemo(): string {
  const today = parseServiceDate(DATE);
  if (today === undefined) throw new RangeError(DATE);
  const { box, feeds, communes, name } = demoTerritory({ seed: SEED, today });
  const scale = WIDTH / (box.east - box.west);
  const stretch = 1 / Math.cos((box.north * Math.PI) / 180);
  const height = Math.round((box.north - box.south) * scale * stretch);
  const x = (longitude: number): string => ((longitude - box.west) * scale).toFixed(1);
  const y = (latitude: number): string => ((box.north - latitude) * scale * stretch).toFixed(1);
  const dot = ({ latitude, longitude }: Coordinate, radius: number): string =>
    `<circle cx="${x(longitude)}" cy="${y(latitude)}" r="${radius}"/>`;
  const lines = Object.values(feeds).flatMap((files) => {
    const colors = new Map(rows(files, 'routes.txt').map((route) => [route['route_id'], route['route_color']]));
    const shapes = new Map(rows(files, 'trips.txt').map((trip) => [trip['shape_id'], colors.get(trip['route_id'])]));
    const points = groupedBy(rows(files, 'shapes.txt'), 'shape_id');
    return [...points].map(([shape, path]) => {
      const d = path.map((p) => `${x(Number(p['shape_pt_lon']))},${y(Number(p['shape_pt_lat']))}`).join(' ');
      return `<polyline points="${d}" stroke="#${shapes.get(shape) ?? '888888'}"/>`;
    });
  });
  const stops = Object.values(feeds).flatMap((files) =>
    rows(files, 'stops.txt').map((stop) =>
      dot({ latitude: Number(stop['stop_lat']), longitude: Number(stop['stop_lon']) }, 2.2),
    ),
  );
  const names = communes.map(
    (commune) =>
      `<text x="${x(commune.longitude)}" y="${y(commune.latitude)}" font-size="${commune.inhabitants > 9000 ? 24 : 15}">${commune.name}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} 0 ${WIDTH + 2 * MARGIN} ${height}" role="img" aria-label="${name}">`,
    `<rect x="${-MARGIN}" width="${WIDTH + 2 * MARGIN}" height="${height}" fill="#f7f5ef"/>`,
    `<g fill="none" stroke-width="3" stroke-linejoin="round" stroke-opacity="0.8">${lines.join('')}</g>`,
    `<g fill="#fff" stroke="#333" stroke-width="0.8">${stops.join('')}</g>`,
    `<g font-family="sans-serif" text-anchor="middle" fill="#1c2b33" stroke="#f7f5ef" stroke-width="4" paint-order="stroke">${names.join('')}</g>`,
    '</svg>\n',
  ].join('\n');
}

/** Rows of a file that quotes nothing but names. */
function rows(files: Readonly<Record<string, string>>, file: string): Row[] {
  const [header = '', ...lines] = (files[file] ?? '').trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const fields = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) => field);
    return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
  });
}

function groupedBy(list: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of list) groups.set(row[column] ?? '', [...(groups.get(row[column] ?? '') ?? []), row]);
  return groups;
}
