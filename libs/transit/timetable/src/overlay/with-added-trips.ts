import type { StringColumn } from '@maillage/snapshot';
import type { PatternIndex, TripIndex } from '../indices.js';
import { patternLength } from '../running-time.js';
import type { Patterns, Services, Timetable } from '../timetable.js';
import type { AddedRun } from './run-update.js';
import { wordsOfAdded } from './run-words.js';

/** An added run and the trip that stands for it, beyond those of the timetable. */
export interface AddedTrip {
  readonly trip: TripIndex;
  readonly run: AddedRun;
}

/**
 * The timetable with trips for added runs behind its own, their times as they were told first, so that whoever names a
 * trip needs no special case. Numbers of trips, patterns and services that were given keep their meaning.
 */
export function withAddedTrips(timetable: Timetable, added: readonly AddedTrip[]): Timetable {
  if (added.length === 0) return timetable;
  const { trips } = timetable;
  const count = Math.max(trips.count, ...added.map(({ trip }) => trip + 1));
  const patterns = new PatternsBehind(timetable);
  const services = new ServicesBehind(timetable);
  const profiles = new ProfilesBehind(timetable);
  const { pattern, start, profile, service, next, headwaySeconds, end } = trips;
  const columns = {
    pattern: longer(pattern, count),
    start: longer(start, count),
    profile: longer(profile, count),
    service: longer(service, count),
    next: longer(next, count).fill(-1, trips.count),
    headwaySeconds: longer(headwaySeconds, count),
    end: longer(end, count),
    direction: longer(trips.direction, count).fill(UNKNOWN_DIRECTION, trips.count),
    wheelchair: longer(trips.wheelchair, count),
    bikes: longer(trips.bikes, count),
  };
  const [id, headsign, shortName] = [new Map<number, string>(), new Map<number, string>(), new Map<number, string>()];
  for (const { trip, run } of added) {
    const { likeTrip } = run;
    columns.pattern[trip] = patterns.patternOf(run);
    columns.start[trip] = run.departure[0];
    columns.profile[trip] = profiles.add(run);
    columns.service[trip] = services.serviceOf(run);
    columns.wheelchair[trip] = run.wheelchair;
    columns.bikes[trip] = run.bikes;
    if (likeTrip !== undefined) columns.direction[trip] = trips.direction[likeTrip];
    id.set(trip, run.id);
    headsign.set(trip, run.headsign);
    shortName.set(trip, likeTrip === undefined ? '' : trips.shortName.text(likeTrip));
  }
  return {
    ...timetable,
    ...patterns.toTables(),
    profiles: profiles.toProfiles(),
    services: services.toServices(),
    trips: {
      ...trips,
      ...columns,
      count,
      id: behind(trips.id, id, count),
      headsign: behind(trips.headsign, headsign, count),
      shortName: behind(trips.shortName, shortName, count),
    },
  };
}

const UNKNOWN_DIRECTION = 255;

type Store = Int32Array | Uint32Array | Uint16Array | Uint8Array;

function longer<Values extends Store>(column: Values, length: number): Values {
  const Type = column.constructor as new (length: number) => Values;
  const copy = new Type(length);
  copy.set(column);
  return copy;
}

const behind = <Key extends number>(
  texts: StringColumn<Key>,
  more: ReadonlyMap<number, string>,
  length: number,
): StringColumn<Key> => ({
  length,
  text: (index) => more.get(index) ?? (index < texts.length ? texts.text(index) : ''),
});

/** Patterns for added runs that run like none of their route. */
class PatternsBehind {
  #patterns: Patterns;
  #lineOffset: Int32Array;

  constructor(private readonly timetable: Timetable) {
    this.#patterns = timetable.patterns;
    this.#lineOffset = timetable.lines.offset;
  }

