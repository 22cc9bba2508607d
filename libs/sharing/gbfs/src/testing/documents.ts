import { readGbfs, type GbfsReading } from '../read-gbfs.js';

export type Json = Readonly<Record<string, unknown>>;

export const document = (data: Json, version = '3.0'): string =>
  JSON.stringify({ last_updated: '2026-01-01T08:00:00Z', ttl: 60, version, data });
export const station = (id: string, more: Json = {}): Json => ({
  station_id: id,
  name: [{ text: `Station ${id}`, language: 'fr' }],
  lat: 47.95,
  lon: 4.88,
  capacity: 10,
  ...more,
});
export const read = (documents: Readonly<Record<string, Json | string>>, version?: string): GbfsReading =>
  readGbfs(
    new Map(
      Object.entries(documents).map(([name, data]) => [
        name,
        typeof data === 'string' ? data : document(data, version),
      ]),
    ),
  );
export const stations = (...list: unknown[]): Json => ({ stations: list });
export const told = ({ notices }: Pick<GbfsReading, 'notices'>): string[] =>
  notices.flatMap(({ code, severity, samples }) =>
    samples.map(({ field = '' }) => `${severity} ${code} ${field}`.trim()),
  );
