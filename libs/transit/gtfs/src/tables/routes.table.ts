import type { Route } from '@maillage/transit-model';
import { invalidColor } from '../rules/invalid-color.rule.js';
import { invalidValue } from '../rules/invalid-value.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { unreadableColors } from '../rules/unreadable-colors.rule.js';
import { IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import { contrastOf, readableOn } from './route-colors.js';
import type { Row } from './row.js';
import { defineTable } from './table.js';

const routesTable = defineTable({
  file: 'routes.txt',
  presence: 'required',
  columns: {
    route_id: 'required',
    agency_id: 'optional',
    route_short_name: 'optional',
    route_long_name: 'optional',
    route_type: 'required',
    route_color: 'optional',
    route_text_color: 'optional',
  },
  unread: [
    'route_desc',
    'route_url',
    'route_sort_order',
    'continuous_pickup',
    'continuous_drop_off',
    'network_id',
    'cemv_support',
  ],
});

type RouteRow = Row<keyof typeof routesTable.columns>;

interface RouteReading {
  readonly routes: readonly Route[];
  readonly ids: IdIndex;
}

export async function readRoutes(reading: Reading, agencies: IdIndex, agencyCount: number): Promise<RouteReading> {
  const routes: Route[] = [];
  const ids = new IdIndex(routesTable.file);
  await readRows(reading, routesTable, (row) => {
    if (row.isEmpty('route_id')) {
      row.notice(missingValue, 'route_id');
      return;
    }
    const key = ids.claim(row, 'route_id');
    if (key === undefined) return;
    ids.assign(key, routes.length);
    routes.push({
      id: row.id('route_id'),
      agency: agencyOf(row, agencies, agencyCount),
      shortName: row.text('route_short_name'),
      longName: row.text('route_long_name'),
      type: typeOf(row),
      ...colorsOf(row),
    });
  });
  return { routes, ids };
}

/** The first agency stands in where the route names none that exists: without it the route would be lost. */
function agencyOf(row: RouteRow, agencies: IdIndex, agencyCount: number): number {
  const agency = agencies.refer(row, 'agency_id');
  if (agency >= 0) return agency;
  if (agencyCount > 1 && row.isEmpty('agency_id')) row.notice(missingValue, 'agency_id');
  return 0;
}

const BUS = 3;

function typeOf(row: RouteRow): number {
  const type = row.integer('route_type');
  if ((type >= 0 && type <= 12) || (type >= 100 && type <= 1799)) return type;
  row.notice(invalidValue, 'route_type');
  return BUS;
}

function colorsOf(row: RouteRow): Pick<Route, 'color' | 'textColor'> {
  const color = colorOf(row, 'route_color');
  const textColor = colorOf(row, 'route_text_color');
  if (color === '' || textColor === '') return { color, textColor };
  const contrast = contrastOf(color, textColor);
  if (contrast >= 4.5) return { color, textColor };
  row.notice(unreadableColors, 'route_text_color', { contrast: contrast.toFixed(2) });
  return { color, textColor: readableOn(color) };
}

function colorOf(row: RouteRow, name: 'route_color' | 'route_text_color'): string {
  const color = row.id(name).replace(/^#/, '').toUpperCase();
  if (color === '' || /^[0-9A-F]{6}$/.test(color)) return color;
  row.notice(invalidColor, name);
  return '';
}