  patternOf(run: AddedRun): number {
    const words = wordsOfAdded(run);
    const { trips } = this.timetable;
    const like = run.likeTrip === undefined ? -1 : trips.pattern[run.likeTrip];
    if (like >= 0 && this.#isSame(like, run, words)) return like;
    for (let pattern = this.#patterns.count - 1; pattern >= 0; pattern--) {
      if (this.#patterns.tripOffset[pattern + 1] !== this.#patterns.tripOffset[pattern]) break;
      if (this.#isSame(pattern, run, words)) return pattern;
    }
    return this.#append(run, words);
  }

  toTables(): Pick<Timetable, 'patterns' | 'lines'> {
    return { patterns: this.#patterns, lines: { ...this.timetable.lines, offset: this.#lineOffset } };
  }

  #isSame(pattern: number, { route, boarding }: AddedRun, words: Int32Array): boolean {
    const { route: routes, stopOffset, stopWord, boarding: rules } = this.#patterns;
    const first = stopOffset[pattern];
    return (
      routes[pattern as PatternIndex] === route &&
      patternLength(this.#patterns, pattern) === words.length &&
      words.every((word, i) => word === stopWord[first + i] && boarding[i] === rules[first + i])
    );
  }

  #append({ route, boarding }: AddedRun, words: Int32Array): number {
    const { count, stopOffset, stopWord, tripOffset, sequences, sequence } = this.#patterns;
    const first = stopOffset[count];
    const end = first + words.length;
    const patterns = {
      count: count + 1,
      stopOffset: longer(stopOffset, count + 2),
      stopWord: longer(stopWord, end),
      boarding: longer(this.#patterns.boarding, end),
      route: longer(this.#patterns.route, count + 1),
      tripOffset: longer(tripOffset, count + 2),
      sequence: longer(sequence, count + 1),
      sequences: longer(sequences, sequences.length + words.length),
    };
    patterns.stopOffset[count + 1] = end;
    patterns.stopWord.set(words, first);
    patterns.boarding.set(boarding, first);
    patterns.route[count] = route;
    patterns.tripOffset[count + 1] = tripOffset[count];
    patterns.sequence[count] = sequences.length;
    words.forEach((_, i) => (patterns.sequences[sequences.length + i] = i + 1));
    this.#lineOffset = longer(this.#lineOffset, end + 1).fill(this.#lineOffset[first], first);
    this.#patterns = patterns;
    return count;
  }
}

/** Services of one date each. */
class ServicesBehind {
  #services: Services;

  constructor(private readonly timetable: Timetable) {
    this.#services = timetable.services;
  }

  serviceOf({ feed, day }: AddedRun): number {
    const { count, wordsPerService: words, bits, feed: feeds } = this.#services;
    const d = day - this.timetable.firstDay;
    const own = new Uint32Array(words);
    if (d >= 0 && d < this.timetable.dayCount) own[d >> 5] = 1 << (d & 31);
    for (let service = count - 1; service >= 0; service--)
      if (feeds[service] === feed && own.every((word, i) => word === bits[service * words + i])) return service;
    const more = longer(bits, (count + 1) * words);
    more.set(own, count * words);
    const moreFeeds = longer(feeds, count + 1);
    moreFeeds[count] = feed;
    this.#services = { ...this.#services, count: count + 1, bits: more, feed: moreFeeds };
    return count;
  }

  toServices(): Services {
    return this.#services;
  }
}

class ProfilesBehind {
  readonly #arrival: number[] = [];
  readonly #departure: number[] = [];

  constructor(private readonly timetable: Timetable) {}

  add({ arrival, departure }: AddedRun): number {
    const offset = this.timetable.profiles.arrival.length + this.#arrival.length;
    const start = departure[0];
    const last = arrival.length - 1;
    arrival.forEach((time, i) => {
      this.#arrival.push(i === 0 ? 0 : time - start);
      this.#departure.push((i === last ? time : departure[i]) - start);
    });
    return offset;
  }

  toProfiles(): Timetable['profiles'] {
    const { arrival, departure } = this.timetable.profiles;
    const isShort = [...this.#arrival, ...this.#departure].every((seconds) => seconds >= 0 && seconds <= 0xffff);
    const join = (column: Uint16Array | Int32Array, more: readonly number[]): Uint16Array | Int32Array => {
      const length = column.length + more.length;
      const joined = column instanceof Uint16Array && isShort ? new Uint16Array(length) : new Int32Array(length);
      joined.set(column);
      joined.set(more, column.length);
      return joined;
    };
    return { arrival: join(arrival, this.#arrival), departure: join(departure, this.#departure) };
  }
}
