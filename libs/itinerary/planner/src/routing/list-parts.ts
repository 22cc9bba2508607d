import type { WayMode } from '@maillage/itinerary-model';
import type { Trust } from '../ways/facility-rules.js';
import type { Reach, Ways } from '../ways/ways.js';
import { listCombinations } from './combinations.js';
import type { SearchPart } from './itinerary-search.js';
import { mergeReaches } from './merge-reaches.js';
import type { RouteRequest } from './route-request.js';
import { longestWay } from './worth-leaving.js';

type Direction = 'forward' | 'backward';

/**
 * The combinations of a request with the stops that they reach, each once: a mode that adds no stop makes none. Where what
 * is counted leaves something out, ways that presume it to be there are searched too: for later rides.
 */
export function listParts(request: RouteRequest, ways: Ways): SearchPart[] {
  const reaches = new Map<string, Reach>();
  const once = (key: string, make: () => Reach): Reach => {
    const reach = reaches.get(key) ?? make();
    reaches.set(key, reach);
    return reach;
  };
  const reach = (direction: Direction, mode: WayMode, trust: Trust): Reach =>
    once(`${direction} ${mode} ${trust}`, () => {
      const counted = trust === 'presumed' ? reach(direction, mode, 'counted') : undefined;
      return counted && !counted.isLimited ? counted : reachStops(request, ways, direction, mode, trust);
    });
  const merged = (direction: Direction, modes: readonly WayMode[], trust: Trust): Reach =>
    once(`${direction} ${modes.join()} ${trust}`, () =>
      mergeReaches(modes.map((mode) => reach(direction, mode, trust))),
    );
  const trusted = (direction: Direction, modes: readonly WayMode[]): readonly Reach[] => {
    const counted = merged(direction, modes, 'counted');
    return counted.isLimited ? [merged(direction, modes, 'presumed'), counted] : [counted];
  };
  const parts = listCombinations(request).flatMap(({ access, egress, weight }) =>
    trusted('forward', access).flatMap((before) =>
      trusted('backward', egress).map((after) => ({ access: before, egress: after, weight })),
    ),
  );
  return parts.filter((part) => parts.find((other) => isSame(part, other)) === part);
}

const isSame = (one: SearchPart, other: SearchPart): boolean =>
  one.access === other.access && one.egress === other.egress;

function reachStops(request: RouteRequest, ways: Ways, direction: Direction, mode: WayMode, trust: Trust): Reach {
  const place = direction === 'forward' ? request.from : request.to;
  const { rental } = direction === 'forward' ? request.access : request.egress;
  const maxSeconds = longestWay(request, ways, direction, mode);
  return ways.reach({ place, mode, direction, maxSeconds, rental, traveller: request.traveller, trust });
}
