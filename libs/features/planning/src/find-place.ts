import type { Place, PlaceInput } from '@maillage/itinerary-model';
import type { StopIndex } from '@maillage/transit-timetable';
import type { LoadedNetwork } from './networks/loaded-network.js';
import { stopNotFound } from './problems.js';

/** @throws Problem `STOP_NOT_FOUND` */
export function findPlace({ directory }: Pick<LoadedNetwork, 'directory'>, place: PlaceInput): Place {
  if (place.kind === 'coordinate') return { stop: -1, latitude: place.latitude, longitude: place.longitude };
  return directory.placeOf(findStop({ directory }, place.id));
}

/** @throws Problem `STOP_NOT_FOUND` */
export function findStop({ directory }: Pick<LoadedNetwork, 'directory'>, id: string): StopIndex {
  const stop = directory.findStop(id);
  if (stop === undefined) throw stopNotFound();
  return stop;
}
