import { DESTINATION, ORIGIN, type LegEnd, type Place, type StreetMode, type WayMode } from '@maillage/itinerary-model';
import { at, distanceMetres, type Coordinate } from '@maillage/kernel';
import type { StopIndex, Timetable } from '@maillage/transit-timetable';
import { familyOf } from '../network/stop-family.js';
import type { StopLocator } from '../network/stop-locator.js';
import { readInsideWays, walkInside, type InsideWays } from './inside-ways.js';
import type { DirectQuery, Reach, ReachQuery, StreetSection, Traveller, Ways } from './ways.js';

/** Where no streets are known, a way is this much longer than the crow's flight. */
export const CROW_DETOUR = 1.3;
/** A car in a town, in metres per second. */
const DRIVING = 30 / 3.6;

/** Ways as the crow flies, for those who move in one mode all the way. */
export class CrowWays implements Ways {
  readonly live = undefined;

  readonly #inside: InsideWays;

  constructor(
    private readonly timetable: Timetable,
    private readonly locator: StopLocator,
  ) {
    this.#inside = readInsideWays(timetable);
  }

  begin(): void {
    // nothing is remembered
  }

  reach({ place, mode, direction, maxSeconds, traveller }: ReachQuery): Reach {
    const metresPerSecond = speedOf(mode, traveller);
    const own = new Set(place.stop >= 0 ? familyOf(this.timetable, place.stop as StopIndex) : []);
    const atOnce = [...own]
      .filter((stop) => isUsable(this.timetable, stop, traveller))
      .map((stop) => ({ stop, seconds: 0 }));
    const around =
      metresPerSecond === undefined || maxSeconds <= 0
        ? []
        : this.locator
            .within(place, (maxSeconds * metresPerSecond) / CROW_DETOUR)
            .map(({ stop, metres }) => ({ stop, seconds: crowSeconds(metres, metresPerSecond) }))
            .filter(({ stop, seconds }) => seconds <= maxSeconds && !own.has(stop))
            .filter(({ stop }) => isUsable(this.timetable, stop, traveller));
    return {
      offsets: [...atOnce, ...around],
      isLimited: false,
      sectionsTo: (stop) => (own.has(stop) ? [] : [this.#section({ place, mode, direction, traveller }, stop)]),
    };
  }

  direct({ from, to, mode, maxSeconds, traveller }: DirectQuery): readonly StreetSection[] | undefined {
    const metresPerSecond = speedOf(mode, traveller);
    if (metresPerSecond === undefined) return undefined;
    const section = straight(STREET_MODE[mode] ?? 'WALK', metresPerSecond, [from, ORIGIN], [to, DESTINATION]);
    return section.seconds <= maxSeconds ? [section] : undefined;
  }

  directSeconds(query: DirectQuery): number | undefined {
    return this.direct(query)?.[0]?.seconds;
  }

  isBesideStreets(): boolean {
    return true;
  }

  /** As the station tells. */
  inside(from: StopIndex, to: StopIndex, traveller: Traveller): StreetSection | undefined {
    return walkInside(this.timetable, this.#inside, [from, to], traveller);
  }

  footpath(from: StopIndex, to: StopIndex, traveller: Traveller): StreetSection {
    const inside = this.inside(from, to, traveller);
    if (inside) return inside;
    const { walkingMetresPerSecond } = traveller;
    const [start, end] = [pointOf(this.timetable, from), pointOf(this.timetable, to)];
    return straight('WALK', walkingMetresPerSecond, [start, from], [end, to]);
  }

  #section(query: Pick<ReachQuery, 'place' | 'mode' | 'direction' | 'traveller'>, stop: StopIndex): StreetSection {
    const { place, mode, direction, traveller } = query;
    const stopEnd = [pointOf(this.timetable, stop), nameable(this.timetable, stop)] as const;
    const speed = speedOf(mode, traveller) ?? traveller.walkingMetresPerSecond;
    const streetMode = STREET_MODE[mode] ?? 'WALK';
    return direction === 'forward'
      ? straight(streetMode, speed, [place, ORIGIN], stopEnd)
      : straight(streetMode, speed, stopEnd, [place, DESTINATION]);
  }
}

/** What a leg is called that goes all the way in one mode. */
const STREET_MODE: Partial<Record<WayMode, StreetMode>> = {
  WALK: 'WALK',
  BIKE: 'BIKE',
  CAR: 'CAR',
  CAR_DROPOFF: 'CAR',
};

/** Undefined for ways that need a place to change at. */
function speedOf(mode: WayMode, traveller: Traveller): number | undefined {
  switch (STREET_MODE[mode]) {
    case 'WALK':
      return traveller.walkingMetresPerSecond;
    case 'BIKE':
      return traveller.cyclingMetresPerSecond;
    case 'CAR':
      return DRIVING;
    default:
      return undefined;
  }
}

const crowSeconds = (crowMetres: number, metresPerSecond: number): number =>
  Math.ceil((crowMetres * CROW_DETOUR) / metresPerSecond);

function straight(
  mode: StreetMode,
  metresPerSecond: number,
  [start, from]: readonly [Coordinate, LegEnd],
  [end, to]: readonly [Coordinate, LegEnd],
): StreetSection {
  const metres = distanceMetres(start, end);
  return {
    mode,
    from,
    to,
    seconds: crowSeconds(metres, metresPerSecond),
    metres: Math.round(metres * CROW_DETOUR),
    pauseSeconds: 0,
    line: undefined,
  };
}

/** GTFS `wheelchair_boarding`: 2 is not possible; what is not told is used. */
export const isUsable = ({ stops }: Timetable, stop: StopIndex, { wheelchair }: Traveller): boolean =>
  !wheelchair || at(stops.wheelchair, stop) !== 2;

/** A variant is the traveller's own stop. */
export const nameable = ({ stops }: Timetable, stop: StopIndex): StopIndex => at(stops.origin, stop) as StopIndex;

export const pointOf = ({ stops }: Timetable, stop: StopIndex | Place['stop']): Coordinate => ({
  latitude: at(stops.latitude, stop as StopIndex),
  longitude: at(stops.longitude, stop as StopIndex),
});
