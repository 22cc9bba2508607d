import type { FeedFiles } from '../feed-files.js';

/** Texts of files by name; `undefined` leaves out a file that would otherwise be filled in. */
export type FeedTables = Readonly<Record<string, string | Uint8Array | undefined>>;

/**
 * A feed in memory from the tables that matter to a test. What every feed needs and the test does not give is filled in:
 * an agency in Europe/Paris, and the service `daily`, which runs on every day of 2026 and 2027.
 * Rows may be indented; empty lines at both ends fall away.
 */
export function feedFiles(tables: FeedTables): FeedFiles {
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(completed(tables))) {
    if (content !== undefined)
      files.set(name, typeof content === 'string' ? encoder.encode(outdented(content)) : content);
  }
  return {
    names: [...files.keys()],
    async *open(name) {
      const bytes = files.get(name);
      if (bytes === undefined) throw new Error(`no such file: ${name}`);
      yield await Promise.resolve(bytes);
    },
  };
}

const encoder = new TextEncoder();

function completed(tables: FeedTables): FeedTables {
  const hasCalendar = 'calendar.txt' in tables || 'calendar_dates.txt' in tables;
  return { 'agency.txt': AGENCY, ...(!hasCalendar && { 'calendar.txt': CALENDAR }), ...tables };
}

const AGENCY = `
  agency_id,agency_name,agency_url,agency_timezone
  city,City,https://city.example,Europe/Paris`;

const CALENDAR = `
  service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
  daily,1,1,1,1,1,1,1,20260101,20271231`;

/** Without the first line end and the indentation that a template literal brings along. */
const outdented = (text: string): string => text.replace(/^\n/, '').replace(/^[ ]+/gm, '');
