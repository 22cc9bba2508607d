import type { Itinerary, Leg, LegEnd, PlanRequest, RideLeg, StreetLeg, StreetLine } from '@maillage/itinerary-model';
import { callCount, liveCallAt, runOf, stateOf, type TripRun } from '@maillage/itinerary-planner';
import { entry, type Instant } from '@maillage/kernel';
import type { RealtimeTimetable } from '@maillage/transit-timetable';
import { cancelledBefore, hasCancelled, replacedBy } from './cancelled-before.js';
import type { EmissionWriter } from './emissions.js';
import { entranceOf } from './entrances.js';
import { writeItineraryId, type Mover } from './itinerary-id.js';
import { utf8, type JsonBytes } from './json-bytes.js';
import type { JsonMembers } from './json-text.js';
import { languageOf } from './language.js';
import { LegEnds, type RequestPlaces } from './leg-ends.js';
import type { Moment } from './moment.js';
import type { NetworkTexts } from './network-texts.js';
import { straightLine } from './straight-line.js';
import { timesOf, type JoinedRides, type Times } from './ride-times.js';

export type ItineraryOptions = Pick<PlanRequest, 'detailedLegs' | 'joinInterlinedLegs' | 'withScheduledSkippedStops'> &
  Partial<Mover> &
  Partial<Pick<PlanRequest, 'language'>> & {
    /** From when on the traveller could leave; undefined where only the arrival is asked for. */
    readonly readyAt?: Instant | undefined;
  };

/** Writes itineraries of one network. */
export class ItineraryWriter {
  readonly #ends: LegEnds;
  readonly #mover: Mover | undefined;
  readonly #hasCancelled: boolean;
  /** Where in the answer a line was written. */
  readonly #lines = new Map<StreetLine, readonly [start: number, end: number]>();

  constructor(
    private readonly texts: NetworkTexts,
    private readonly moment: Moment,
    private readonly options: ItineraryOptions,
    private readonly places?: RequestPlaces,
    private readonly emissions?: EmissionWriter,
  ) {
    this.#ends = new LegEnds(texts, places, languageOf(options.language ?? []));
    this.#mover = moverOf(options);
    this.#hasCancelled = hasCancelled(texts, moment.realtime);
  }

