import { readTable, wrongShape, type DocumentLimits, type NoticeLog } from '@maillage/feed-reading';
import { NOTHING_KNOWN, type FileReading, type ParkingFacility } from '../parking-facility.js';
import { toHeightMetres } from '../values/height.js';
import { isParkAndRideName } from '../values/park-and-ride.js';
import { RowValues } from '../values/row-values.js';

/**
 * The French national schema of car parks (schema.data.gouv.fr, etalab/schema-stationnement), as the Base nationale des
 * lieux de stationnement has it; columns of its versions 0.1 to 0.2.
 */
export function readSchemaStationnement(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits,
): FileReading {
  const rows = readTable(source, file, log, limits);
  if (rows[0] && !ID.some((name) => rows[0]?.has(name))) log.add(wrongShape, { file }, { wanted: 'id' });
  return { facilities: rows.flatMap((row) => readRow(new RowValues(row, file, log)) ?? []), availability: [] };
}

const ID = ['id', 'id_park'];

function readRow(values: RowValues): ParkingFacility | undefined {
  const id = values.id(...ID);
  const coordinate = values.coordinate(['xlong'], ['ylat'], 'coordonneesxy');
  if (id === undefined || !coordinate) return undefined;
  const name = values.text('nom', 'nom_park') ?? '';
  const isFree = values.boolean('gratuit');
  return {
    ...NOTHING_KNOWN,
    id,
    name,
    ...coordinate,
    kind: 'car',
    capacity: values.count('nb_places'),
    disabledCapacity: values.count('nb_pmr'),
    isParkAndRide: (values.count('nb_pr') ?? 0) > 0 || isParkAndRideName(name),
    isPublic: !/^abonn/i.test(values.text('type_usagers', 'type_usag') ?? ''),
    maxHeightMetres: toHeightMetres(values.number('hauteur_max')),
    hasFee: isFree === undefined ? undefined : !isFree,
    address: values.text('adresse', 'ad_park'),
  };
}
