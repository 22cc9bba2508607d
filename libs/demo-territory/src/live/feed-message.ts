import { formatServiceDate, type Bilingual, type Instant } from '@maillage/kernel';
import { PbfWriter } from 'pbf';
import { startTime } from './scheduled-run.js';
import type { LiveRun } from './live-runs.js';

/**
 * Field and enumeration numbers are those of gtfs-realtime.proto, version 2.0
 * (gtfs.org/documentation/realtime/proto).
 */
const FULL_DATASET = 0;
const [CANCELED, DUPLICATED, NEW] = [3, 6, 8] as const;

/** One entity of a feed: the number of its field in `FeedEntity`, and what to write in it. */
export interface Entity {
  readonly id: string;
  readonly field: 3 | 4 | 5;
  readonly write: (pbf: PbfWriter) => void;
}

/** A `FeedMessage` that holds everything its feed knows at the instant. */
export function feedMessage(entities: readonly Entity[], instant: Instant): Uint8Array {
  const pbf = new PbfWriter();
  inside(pbf, 1, () => {
    pbf.writeStringField(1, '2.0');
    pbf.writeVarintField(2, FULL_DATASET);
    pbf.writeVarintField(3, instant);
  });
  for (const { id, field, write } of entities) {
    inside(pbf, 2, () => {
      pbf.writeStringField(1, id);
      inside(pbf, field, () => {
        write(pbf);
      });
    });
  }
  return pbf.finish();
}

/** Writes a message in a field of the one that is being written. */
export function inside(pbf: PbfWriter, field: number, write: () => void): void {
  pbf.writeMessage(field, write, undefined);
}

/** `TripDescriptor` in the given field. */
export function writeTrip(pbf: PbfWriter, field: number, { kind, run, original, day, isCancelled }: LiveRun): void {
  inside(pbf, field, () => {
    pbf.writeStringField(1, kind === 'duplicated' ? original.tripId : run.tripId);
    if (kind !== 'duplicated') pbf.writeStringField(2, startTime(run));
    pbf.writeStringField(3, formatServiceDate(day));
    const relationship = isCancelled ? CANCELED : kind === 'duplicated' ? DUPLICATED : kind === 'new' ? NEW : 0;
    pbf.writeVarintField(4, relationship);
    pbf.writeStringField(5, run.routeId);
    pbf.writeVarintField(6, run.direction);
  });
}

/** `TranslatedString` in the given field. */
export function writeTranslations(pbf: PbfWriter, field: number, text: Bilingual): void {
  inside(pbf, field, () => {
    for (const language of ['fr', 'en'] as const) {
      inside(pbf, 1, () => {
        pbf.writeStringField(1, text[language]);
        pbf.writeStringField(2, language);
      });
    }
  });
}

/** The same vehicle for a run from its first call to its last. */
export const vehicleId = ({ run, day }: LiveRun): string => `${run.routeId}-${String(day)}-${run.tripId.slice(-9)}`;
