import { isTimeZone } from '@maillage/kernel';
import type { Agency } from '@maillage/transit-model';
import { missingFile } from '../rules/missing-file.rule.js';
import { timezone } from '../rules/timezone.rule.js';
import { IdIndex } from './id-index.js';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import { defineTable } from './table.js';

const agencyTable = defineTable({
  file: 'agency.txt',
  presence: 'required',
  columns: {
    agency_id: 'optional',
    agency_name: 'required',
    agency_url: 'optional',
    agency_timezone: 'required',
    agency_lang: 'optional',
    agency_phone: 'optional',
  },
  unread: ['agency_fare_url', 'agency_email', 'cemv_support'],
});

interface AgencyReading {
  readonly agencies: readonly Agency[];
  readonly ids: IdIndex;
  readonly timezone: string;
}

/** The agencies and the one time zone that GTFS demands of a feed. */
export async function readAgencies(reading: Reading): Promise<AgencyReading> {
  const { file } = agencyTable;
  const agencies: Agency[] = [];
  const ids = new IdIndex(file);
  let zone = '';
  await readRows(reading, agencyTable, (row) => {
    const key = ids.claim(row, 'agency_id');
    if (key === undefined) return;
    const own = row.id('agency_timezone');
    if (!isTimeZone(own)) row.notice(timezone, 'agency_timezone', own === '' ? NO_ZONE : UNKNOWN_ZONE);
    else if (zone !== '' && own !== zone) row.notice(timezone, 'agency_timezone', TWO_ZONES);
    if (zone === '') zone = own;
    ids.assign(key, agencies.length);
    agencies.push({
      id: row.id('agency_id'),
      name: row.text('agency_name'),
      url: row.url('agency_url'),
      lang: row.text('agency_lang'),
      phone: row.text('agency_phone'),
    });
  });
  if (!reading.files.names.includes(file)) {
    reading.log.add(missingFile, { file });
    reading.log.add(timezone, { file }, NO_FILE);
  }
  return { agencies, ids, timezone: zone };
}

const NO_FILE = { reason_fr: 'agency.txt manque', reason_en: 'agency.txt is missing' };
const NO_ZONE = { reason_fr: 'il est vide', reason_en: 'it is empty' };
const UNKNOWN_ZONE = {
  reason_fr: "ce nom n'existe pas dans la base IANA",
  reason_en: 'the IANA database has no such name',
};
const TWO_ZONES = { reason_fr: 'deux agences en ont de différents', reason_en: 'two agencies have different ones' };
