import { encodeRealtime, type MessageValue } from '../writing/encode-realtime.js';

export interface DelayRow {
  readonly train_id: string;
  readonly stop_id: string;
  readonly arrival_delay_minutes?: number;
  readonly departure_delay_minutes?: number;
}

/** The national trip updates, whose recording has lost the form of the protocol, as protobuf again; stops by their station. */
export function encodeDelays(rows: readonly DelayRow[], timestamp: number): Uint8Array {
  const event = (minutes: number | undefined) => (minutes === undefined ? undefined : { delay: 60 * minutes });
  const byTrain = new Map<string, DelayRow[]>();
  for (const row of rows) byTrain.set(row.train_id, [...(byTrain.get(row.train_id) ?? []), row]);
  return encodeRealtime({
    header: { timestamp },
    entity: [...byTrain].map(([trip_id, stops]): MessageValue => ({
      id: trip_id,
      trip_update: {
        trip: { trip_id },
        stop_time_update: stops.map((row) => ({
          stop_id: `StopArea:OCE${row.stop_id}`,
          arrival: event(row.arrival_delay_minutes),
          departure: event(row.departure_delay_minutes),
        })),
      },
    })),
  });
}

/** A train of the recording that tells absolute times. */
export interface TrainRow {
  readonly train_id: string;
  readonly stops: readonly {
    readonly stop_id: string;
    readonly arrival: number | null;
    readonly departure: number | null;
  }[];
}

export function encodeTrains(trains: readonly TrainRow[], timestamp: number): Uint8Array {
  const event = (time: number | null) => (time === null ? undefined : { time });
  return encodeRealtime({
    header: { timestamp },
    entity: trains.map(({ train_id, stops }): MessageValue => ({
      id: train_id,
      trip_update: {
        trip: { trip_id: train_id },
        stop_time_update: stops.map(({ stop_id, arrival, departure }) => ({
          stop_id: `StopArea:OCE${stop_id}`,
          arrival: event(arrival),
          departure: event(departure),
        })),
      },
    })),
  });
}

/** An alert as its recording has it, in JSON's terms of the protocol. */
export interface AlertRow {
  readonly activePeriod: readonly { readonly start: string; readonly end: string }[];
  readonly informedEntity: readonly { readonly trip?: { readonly tripId: string }; readonly stopId?: string }[];
  readonly headerText: JsonText;
  readonly descriptionText: JsonText;
}
interface JsonText {
  readonly translation: readonly { readonly text: string; readonly language: string }[];
}

export function encodeAlerts(recording: readonly AlertRow[], timestamp: number): Uint8Array {
  return encodeRealtime({
    header: { timestamp },
    entity: recording.map((alert, i): MessageValue => ({
      id: String(i),
      alert: {
        active_period: alert.activePeriod.map(({ start, end }) => ({ start: Number(start), end: Number(end) })),
        informed_entity: alert.informedEntity.map(({ trip, stopId }) => ({
          stop_id: stopId,
          trip: trip && { trip_id: trip.tripId },
        })),
        header_text: { translation: alert.headerText.translation.map(({ text, language }) => ({ text, language })) },
        description_text: {
          translation: alert.descriptionText.translation.map(({ text, language }) => ({ text, language })),
        },
      },
    })),
  });
}
