import {
  DESTINATION,
  NO_FACILITIES,
  ORIGIN,
  type Availability,
  type NetworkFacilities,
  type Place,
  type StreetMode,
} from '@maillage/itinerary-model';
import { distanceMetres } from '@maillage/kernel';
import { fastestSpeed, UNREACHED, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import { BaseWays, endsOf, UNDRAWN, type FoundWay, type Offer } from './base-ways.js';
import { CrowWays, isUsable, nameable } from './crow-ways.js';
import { DEFAULT_PAUSES, type Moment, type Pauses } from './facility-rules.js';
import { OpenGroundWays } from './open-ground-ways.js';
import { ParkWays } from './park-ways.js';
import { RentalWays } from './rental-ways.js';
import { costsOf } from './street-links.js';
import { StreetPlaces } from './street-places.js';
import { streetTraveller } from './street-traveller.js';
import type { DirectQuery, LiveView, Reach, ReachQuery, StreetSection, Traveller, Ways } from './ways.js';

/** Ways along streets. What takes long is remembered for as long as a request lasts. */
export class StreetWays implements Ways {
  readonly #places: StreetPlaces;
  readonly #base: BaseWays;
  readonly #crow: CrowWays;
  readonly #openGround: OpenGroundWays;
  readonly #rental: RentalWays;
  readonly #parks: ParkWays;
  readonly #speeds = new Map<string, number>();

  constructor(
    timetable: Timetable,
    graph: StreetGraph,
    facilities: NetworkFacilities = NO_FACILITIES,
    pauses: Pauses = DEFAULT_PAUSES,
  ) {
    this.#places = new StreetPlaces(timetable, graph, facilities, pauses);
    this.#base = new BaseWays(this.#places);
    this.#crow = new CrowWays(timetable, this.#places.locator);
    this.#openGround = new OpenGroundWays(this.#base, this.#crow);
    this.#rental = new RentalWays(this.#base);
    this.#parks = new ParkWays(this.#base);
  }

  /** Later requests are about what this tells of the facilities. */
  use(availability: Availability): void {
    this.#base.use(availability);
  }

  /** Of the same facilities, told again. */
  useAges(sources: Availability['sources']): void {
    this.#base.useAges(sources);
  }

  get live(): LiveView {
    const { facilities, rules } = this.#base;
    return {
      sequence: facilities.availability.sequence,
      judge: (...question) => rules.judge(...question),
      vehicleAt: (row) => facilities.vehicleAt(row),
    };
  }

  begin(isDrawn = true, moment?: Moment): void {
    this.#base.begin(isDrawn, moment);
  }

  reach(query: ReachQuery): Reach {
    const { place, traveller, maxSeconds } = query;
    const { timetable } = this.#places;
    const own = new Set(place.stop >= 0 ? familyOf(timetable, place.stop as StopIndex) : []);
    const found = new Map<StopIndex, FoundWay>();
    const offer = (stop: StopIndex, way: FoundWay): void => {
      if (own.has(stop) || way.deciseconds > maxSeconds * 10 || !isUsable(timetable, stop, traveller)) return;
      const known = found.get(stop);
      if (known === undefined || way.deciseconds < known.deciseconds) found.set(stop, way);
    };
    const refusals = this.#base.rules.refusals;
    if (maxSeconds > 0) this.#offerStops(query, offer);
    const atOnce = [...own].filter((stop) => isUsable(timetable, stop, traveller));
    // drawn once, so that the legs of many itineraries share a line
    const drawn = new Map<StopIndex, readonly StreetSection[]>();
    return {
      offsets: [
        ...atOnce.map((stop) => ({ stop, seconds: 0 })),
        ...[...found].map(([stop, { deciseconds }]) => ({ stop, seconds: Math.ceil(deciseconds / 10) })),
      ],
      isLimited: this.#base.rules.refusals > refusals,
      sectionsTo: (stop) => {
        const sections = drawn.get(stop) ?? found.get(stop)?.sections() ?? [];
        drawn.set(stop, sections);
        return sections;
      },
    };
  }

  direct(query: DirectQuery): readonly StreetSection[] | undefined {
    const way = this.#directWay(query);
    return way && way.deciseconds <= query.maxSeconds * 10 ? way.sections() : undefined;
  }

  directSeconds(query: DirectQuery): number | undefined {
    const way = this.#directWay(query);
    return way && way.deciseconds <= query.maxSeconds * 10 ? Math.ceil(way.deciseconds / 10) : undefined;
  }

  isBesideStreets(place: Place, traveller: Traveller): boolean {
    return this.#base.pointsAt(place, traveller.wheelchair ? 'wheelchair' : 'foot', traveller).length > 0;
  }

  footpath(from: StopIndex, to: StopIndex, traveller: Traveller): StreetSection {
    const known =
      this.#crow.inside(from, to, traveller) ??
      this.#base.lines.between(from, to, traveller) ??
      this.#crow.footpath(from, to, traveller);
    return known.line && !this.#base.isDrawn ? { ...known, line: UNDRAWN } : known;
  }

  #offerStops(query: ReachQuery, offer: Offer): void {
    const { mode, traveller, direction } = query;
    if (traveller.wheelchair && mode !== 'WALK' && mode !== 'CAR' && mode !== 'CAR_DROPOFF') return;
    switch (mode) {
      case 'WALK':
        this.#offerPlain(query, traveller.wheelchair ? 'wheelchair' : 'foot', 'WALK', offer);
        if (!traveller.wheelchair) this.#openGround.offer(query, offer);
        break;
      case 'BIKE':
        this.#offerPlain(query, 'bicycle', 'BIKE', offer);
        break;
      case 'CAR':
      case 'CAR_DROPOFF':
        this.#offerPlain(query, 'car', 'CAR', offer);
        break;
      case 'RENTAL':
        this.#rental.offer(query, offer);
        break;
      case 'CAR_PARKING':
        if (direction === 'forward') this.#parks.offer(query, 'car', offer);
        break;
      case 'BIKE_PARKING':
        if (direction === 'forward') this.#parks.offer(query, 'bicycle', offer);
        break;
    }
  }

  #offerPlain(query: ReachQuery, travelMode: TravelMode, mode: StreetMode, offer: Offer): void {
    const base = this.#base.base({ ...query, travelMode, seconds: query.maxSeconds });
    if (!base) return;
    const links = this.#places.stopLinks(travelMode, query.direction === 'forward' ? 'in' : 'out');
    const { costs, points } = costsOf(base, links);
    // apart from the loop, which would make room for what a way remembers at every stop, reached or not
    const tell = (stop: StopIndex, point: StreetPoint, deciseconds: number): void => {
      const entrance = this.#places.entranceOf(point);
      const ends = endsOf(query.direction, nameable(this.#places.timetable, stop));
      const sections = () => [{ ...this.#base.section(base, point, mode, ends, deciseconds), entrance }];
      offer(stop, { deciseconds, sections });
    };
    for (let stop = 0 as StopIndex; stop < points.length; stop++) {
      const deciseconds = costs[stop] as number;
      if (deciseconds === UNREACHED) continue;
      const point = points[stop];
      if (point !== undefined) tell(stop, point, deciseconds);
    }
  }

  /** Seconds before which even the crow would not be there. */
  #soonest({ from, to, traveller }: DirectQuery, travelMode: TravelMode): number {
    const around = (from.stop >= 0 ? MOST_AROUND_METRES : 0) + (to.stop >= 0 ? MOST_AROUND_METRES : 0);
    const metres = distanceMetres(from, to) - around;
    return Math.max(0, (metres * ROUNDING) / this.#fastest(travelMode, traveller));
  }

  #fastest(travelMode: TravelMode, traveller: Traveller): number {
    const { walkingMetresPerSecond, cyclingMetresPerSecond } = traveller;
    const key = [travelMode, walkingMetresPerSecond, cyclingMetresPerSecond].join();
    const speed = this.#speeds.get(key) ?? fastestSpeed(this.#places.graph, streetTraveller(travelMode, traveller));
    if (this.#speeds.size >= KEPT_SPEEDS) this.#speeds.clear();
    this.#speeds.set(key, speed);
    return speed;
  }

  #directWay(query: DirectQuery): FoundWay | undefined {
    const { mode, traveller, from, to, maxSeconds } = query;
    if (mode === 'RENTAL') return traveller.wheelchair ? undefined : this.#rental.direct(query);
    if (mode === 'CAR_PARKING') return this.#parks.direct(query, 'car');
    if (mode === 'BIKE_PARKING') return traveller.wheelchair ? undefined : this.#parks.direct(query, 'bicycle');
    const foot = traveller.wheelchair ? 'wheelchair' : 'foot';
    const [travelMode, streetMode]: [TravelMode, StreetMode] =
      mode === 'WALK' ? [foot, 'WALK'] : mode === 'BIKE' ? ['bicycle', 'BIKE'] : ['car', 'CAR'];
    if (traveller.wheelchair && travelMode === 'bicycle') return undefined;
    const rest = this.#soonest(query, travelMode);
    if (rest > maxSeconds) return undefined;
    const asked = { place: from, travelMode, direction: 'forward', seconds: maxSeconds, rest, traveller } as const;
    const base = this.#base.base(asked);
    const target = base && this.#base.nearestOf(base, this.#base.pointsAt(to, travelMode, traveller, 'in'));
    return (
      target && {
        deciseconds: target.deciseconds,
        sections: () => [this.#base.section(base, target.point, streetMode, [ORIGIN, DESTINATION], target.deciseconds)],
      }
    );
  }
}

/** Most travellers have one of a few speeds. */
const KEPT_SPEEDS = 64;
/** A station stands for its platforms, which lie no farther away. */
const MOST_AROUND_METRES = 1_000;
/** Streets are measured in whole decimetres and microdegrees, which may shorten them a little. */
const ROUNDING = 0.98;
