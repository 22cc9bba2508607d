import { readTable, wrongShape, type DocumentLimits, type NoticeLog } from '@maillage/feed-reading';
import { NOTHING_KNOWN, type FileReading, type ParkingFacility } from '../parking-facility.js';
import { RowValues } from '../values/row-values.js';

/** The French national schema of bicycle parks (etalab/schema-stationnement-cyclable), versions 0.1 to 1.1. */
export function readSchemaStationnementCyclable(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits,
): FileReading {
  const rows = readTable(source, file, log, limits);
  if (rows[0] && !rows[0].has('id_local')) log.add(wrongShape, { file }, { wanted: 'id_local' });
  return { facilities: rows.flatMap((row) => readRow(new RowValues(row, file, log)) ?? []), availability: [] };
}

function readRow(values: RowValues): ParkingFacility | undefined {
  const id = values.id('id_local');
  const coordinate = values.coordinate(['xlong'], ['ylat'], 'coordonneesxy');
  if (id === undefined || !coordinate) return undefined;
  const access = values.text('acces') ?? '';
  const isFree = values.boolean('gratuit');
  return {
    ...NOTHING_KNOWN,
    id,
    name: '',
    ...coordinate,
    kind: 'bicycle',
    capacity: values.count('capacite'),
    isPublic: !/^(?:priv|abonn|residen|résiden)/i.test(access),
    isCovered: values.boolean('couverture'),
    hasFee: isFree === undefined ? undefined : !isFree,
    operator: values.text('gestionnaire'),
  };
}
