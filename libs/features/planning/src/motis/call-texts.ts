import {
  callAt,
  liveCallAt,
  stateOf,
  type Call,
  type LiveCall,
  type NetworkDirectory,
  type TripRun,
} from '@maillage/itinerary-planner';
import { at, entry, type Instant } from '@maillage/kernel';
import { updateOf, type PatternIndex } from '@maillage/transit-timetable';
import { INSTANT_BYTES } from './iso-instant.js';
import { utf8, type JsonBytes } from './json-bytes.js';
import type { JsonText } from './json-text.js';
import type { Moment } from './moment.js';
import { permissionsOf, zoneMember, type CallTimes, type Places } from './places.js';

/** All calls of a pattern one after the other, each followed by a comma, with room for the times of a run. */
interface PatternCalls {
  readonly bytes: Buffer;
  /** Where the call at a position begins; one more for the end. */
  readonly offsets: Int32Array;
  /** slots[4 * position] arrival, + 1 scheduled arrival, + 2 departure, + 3 scheduled departure; −1 where it is not told */
  readonly slots: Int32Array;
}

const ROOM = '_'.repeat(INSTANT_BYTES);
const TIMES = ['arrival', 'scheduledArrival', 'departure', 'scheduledDeparture'] as const;
/** Patterns are asked for again and again; a country has too many to keep all. */
const KEPT_PATTERNS = 20_000;

/**
 * Writes the calls of runs as they are now: what is the same for all runs of a pattern is encoded once, times are put over it.
 * Runs of which something is known, a few of many, are written call by call.
 */
export class CallTexts {
  readonly #patterns = new Map<PatternIndex, PatternCalls>();

  constructor(
    private readonly directory: NetworkDirectory,
    private readonly places: Places,
    /** Whether stops without boarding and alighting are told. */
    private readonly withSkipped: boolean,
  ) {}

  /** The calls from position `from` to position `to`, each followed by a comma. */
  several(json: JsonBytes, moment: Moment, run: TripRun, from: number, to: number): void {
    if (from > to) return;
    if (isLive(moment, run) || this.#isDisturbed(moment, run, from, to)) {
      for (let position = from; position <= to; position++) this.#live(json, moment, run, position);
      return;
    }
    const { bytes, offsets, slots } = this.#callsOf(run);
    const [start, end] = [offsets[from] as number, offsets[to + 1] as number];
    if (start === end) return;
    const shift = json.slice(bytes, start, end) - start;
    const { trips, profiles } = this.directory.timetable;
    const profile = at(trips.profile, run.trip);
    for (let position = from; position <= to; position++) {
      const slot = 4 * position;
      if ((slots[slot] as number) < 0) continue;
      const arrival = (run.start + (profiles.arrival[profile + position] as number)) as Instant;
      const departure = (run.start + (profiles.departure[profile + position] as number)) as Instant;
      json.instantAt((slots[slot] as number) + shift, arrival);
      json.instantAt((slots[slot + 1] as number) + shift, arrival);
      json.instantAt((slots[slot + 2] as number) + shift, departure);
      json.instantAt((slots[slot + 3] as number) + shift, departure);
    }
  }

  /** One call, of which the end of a ride tells one time. */
  one(json: JsonBytes, moment: Moment, run: TripRun, position: number, time: 'arrival' | 'departure'): void {
    if (isLive(moment, run) || this.#isDisturbed(moment, run, position, position)) {
      json.text(this.#write(moment, run, liveCallAt(moment.realtime, run, position), time));
      return;
    }
    const call = callAt(this.directory.timetable, run, position);
    json.bytes(this.places.opening(call.stop, this.places.zoneOfRun(run)));
    if (time === 'arrival') json.bytes(ARRIVAL).instant(call.arrival).bytes(SCHEDULED_ARRIVAL).instant(call.arrival);
    else json.bytes(DEPARTURE).instant(call.departure).bytes(SCHEDULED_DEPARTURE).instant(call.departure);
    json.bytes(entry(CLOSINGS, 2 * Number(call.canBoard) + Number(call.canAlight)));
  }

  #live(json: JsonBytes, moment: Moment, run: TripRun, position: number): void {
    const call = liveCallAt(moment.realtime, run, position);
    if (!call.canBoard && !call.canAlight && !call.isSkipped && !this.withSkipped) return;
    json.text(this.#write(moment, run, call, 'both')).ascii(',');
  }

  #write({ realtime, alerts }: Moment, run: TripRun, call: LiveCall, times: CallTimes): JsonText {
    const { isCancelled } = stateOf(realtime, run);
    const about = alerts.ofCall(realtime.timetable, run, call);
    return this.places.call(call, this.places.zoneOfRun(run), times, isCancelled, about);
  }

  /** Whether anything may be told of a stop of theirs. */
  #isDisturbed({ alerts }: Moment, run: TripRun, from: number, to: number): boolean {
    if (alerts.isEmpty) return false;
    for (let position = from; position <= to; position++)
      if (alerts.concernsStop(callAt(this.directory.timetable, run, position).stop)) return true;
    return false;
  }

  #callsOf(run: TripRun): PatternCalls {
    const { trips, patterns } = this.directory.timetable;
    const pattern = at(trips.pattern, run.trip) as PatternIndex;
    const known = this.#patterns.get(pattern);
    if (known) return known;
    if (this.#patterns.size >= KEPT_PATTERNS) this.#patterns.clear();
    const count = (patterns.stopOffset[pattern + 1] as number) - (patterns.stopOffset[pattern] as number);
    const calls = Array.from({ length: count }, (_, position) => callAt(this.directory.timetable, run, position));
    const written = this.#encode(calls, this.places.zoneOfRun(run));
    this.#patterns.set(pattern, written);
    return written;
  }

  #encode(calls: readonly Call[], zone: string): PatternCalls {
    const offsets = new Int32Array(calls.length + 1);
    const slots = new Int32Array(4 * calls.length).fill(-1);
    const pieces: Uint8Array[] = [];
    let length = 0;
    calls.forEach((call, position) => {
      offsets[position] = length;
      if (!call.canBoard && !call.canAlight && !this.withSkipped) return;
      const put = (text: string): void => {
        const piece = utf8(text);
        pieces.push(piece);
        length += piece.length;
      };
      put(`{${this.places.stop(call.stop)},${zoneMember(zone)}`);
      TIMES.forEach((name, time) => {
        put(`,"${name}":"`);
        slots[4 * position + time] = length;
        put(`${ROOM}"`);
      });
      put(`,${permissionsOf(call, false)}},`);
    });
    offsets[calls.length] = length;
    return { bytes: Buffer.concat(pieces), offsets, slots };
  }
}

const isLive = ({ realtime }: Moment, { trip, serviceDay }: TripRun): boolean =>
  updateOf(realtime, trip, serviceDay) !== undefined;

const ARRIVAL = utf8(',"arrival":"');
const SCHEDULED_ARRIVAL = utf8('","scheduledArrival":"');
const DEPARTURE = utf8(',"departure":"');
const SCHEDULED_DEPARTURE = utf8('","scheduledDeparture":"');
/** [2 × may board + may alight] */
const CLOSINGS = [0, 1, 2, 3].map((word) =>
  utf8(`",${permissionsOf({ canBoard: (word & 2) !== 0, canAlight: (word & 1) !== 0 }, false)}}`),
);
