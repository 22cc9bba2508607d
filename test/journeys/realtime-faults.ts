import { createRequire } from 'node:module';

interface StopTime {
  readonly stopSequence?: number;
  readonly stopId?: string;
  readonly arrival?: { readonly time?: number };
  readonly departure?: { readonly time?: number };
}
interface Entity {
  readonly id: string;
  readonly tripUpdate?: { readonly timestamp?: number; readonly stopTimeUpdate?: readonly StopTime[] };
  readonly vehicle?: { readonly timestamp?: number; readonly position?: object };
  readonly alert?: { readonly informedEntity?: readonly object[] };
}
interface Message {
  readonly header: { readonly timestamp?: number; readonly gtfsRealtimeVersion: string };
  readonly entity?: readonly Entity[];
}

/** Another's reading of the bytes. */
const { transit_realtime: realtime } = createRequire(import.meta.url)('gtfs-realtime-bindings') as {
  readonly transit_realtime: {
    readonly FeedMessage: {
      decode(bytes: Uint8Array): object;
      toObject(message: object, options: { readonly longs: typeof Number }): Message;
    };
  };
};

export const decodeRealtime = (bytes: Uint8Array): Message =>
  realtime.FeedMessage.toObject(realtime.FeedMessage.decode(bytes), { longs: Number });

/** What of a message is not as GTFS-Realtime demands, by the numbers of its usual validator (E001 …). */
export function realtimeFaults({ header, entity: entities = [] }: Message): string[] {
  const { timestamp: now = 0, gtfsRealtimeVersion: version } = header;
  const ids = entities.map(({ id }) => id);
  return [
    ...(version === '2.0' ? [] : ['E038 version']),
    ...(now > 1e9 && now < 1e10 ? [] : ['E001 POSIX time']),
    ...(new Set(ids).size === ids.length ? [] : ['E052 an id twice']),
    ...entities.flatMap((entity) => faultsOf(entity, now).map((fault) => `${fault} in ${entity.id}`)),
  ];
}

function faultsOf({ tripUpdate, vehicle, alert }: Entity, now: number): string[] {
  const told = [tripUpdate, vehicle, alert].filter((one) => one !== undefined);
  const calls = tripUpdate?.stopTimeUpdate ?? [];
  const sequences = calls.flatMap(({ stopSequence }) => stopSequence ?? []);
  const times = calls.flatMap(({ arrival, departure }) => [arrival?.time ?? [], departure?.time ?? []].flat());
  return [
    ...(told.length === 1 ? [] : ['not one of its kinds']),
    ...(rises(sequences, 1) ? [] : ['E002 sequences']),
    ...(calls.every(({ stopSequence, stopId }) => (stopSequence ?? stopId) !== undefined) ? [] : ['E040 no stop']),
    ...(rises(times, 0) ? [] : ['E022 times that go back']),
    ...([tripUpdate, vehicle].every((one) => (one?.timestamp ?? 0) <= now) ? [] : ['E012 newer than its message']),
    ...(vehicle && !vehicle.position ? ['no position'] : []),
    ...(alert && !alert.informedEntity?.length ? ['E032 for nobody'] : []),
  ];
}

const rises = (values: readonly number[], least: number): boolean =>
  values.every((value, index) => index === 0 || value - (values[index - 1] ?? value) >= least);
