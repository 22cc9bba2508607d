import type { TransitFeed } from '@maillage/transit-model';
import { readFeed, type FeedReading } from '../read-feed.js';
import { brokenInvariants } from '../testing/broken-invariants.js';
import { feedFiles, type FeedTables } from '../testing/feed-files.js';

/** `refused`: an error, no feed. `degraded`: a warning, the rest is used. `accepted`: nothing worse than information. */
type Outcome = 'refused' | 'degraded' | 'accepted';

/** One case of the catalogue of bad inputs. */
export interface BadFeed {
  readonly id: string;
  readonly what: string;
  readonly tables: FeedTables;
  readonly outcome: Outcome;
  /** How many findings of each code. */
  readonly codes: Readonly<Record<string, number>>;
}

interface Observed {
  readonly outcome: Outcome;
  readonly codes: Readonly<Record<string, number>>;
  readonly broken: readonly string[];
  readonly feed: TransitFeed | undefined;
  readonly reading: FeedReading;
}

export async function observe(tables: FeedTables): Promise<Observed> {
  const reading = await readFeed(feedFiles(tables));
  const severities = reading.notices.map(({ severity }) => severity);
  const degraded = severities.includes('warning') ? 'degraded' : 'accepted';
  return {
    outcome: reading.feed === undefined ? 'refused' : degraded,
    codes: Object.fromEntries(reading.notices.map(({ code, count }) => [code, count])),
    broken: reading.feed ? brokenInvariants(reading.feed) : [],
    feed: reading.feed,
    reading,
  };
}

const TRIPS = Array.from({ length: 40 }, (_, index) => index + 1);
const STOPS = Array.from({ length: 25 }, (_, index) => index + 1);

/** 25 stops S1 … S25, route R, 40 trips T1 … T40 that call at S1, S2, S3 from 6:10 on, every ten minutes. */
const SOUND = {
  'agency.txt': `agency_id,agency_name,agency_url,agency_timezone
    city,City,https://city.example,Europe/Paris`,
  'calendar.txt': `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
    daily,1,1,1,1,1,1,1,20260101,20261231`,
  'stops.txt': [
    'stop_id,stop_name,stop_lat,stop_lon',
    ...STOPS.map((n) => `S${n},Stop ${n},48.${500 + n},7.${700 + n}`),
  ].join('\n'),
  'routes.txt': 'route_id,agency_id,route_short_name,route_type\nR,city,1,3',
  'trips.txt': ['route_id,service_id,trip_id', ...TRIPS.map((n) => `R,daily,T${n}`)].join('\n'),
  'stop_times.txt': ['trip_id,arrival_time,departure_time,stop_id,stop_sequence', ...TRIPS.flatMap(callsOf)].join('\n'),
};

type SoundFile = keyof typeof SOUND;

function callsOf(n: number): string[] {
  return [1, 2, 3].map((sequence) => {
    const minutes = 360 + 10 * n + 3 * sequence;
    const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00`;
    return `T${n},${time},${time},S${sequence},${sequence}`;
  });
}

/** The sound feed, with other files or with `undefined` for one to leave out. */
export const sound = (changes: FeedTables = {}): FeedTables => ({ ...SOUND, ...changes });

/** The sound feed with further rows in one of its files. */
export const withRows = (file: SoundFile, ...rows: readonly string[]): FeedTables =>
  sound({ [file]: [SOUND[file], ...rows].join('\n') });

/** The sound feed with one text of a file written otherwise; the text must be there. */
export function rewritten(file: SoundFile, before: string, after: string): FeedTables {
  if (!SOUND[file].includes(before)) throw new Error(`${file} has no ${before}`);
  return sound({ [file]: SOUND[file].replace(before, after) });
}

/** The sound feed with a column more in one of its files; rows that are not named have it empty. */
export function withColumns(file: SoundFile, names: string, values: Readonly<Record<string, string>>): FeedTables {
  const [header = '', ...rows] = SOUND[file].split('\n').map((line) => line.trim());
  const empty = names.replace(/[^,]/g, '');
  const extended = rows.map((row) => {
    const key = Object.keys(values).find((start) => row.startsWith(start));
    return `${row},${key === undefined ? empty : (values[key] ?? empty)}`;
  });
  return sound({ [file]: [`${header},${names}`, ...extended].join('\n') });
}
