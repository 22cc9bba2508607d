import { describe, expect, it } from '@jest/globals';
import { listLiveFeeds, territorySchema } from '@maillage/contracts';
import type { NetworkFacilities } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { LiveFeedState } from './live-feed-state.js';
import { writeSharing } from './write-sharing.js';

const NOW = 1_769_000_000 as Instant;
const territory = territorySchema.parse({
  id: 'town',
  name: 'Town',
  timezone: 'Europe/Paris',
  contact: 'data@town.example',
  feeds: [
    { id: 'velo', kind: 'gbfs', url: 'https://a.example/gbfs.json', refresh: '20s', attribution: 'Vélos de Town' },
    { id: 'other', kind: 'gbfs', url: 'https://b.example/gbfs.json' },
  ],
});
const facilities: NetworkFacilities = {
  systems: [
    {
      feed: 'velo',
      id: 'velo-town',
      name: 'Vélo',
      url: 'https://velo.example',
      color: '',
      vehicleTypes: [{ id: 'vae', name: 'Électrique', formFactor: 'bicycle', propulsion: 'electric_assist' }],
    },
  ],
  facilities: ['1', '2'].map((id) => ({
    kind: 'rental-station',
    id: `velo_${id}`,
    name: `Station ${id}`,
    latitude: 48,
    longitude: 7,
    system: 0,
    capacity: 20,
    isVirtual: false,
  })),
};

function documentsAt(now: Instant, feed = 'velo') {
  const live = listLiveFeeds(territory).find(({ id }) => id === feed);
  if (!live) throw new Error(feed);
  const state = new LiveFeedState();
  const place = { slice: 0, sequence: 1, fetchedAt: NOW };
  const station = { stationId: '1', isInstalled: true, isRenting: true, isReturning: true };
  const counts = { vehiclesAvailable: 3, docksAvailable: 17, typesAvailable: [], typeDocksAvailable: [] };
  state.put('stations', { ...place, part: 'stations' }, [{ ...station, ...counts }]);
  const vehicle = { id: 'alias', coordinate: { latitude: 48.1, longitude: 7.1 }, isReserved: false, isDisabled: false };
  state.put('vehicles', { ...place, part: 'vehicles' }, [vehicle]);
  const context = { territory, baseUrl: 'https://m.example/gbfs/town/velo', now };
  return writeSharing(facilities, state.view(live, now), context);
}

describe('a sharing system that is published again', () => {
  it('has the documents that gbfs.json tells, with what is there now', () => {
    const documents = documentsAt(NOW);
    expect(documents?.get('gbfs')).toMatchObject({
      version: '3.0',
      ttl: 20,
      data: {
        feeds: ['system_information', 'vehicle_types', 'station_information', 'station_status', 'vehicle_status'].map(
          (name) => ({ name, url: `https://m.example/gbfs/town/velo/${name}.json` }),
        ),
      },
    });
    expect(documents?.get('system_information')).toMatchObject({
      data: {
        system_id: 'velo-town',
        feed_contact_email: 'data@town.example',
        timezone: 'Europe/Paris',
        attribution_organization_name: [{ text: 'Vélos de Town', language: 'fr' }],
      },
    });
    expect(documents?.get('station_information')).toMatchObject({
      data: { stations: [{ station_id: '1', name: [{ text: 'Station 1', language: 'fr' }] }, { station_id: '2' }] },
    });
    expect(documents?.get('station_status')).toMatchObject({
      data: { stations: [{ station_id: '1', num_vehicles_available: 3, num_docks_available: 17 }] },
    });
    expect(documents?.get('vehicle_status')).toMatchObject({
      data: { vehicles: [{ vehicle_id: 'alias', lat: 48.1 }] },
    });
  });

  it('has stations and no counts when nothing is believed', () => {
    const documents = documentsAt((NOW + 3_600) as Instant);
    expect(documents?.get('station_status')).toMatchObject({ data: { stations: [] } });
    expect(documents?.get('vehicle_status')).toMatchObject({ data: { vehicles: [] } });
    expect(documents?.get('station_information')).toMatchObject({ data: { stations: [{}, {}] } });
  });

  it('is none while the network does not have it', () => {
    expect(documentsAt(NOW, 'other')).toBeUndefined();
  });
});
