import { facilityEnd } from '@maillage/itinerary-model';
import { entry } from '@maillage/kernel';
import { StreetSearch, type StreetPoint } from '@maillage/street-graph';
import type { StopIndex } from '@maillage/transit-timetable';
import { nameable } from './crow-ways.js';
import type { FacilityPlaces } from './facility-places.js';
import type { StreetPlaces } from './street-places.js';
import { offStreetMetres } from './off-street.js';
import { streetTraveller } from './street-traveller.js';
import type { StreetSection, Traveller } from './ways.js';

/** Walks that are remembered: they come back in every answer. */
const KEPT_LINES = 4096;
/** A footpath is fifteen minutes long at most; slow walkers take longer. */
const LONGEST_METRES = 1_500;

/** The walks between stops, and between facilities and stops, on the ground. */
export class FootpathLines {
  readonly #known = new Map<string, StreetSection | undefined>();
  #search: StreetSearch | undefined;

  constructor(
    private readonly places: StreetPlaces,
    private readonly facilities: () => FacilityPlaces,
  ) {}

  /** Undefined where no walk along streets is known. */
  between(from: StopIndex, to: StopIndex, traveller: Traveller): StreetSection | undefined {
    const links = this.places.stopLinks(traveller.wheelchair ? 'wheelchair' : 'foot');
    const { timetable } = this.places;
    const found = this.#find(`${String(from)} ${String(to)}`, links.of(from), links.of(to), traveller);
    return found && { ...found, from: nameable(timetable, from), to: nameable(timetable, to) };
  }

  /** The walk from a facility to a stop, which takes so many seconds. */
  fromFacility(row: number, stop: StopIndex, seconds: number, traveller: Traveller): StreetSection {
    return { ...this.#facility(row, stop, traveller, true), from: facilityEnd(row), to: this.#name(stop), seconds };
  }

  toFacility(stop: StopIndex, row: number, seconds: number, traveller: Traveller): StreetSection {
    return { ...this.#facility(row, stop, traveller, false), from: this.#name(stop), to: facilityEnd(row), seconds };
  }

  #name(stop: StopIndex): number {
    return nameable(this.places.timetable, stop);
  }

  #facility(row: number, stop: StopIndex, traveller: Traveller, isFrom: boolean): StreetSection {
    const facilities = this.facilities();
    const { id } = entry(facilities.all, row);
    const facility = facilities.links('foot').of(row);
    const there = this.places.stopLinks('foot').of(stop);
    const [start, end] = isFrom ? [facility, there] : [there, facility];
    return this.#find(`${isFrom ? 'f' : 't'}${id} ${String(stop)}`, start, end, traveller) ?? NOTHING;
  }

  #find(
    key: string,
    start: readonly StreetPoint[],
    end: readonly StreetPoint[],
    traveller: Traveller,
  ): StreetSection | undefined {
    const mode = traveller.wheelchair ? 'wheelchair' : 'foot';
    const fullKey = `${mode} ${String(traveller.walkingMetresPerSecond)} ${key}`;
    if (this.#known.has(fullKey)) return this.#known.get(fullKey);
    const found = this.#walk(mode, start, end, traveller);
    if (this.#known.size >= KEPT_LINES) this.#known.clear();
    this.#known.set(fullKey, found);
    return found;
  }

  #walk(
    mode: 'foot' | 'wheelchair',
    start: readonly StreetPoint[],
    end: readonly StreetPoint[],
    traveller: Traveller,
  ): StreetSection | undefined {
    const [startNearest, endNearest] = [start[0], end[0]];
    if (!startNearest || !endNearest) return undefined;
    const search = (this.#search ??= new StreetSearch(this.places.graph));
    const limit = Math.ceil((LONGEST_METRES / traveller.walkingMetresPerSecond) * 10);
    search.run({ traveller: streetTraveller(mode, traveller), direction: 'forward', points: start, limit });
    const soonest = end.reduce((a, b) => (search.costTo(b) < search.costTo(a) ? b : a), endNearest);
    const line = search.lineTo(soonest);
    const openGround = mode === 'foot' ? offStreetMetres(startNearest, endNearest) : undefined;
    if (openGround !== undefined && (line === undefined || openGround < line.metres))
      return {
        ...NOTHING,
        seconds: Math.ceil(openGround / traveller.walkingMetresPerSecond),
        metres: Math.round(openGround),
      };
    if (line === undefined) return undefined;
    return { ...NOTHING, seconds: Math.ceil(search.costTo(soonest) / 10), metres: line.metres, line };
  }
}

const NOTHING: StreetSection = {
  mode: 'WALK',
  from: 0,
  to: 0,
  seconds: 0,
  metres: 0,
  pauseSeconds: 0,
  line: undefined,
};
