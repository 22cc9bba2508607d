import {
  invalidCoordinate,
  missingValue,
  readXml,
  toInstant,
  wrongShape,
  type DocumentLimits,
  type NoticeLog,
  type XmlElement,
} from '@maillage/feed-reading';
import { isCoordinate, type Coordinate } from '@maillage/kernel';
import {
  NOTHING_KNOWN,
  type FileReading,
  type ParkingAvailability,
  type ParkingFacility,
} from '../parking-facility.js';
import { invalidRowValue } from '../rules/parking-rules.js';
import { readOpeningTimes } from '../values/opening-times.js';
import { isParkAndRideName } from '../values/park-and-ride.js';

/**
 * DATEX II parking publications, table and status. Version 2 says `parkingRecord` in its parking extension and
 * `parkingFacility` in an older one; version 3 says `parkingRecord` in other namespaces. Elements are known by their
 * local names.
 */
export function readDatex2(
  source: Uint8Array | string,
  file: string,
  log: NoticeLog,
  limits: DocumentLimits,
): FileReading {
  const facilities: ParkingFacility[] = [];
  const availability: ParkingAvailability[] = [];
  const isXml = readXml(
    source,
    file,
    log,
    WANTED,
    (element) => {
      const label = element.attribute('id');
      const tell = (rule: typeof missingValue, field: string, value: string): undefined => {
        log.add(rule, { file, field, value }, { id: label });
        return undefined;
      };
      if (STATUS.has(element.name)) availability.push(...readStatus(element, tell));
      else facilities.push(...readRecord(element, tell));
    },
    limits,
  );
  if (isXml && facilities.length + availability.length === 0)
    log.add(wrongShape, { file }, { wanted: 'parkingRecord' });
  return { facilities, availability };
}

type Tell = (rule: typeof missingValue, field: string, value: string) => void;

const STATUS = new Set(['parkingRecordStatus', 'parkingFacilityStatus', 'parkingStatus']);
const WANTED = new Set([...STATUS, 'parkingRecord', 'parkingFacility']);

function readRecord(record: XmlElement, tell: Tell): ParkingFacility[] {
  const id = record.attribute('id');
  const coordinate = coordinateOf(record);
  if (id === '') tell(missingValue, `${record.name}.id`, '');
  else if (!coordinate) tell(invalidCoordinate, 'latitude', record.find('latitude')?.text ?? '');
  if (id === '' || !coordinate) return [];
  const name = (record.child('parkingName') ?? record.child('parkingFacilityName'))?.find('value')?.text ?? '';
  const usage = record.all('parkingUsageScenario').map(({ text }) => text);
  const operator = (record.child('operator') ?? record.child('owner'))?.find('contactName')?.text ?? '';
  return [
    {
      ...NOTHING_KNOWN,
      id,
      name,
      ...coordinate,
      kind: /bicycle/i.test(record.textAt('parkingFor') + record.textAt('vehicleType')) ? 'bicycle' : 'car',
      capacity: count(record, tell, 'parkingNumberOfSpaces', 'totalParkingCapacity'),
      disabledCapacity: disabledCapacityOf(record),
      isParkAndRide: isParkAndRideName(name) || usage.includes('parkAndRide'),
      maxHeightMetres: heightOf(record),
      openingHours: readOpeningTimes(record),
      operator: operator === '' ? undefined : operator,
    },
  ];
}

function readStatus(status: XmlElement, tell: Tell): ParkingAvailability[] {
  const reference = status.child('parkingRecordReference') ?? status.child('parkingFacilityReference');
  // some publish `1035[P+R Bondorf]` for the record 1035
  const facilityId = reference?.attribute('id').replace(/\[[^\]]*\]$/, '') ?? '';
  if (facilityId === '') {
    tell(missingValue, `${status.name}.parkingRecordReference`, '');
    return [];
  }
  const occupancy = status.child('parkingOccupancy') ?? status;
  const words = status.children.filter(({ name }) => STATE.has(name)).map(({ text }) => text.toLowerCase());
  const time = status.textAt('parkingStatusOriginTime') || status.textAt('parkingFacilityStatusTime');
  return [
    {
      facilityId,
      free: count(occupancy, tell, 'parkingNumberOfVacantSpaces', 'totalNumberOfVacantParkingSpaces'),
      occupied: count(
        occupancy,
        tell,
        'parkingNumberOfOccupiedSpaces',
        'totalNumberOfOccupiedParkingSpaces',
        'parkingNumberOfVehicles',
      ),
      capacity: count(occupancy, tell, 'parkingNumberOfSpacesOverride', 'totalParkingCapacityOverride'),
      trend: trendOf(occupancy.textAt('parkingOccupancyTrend') || status.textAt('parkingFacilityOccupancyTrend')),
      state: stateOf(words),
      observedAt: toInstant(time)?.value,
    },
  ];
}

function stateOf(words: readonly string[]): ParkingAvailability['state'] {
  if (words.some((word) => word.startsWith('closed'))) return 'closed';
  if (words.some((word) => word.startsWith('full'))) return 'full';
  return words.some((word) => OPEN.has(word)) ? 'open' : 'unknown';
}

const STATE = new Set([
  'parkingSiteOpeningStatus',
  'parkingSiteStatus',
  'parkingFacilityStatus',
  'openingStatus',
  'operationStatus',
]);
const OPEN = new Set(['open', 'spacesavailable', 'almostfull', 'inoperation', 'limitedoperation']);

function trendOf(word: string): ParkingAvailability['trend'] {
  if (/increasing/i.test(word)) return 'increasing';
  if (/decreasing/i.test(word)) return 'decreasing';
  return /stable/i.test(word) ? 'stable' : undefined;
}

/** The first number under one of some names. */
function count(element: XmlElement, tell: Tell, ...names: readonly string[]): number | undefined {
  const name = names.find((candidate) => element.textAt(candidate) !== '');
  const text = name === undefined ? '' : element.textAt(name);
  if (/^\d{1,6}$/.test(text)) return Number(text);
  if (name !== undefined) tell(invalidRowValue, name, text);
  return undefined;
}

function coordinateOf(record: XmlElement): Coordinate | undefined {
  const place = record.child('parkingLocation') ?? record.child('facilityLocation') ?? record;
  const [latitude, longitude] = [place.find('latitude')?.text, place.find('longitude')?.text];
  if (!latitude || !longitude) return undefined;
  const coordinate = { latitude: Number(latitude), longitude: Number(longitude) };
  return isCoordinate(coordinate) && (coordinate.latitude !== 0 || coordinate.longitude !== 0) ? coordinate : undefined;
}

function disabledCapacityOf(record: XmlElement): number | undefined {
  for (const spaces of record.children.filter(({ name }) => name === 'assignedParkingSpaces')) {
    if (spaces.find('personTypeForWhichSpacesAssigned')?.text !== 'disabled') continue;
    const text = spaces.find('numberOfAssignedParkingSpaces')?.text ?? '';
    return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  }
  return undefined;
}

function heightOf(record: XmlElement): number | undefined {
  const limit = record.child('characteristicsOfPermittedVehicles')?.find('heightCharacteristic');
  const isLimit = /^lessThan/i.test(limit?.textAt('comparisonOperator') ?? '');
  const metres = Number(limit?.textAt('vehicleHeight') ?? NaN);
  return isLimit && metres >= 1 && metres < 10 ? metres : undefined;
}
