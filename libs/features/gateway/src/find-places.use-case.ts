import { geocodeParameters, mapStopsParameters, readParameters, reverseGeocodeParameters } from '@maillage/contracts';
import type { PlaceSearch } from '@maillage/ports';
import type { Asked } from './asked.js';
import type { BriefMemory } from './brief-memory.js';
import { keptFor, privately, type Outgoing } from './outgoing.js';
import { toGeocodeRequest, toMapStopsRequest, toReverseGeocodeRequest } from './to-place-request.js';

const MAP_SECONDS = 30;

/** Places by name, by position and on the map. What somebody looks for is never kept. @throws Problem */
export class FindPlaces {
  constructor(
    private readonly places: PlaceSearch,
    private readonly memory: BriefMemory,
  ) {}

  async geocode(asked: Asked): Promise<Outgoing> {
    const request = toGeocodeRequest(asked, readParameters(geocodeParameters, asked.query));
    return privately(await this.places.geocode(request, asked.signal));
  }

  async reverseGeocode(asked: Asked): Promise<Outgoing> {
    const request = toReverseGeocodeRequest(asked, readParameters(reverseGeocodeParameters, asked.query));
    return privately(await this.places.reverseGeocode(request, asked.signal));
  }

  async mapStops(asked: Asked): Promise<Outgoing> {
    const request = toMapStopsRequest(asked, readParameters(mapStopsParameters, asked.query));
    const compute = () => this.places.mapStops(request, asked.signal);
    return keptFor(MAP_SECONDS, await this.memory.answer('map/stops', request, compute));
  }

  async mapInitial({ record, signal }: Asked): Promise<Outgoing> {
    return keptFor(MAP_SECONDS, await this.places.mapInitial({ territory: record.territory.id }, signal));
  }
}
