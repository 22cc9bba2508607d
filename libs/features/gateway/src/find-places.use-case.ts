import {
  geocodeParameters,
  mapLevelsParameters,
  mapStopsParameters,
  readParameters,
  rentalsParameters,
  reverseGeocodeParameters,
} from '@maillage/contracts';
import type { PlaceSearch } from '@maillage/ports';
import type { Asked } from './asked.js';
import type { BriefMemory } from './brief-memory.js';
import { keptFor, privately, type Outgoing } from './outgoing.js';
import { toGeocodeRequest, toMapStopsRequest, toRentalsRequest, toReverseGeocodeRequest } from './to-place-request.js';

const MAP_SECONDS = 30;
/** Vehicles are taken and left at any moment. */
const LIVE_SECONDS = 5;
const GROUND = new TextEncoder().encode('[0]');

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

  /** Who asks around a point may stand there. */
  async rentals(asked: Asked): Promise<Outgoing> {
    const request = toRentalsRequest(asked, readParameters(rentalsParameters, asked.query));
    if (request.around) return privately(await this.places.rentals(request, asked.signal));
    const compute = () => this.places.rentals(request, asked.signal);
    return keptFor(LIVE_SECONDS, await this.memory.answer('rentals', request, compute));
  }

  /** No feed and no street tells of another level than the ground. */
  async mapLevels(asked: Asked): Promise<Outgoing> {
    readParameters(mapLevelsParameters, asked.query);
    const { generation } = await this.mapInitial(asked);
    return keptFor(MAP_SECONDS, { body: GROUND, generation });
  }

  async mapInitial({ record, signal }: Asked): Promise<Outgoing> {
    return keptFor(MAP_SECONDS, await this.places.mapInitial({ territory: record.territory.id }, signal));
  }
}
