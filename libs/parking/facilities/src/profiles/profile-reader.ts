import type { DocumentLimits, NoticeLog } from '@maillage/feed-reading';
import type { FileReading } from '../parking-facility.js';
import { readDatex2 } from './datex2.js';
import { readOpenDataSoft } from './opendatasoft.js';
import { readParkApiV2 } from './parkapi-v2.js';
import { readParkApiV3 } from './parkapi-v3.js';
import { readSchemaStationnementCyclable } from './schema-stationnement-cyclable.js';
import { readSchemaStationnement } from './schema-stationnement.js';

type ReadFile = (source: Uint8Array | string, file: string, log: NoticeLog, limits: DocumentLimits) => FileReading;

const READERS = {
  'datex2-v2': readDatex2,
  'datex2-v3': readDatex2,
  opendatasoft: readOpenDataSoft,
  'parkapi-v2': readParkApiV2,
  'parkapi-v3': readParkApiV3,
  'schema-stationnement': readSchemaStationnement,
  'schema-stationnement-cyclable': readSchemaStationnementCyclable,
} as const satisfies Readonly<Record<string, ReadFile>>;

export type ParkingProfile = keyof typeof READERS;

export const profileReader = (profile: ParkingProfile): ReadFile => READERS[profile];

/** Whether a format can tell how full a facility is; the national schemas describe facilities alone. */
export const tellsOccupancy = (profile: ParkingProfile): boolean => !profile.startsWith('schema-');
