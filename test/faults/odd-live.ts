import type { ServerResponse } from 'node:http';
import type { LiveFeedView } from '@maillage/contracts';
import { encodeRealtime, type MessageValue } from '@maillage/transit-gtfs-rt/testing';

/** 7:00 in the town, whose clock stands. */
export const NOW = Date.parse('2026-01-20T07:00:00+01:00') / 1000;
export const DATE = '20260120';

export type Answer = Uint8Array | string | ((response: ServerResponse) => void) | undefined;

interface Asked {
  readonly path: string;
  /** How often that was asked before. */
  readonly times: number;
  /** Of the row. */
  readonly index: number;
}

/** What must become of the trip that is the row's own: it was two minutes late before. */
type TripFate = 'as before' | 'as planned' | 'cancelled' | { readonly late: number };

export interface OddLive {
  /** Number in the catalogue of bad inputs. */
  readonly id: string;
  readonly what: string;
  readonly kind: 'gtfs-rt' | 'gbfs' | 'parking';
  readonly answer: (asked: Asked) => Answer;
  /** Its server has a name: who asks first hears 127.0.0.1, and 127.0.0.2 ever after. */
  readonly hasTurningName?: boolean;
  /** Whether a fetch before the last one failed. */
  readonly hasFailed?: boolean;
  /** Of a system: whether its one vehicle was seen under several ids, and never under that of its feed. */
  readonly hasAliases?: boolean;
  /** How often the feed's own document was asked for, at least. */
  readonly asked?: number;
  /** More members of the feed's declaration; `ORIGIN` stands for its server. */
  readonly declared?: string;
  /** Of a car park; ParkAPI's where none is given. */
  readonly profile?: string;
  /** `K`: the fetch fails with this code, and what was known stays. */
  readonly refused?: string | RegExp;
  /** Of a fetch that did not fail. */
  readonly code?: string;
  /** Notices that must be among those of the fetch, however many. */
  readonly notices?: readonly string[];
  readonly unmatched?: Readonly<Record<string, number>>;
  readonly entities?: Readonly<Record<string, number>>;
  /** Seconds. */
  readonly age?: number;
  readonly state?: LiveFeedView['state'];
  /** Of a system: whether the vehicles of its station are known, never told as none where they are not. */
  readonly isCounted?: boolean;
  /** Of a system: whether answers say that its station is another one's place, too. */
  readonly isShared?: boolean;
  /** Over TLS, the server with a certificate of an authority that the feed names, does not, or takes for another. */
  readonly authority?: 'named' | 'not named' | 'another';
  /** Of the last fetch. */
  readonly outcome?: LiveFeedView['parts'][number]['outcome'];
  readonly trip?: TripFate;
}

/** Half past six in the morning is the first trip of the town that is a row's own; each row has the next. */
const startOf = (index: number): number => 390 + index * 10;
export const tripOf = (index: number): { readonly id: string; readonly address: string } => {
  const start = startOf(index);
  const clock = [Math.floor(start / 60), start % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return { id: `t${String(start)}`, address: `${DATE}_${clock}_bus_t${String(start)}` };
};

/** What tells of the row's own trip. */
export const descriptor = (index: number, more: MessageValue = {}): MessageValue => ({
  trip_id: tripOf(index).id,
  start_date: DATE,
  ...more,
});

export const stop = (stop_sequence: number, more: MessageValue = {}): MessageValue => ({ stop_sequence, ...more });

/** The row's own trip leaves so many seconds late; no two such entities are the same bytes. */
export const late = (index: number, delay: number, times = 0): MessageValue => ({
  id: `own-${String(times)}`,
  trip_update: { trip: descriptor(index), stop_time_update: [stop(0, { departure: { delay } })] },
});

export const message = (times: number, entity: readonly MessageValue[], header: MessageValue = {}): Uint8Array =>
  encodeRealtime({ header: { timestamp: NOW - 80 + times, ...header }, entity });

/** Before anything odd is sent. */
export const sound = (index: number): Uint8Array => message(0, [late(index, 120)], { timestamp: NOW - 200 });