  /** `about`: what is told of it beside. */
  write(json: JsonBytes, itinerary: Itinerary, about: JsonMembers = ''): void {
    const { departure, arrival, transfers } = itinerary;
    json
      .ascii('{')
      .bytes(DURATION)
      .number(arrival - departure);
    json.bytes(START_TIME).instant(departure).bytes(END_TIME).instant(arrival);
    json.bytes(TRANSFERS).number(transfers).bytes(ID);
    writeItineraryId(json, this.texts, itinerary, this.#mover, this.places);
    json.bytes(LEGS).array(joinSeated(itinerary.legs, this.options), (leg) => {
      if (isStreet(leg)) this.#street(json, leg);
      else this.#ride(json, leg, itinerary);
    });
    json.text(about === '' ? '}' : `,${about}}`);
  }

  #street(json: JsonBytes, leg: StreetLeg): void {
    const { streets } = this.texts;
    const { mode, from, to, departure, arrival, metres } = leg;
    const entrance = entranceOf(this.texts.directory, this.#ends, leg);
    json.bytes(MODES[mode]).bytes(this.#ends.opening(from));
    // Who leaves a place on the way has arrived there at that moment.
    if (from >= 0) json.bytes(ARRIVAL).instant(departure).bytes(SCHEDULED_ARRIVAL).instant(departure).ascii('"');
    json.bytes(DEPARTURE).instant(departure).bytes(SCHEDULED_DEPARTURE).instant(departure).ascii('"');
    if (entrance?.end === 'from') json.text(`,"entrance":${JSON.stringify(entrance.name)}`);
    this.#alerts(json, from, leg);
    json.ascii('}').bytes(TO).bytes(this.#ends.opening(to));
    json.bytes(ARRIVAL).instant(arrival).bytes(SCHEDULED_ARRIVAL).instant(arrival).ascii('"');
    if (entrance?.end === 'to') json.text(`,"entrance":${JSON.stringify(entrance.name)}`);
    this.#alerts(json, to, leg);
    json.ascii('},');
    writeTimes(json, leg);
    json.bytes(DISTANCE).number(metres).ascii(',');
    if (entrance) json.text(`"entrance":${JSON.stringify({ ...entrance, end: undefined })},`);
    this.#way(json, leg);
    if (mode === 'RENTAL') json.text(streets.rental(this.#ends.facilityAt(from), this.#ends.facilityAt(to)));
    json.text(streets.availability(leg));
    const source = this.moment.streetMembers(this.#ends.facilityOf(leg), leg);
    if (source !== '') json.text(`,${source}`);
    this.emissions?.leg(json, [leg]);
    json.ascii('}');
  }

  #alerts(json: JsonBytes, end: LegEnd, leg: StreetLeg): void {
    const told = this.#ends.alerts(this.moment.alerts, end, leg);
    if (told !== '') json.text(`,${told}`);
  }

  /** Legs of one answer share their lines. */
  #way(json: JsonBytes, leg: StreetLeg): void {
    const { geometry, streets } = this.texts;
    const { line } = leg;
    json.bytes(STREET_GEOMETRY);
    if (!this.options.detailedLegs) geometry.none(json);
    else if (line) {
      const known = this.#lines.get(line);
      if (known) json.again(...known);
      else {
        const start = json.length;
        streets.writeLine(json, geometry, line);
        this.#lines.set(line, [start, json.length]);
      }
    } else streets.writeLine(json, geometry, straightLine(this.#ends, leg));
  }

  #ride(json: JsonBytes, rides: JoinedRides, itinerary: Itinerary): void {
    const { moment } = this;
    const { realtime, alerts } = moment;
    const { timetable } = realtime;
    const { geometry, rides: about } = this.texts;
    const calls = this.texts.calls(this.options.withScheduledSkippedStops);
    const runs = rides.map((ride) => runOf(timetable, ride));
    const [ride, run] = [rides[0], entry(runs, 0)];
    const [last, lastRun] = [entry(rides, rides.length - 1), entry(runs, runs.length - 1)];
    json.bytes(RIDE_FROM);
    calls.one(json, moment, run, ride.boardPosition, 'departure');
    json.bytes(TO);
    calls.one(json, moment, lastRun, last.alightPosition, 'arrival');
    json.ascii(',');
    const { isLive, isAdded, isCancelled } = stateOf(realtime, run);
    const { times, scheduled } = timesOf(realtime, rides);
    writeTimes(json, times, scheduled);
    json.bytes(isAdded ? ADDED : SCHEDULED).bytes(ride.seated ? SEATED : BOARDED);
    calls.one(json, moment, run, 0, 'departure');
    json.bytes(TRIP_TO);
    calls.one(json, moment, lastRun, callCount(timetable, lastRun.trip) - 1, 'arrival');
    json.ascii(',');
    about.writeRun(json, run);
    json.ascii(',').bytes(moment.memberBytes(run));
    json.bytes(isCancelled ? CANCELLED : RUNNING);
    // Where one trip becomes the next of its vehicle, the stop is told once.
    const before = json.length;
    for (let index = 0; index < rides.length; index++) {
      const { boardPosition, alightPosition } = entry(rides, index);
      const end = index === rides.length - 1 ? alightPosition - 1 : alightPosition;
      calls.several(json, moment, entry(runs, index), boardPosition + 1, end);
    }
    if (json.length > before) json.back(1);
    json.bytes(LEG_GEOMETRY);
    if (this.options.detailedLegs) geometry.alongStops(json, rides);
    else geometry.none(json);
    const access = about.access(run);
    if (access !== '') json.ascii(',').ascii(access);
    const disturbed = alerts.ofRide(timetable, run, { from: times.departure, to: times.arrival });
    if (disturbed !== '') json.text(`,${disturbed}`);
    const replaced = isLive ? replacedBy(this.texts, realtime, run) : undefined;
    if (this.#hasCancelled && (replaced || (this.places && !ride.seated))) {
      const board = { run, position: ride.boardPosition };
      const alight = { run: lastRun, position: last.alightPosition };
      const from = this.places ? this.#readyAt(itinerary, ride) : times.departure;
      const waited = { board, alight, from, to: times.departure };
      const cancelled = cancelledBefore(this.texts, realtime, { ...waited, replaced });
      json.text(cancelled === '' ? '' : `,${cancelled}`);
    }
    this.emissions?.leg(json, rides);
    json.ascii('}');
  }

  /** From when on the traveller waits for a ride, as far as that is looked at. */
  #readyAt({ departure, legs }: Itinerary, ride: RideLeg): Instant {
    const before = legs.slice(0, legs.indexOf(ride));
    const reached = before.at(-1)?.arrival ?? departure;
    const isFirst = before.every(({ kind }) => kind === 'street');
    const { readyAt = 0 } = this.options;
    return Math.max(isFirst ? readyAt + reached - departure : reached, ride.departure - LOOK_BACK_SECONDS) as Instant;
  }
}

/** What was cancelled longer ago says nothing of a leg. */
const LOOK_BACK_SECONDS = 3_600;

const DURATION = utf8('"duration":');
const START_TIME = utf8(',"startTime":"');
const END_TIME = utf8('","endTime":"');
const SCHEDULED_START_TIME = utf8('","scheduledStartTime":"');
const SCHEDULED_END_TIME = utf8('","scheduledEndTime":"');
const AS_PLANNED = utf8('","realTime":false');
const REAL_TIME = utf8('","realTime":true');
const TRANSFERS = utf8('","transfers":');
const ID = utf8(',"id":"');
const LEGS = utf8('","legs":');
const modeOpening = (mode: StreetLeg['mode']): Uint8Array => utf8(`{"mode":"${mode}","from":`);
const MODES = {
  WALK: modeOpening('WALK'),
  BIKE: modeOpening('BIKE'),
  CAR: modeOpening('CAR'),
  RENTAL: modeOpening('RENTAL'),
};
const ARRIVAL = utf8(',"arrival":"');
const SCHEDULED_ARRIVAL = utf8('","scheduledArrival":"');
const DEPARTURE = utf8(',"departure":"');
const SCHEDULED_DEPARTURE = utf8('","scheduledDeparture":"');
const DISTANCE = utf8(',"scheduled":false,"distance":');
const STREET_GEOMETRY = utf8('"legGeometry":');
const RIDE_FROM = utf8('{"from":');
const TO = utf8(',"to":');
const SCHEDULED = utf8(',"scheduled":true');
const ADDED = utf8(',"scheduled":false');
const SEATED = utf8(',"interlineWithPreviousLeg":true,"tripFrom":');
const BOARDED = utf8(',"interlineWithPreviousLeg":false,"tripFrom":');
const TRIP_TO = utf8(',"tripTo":');
const CANCELLED = utf8(',"cancelled":true,"intermediateStops":[');
const RUNNING = utf8(',"cancelled":false,"intermediateStops":[');
const LEG_GEOMETRY = utf8('],"legGeometry":');

const isStreet = (told: StreetLeg | JoinedRides): told is StreetLeg => !Array.isArray(told);

/** Undefined for the way of a vehicle, on which nobody moves. */
function moverOf(options: ItineraryOptions): Mover | undefined {
  const { wheelchair, walkingMetresPerSecond, cyclingMetresPerSecond } = options;
  return wheelchair === undefined || walkingMetresPerSecond === undefined || cyclingMetresPerSecond === undefined
    ? undefined
    : { wheelchair, walkingMetresPerSecond, cyclingMetresPerSecond };
}

export function joinSeated(
  legs: readonly Leg[],
  { joinInterlinedLegs }: Pick<ItineraryOptions, 'joinInterlinedLegs'>,
): readonly (StreetLeg | JoinedRides)[] {
  const joined: (StreetLeg | JoinedRides)[] = [];
  for (const leg of legs) {
    const before = joined.at(-1);
    if (leg.kind === 'street') joined.push(leg);
    else if (leg.seated && joinInterlinedLegs && before && !('kind' in before)) joined.splice(-1, 1, [...before, leg]);
    else joined.push([leg]);
  }
  return joined;
}

/** The whole way of a vehicle. */
export function itineraryOf(realtime: RealtimeTimetable, runs: readonly TripRun[]): Itinerary {
  const legs = runs.map((run, index): RideLeg => {
    const { trip, serviceDay } = run;
    const alightPosition = callCount(realtime.timetable, trip) - 1;
    const { departure } = liveCallAt(realtime, run, 0);
    const { arrival } = liveCallAt(realtime, run, alightPosition);
    return {
      kind: 'ride',
      trip,
      serviceDay,
      boardPosition: 0,
      alightPosition,
      departure,
      arrival,
      seated: index > 0,
    };
  });
  const [first, last] = [entry(legs, 0), entry(legs, legs.length - 1)];
  return { departure: first.departure, arrival: last.arrival, transfers: 0, legs };
}

/** `scheduled`: the times as planned, of a ride of which something else is known. */
function writeTimes(json: JsonBytes, { departure, arrival }: Times, scheduled?: Times): void {
  json.bytes(DURATION).number(arrival - departure);
  json.bytes(START_TIME).instant(departure).bytes(END_TIME).instant(arrival);
  json.bytes(SCHEDULED_START_TIME).instant(scheduled?.departure ?? departure);
  json.bytes(SCHEDULED_END_TIME).instant(scheduled?.arrival ?? arrival);
  json.bytes(scheduled ? REAL_TIME : AS_PLANNED);
}
