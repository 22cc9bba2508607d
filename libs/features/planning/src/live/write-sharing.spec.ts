import { describe, expect, it } from '@jest/globals';
import { listLiveFeeds, territorySchema } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { readGbfs, type StandingSystem } from '@maillage/sharing-gbfs';
import { LiveFeedState } from './live-feed-state.js';
import { writeSharing } from './write-sharing.js';

const NOW = 1_769_000_000 as Instant;
const territory = territorySchema.parse({
  id: 'town',
  name: 'Town',
  timezone: 'Europe/Paris',
  contact: 'data@town.example',
  feeds: [
    {
      id: 'velo',
      kind: 'gbfs',
      url: 'https://a.example/gbfs.json',
      refresh: '20s',
      licence: 'ODbL-1.0',
      attribution: 'Vélos de Town',
    },
    { id: 'other', kind: 'gbfs', url: 'https://b.example/gbfs.json' },
  ],
});
const AREA = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [7, 48],
        [7.01, 48],
        [7.01, 48.01],
        [7, 48],
      ],
    ],
  ],
};
const inFrench = (text: string) => [{ text, language: 'fr' }];
const { vehicleTypes, stations, plans, system } = readGbfs(
  new Map(
    Object.entries({
      system_information: {
        system_id: 'velo-town',
        name: inFrench('Vélo'),
        timezone: 'Europe/Brussels',
        feed_contact_email: 'velo@town.example',
      },
      vehicle_types: {
        vehicle_types: [
          {
            vehicle_type_id: 'vae',
            form_factor: 'bicycle',
            propulsion_type: 'electric_assist',
            max_range_meters: 40_000,
            name: [...inFrench('Électrique'), { text: 'Electric', language: 'en' }],
            default_pricing_plan_id: 'hour',
          },
        ],
      },
      station_information: {
        stations: ['1', '2'].map((id) => ({
          station_id: id,
          name: inFrench(`Station ${id}`),
          lat: 48,
          lon: 7,
          station_area: AREA,
          is_virtual_station: true,
        })),
      },
      system_pricing_plans: {
        plans: [
          {
            plan_id: 'hour',
            name: inFrench('Une heure'),
            description: inFrench('Une heure, puis un euro de plus par demi-heure.'),
            currency: 'EUR',
            price: 1.5,
            is_taxable: true,
            per_min_pricing: [{ start: 60, rate: 1, interval: 30 }],
          },
        ],
      },
    }).map(([name, data]) => [name, JSON.stringify({ last_updated: NOW, ttl: 60, version: '3.0', data })]),
  ),
);

function documentsAt(now: Instant, about: Partial<StandingSystem> = {}) {
  const live = listLiveFeeds(territory).find(({ id }) => id === 'velo');
  if (!live) throw new Error('velo');
  const state = new LiveFeedState();
  const place = { slice: 0, sequence: 1, fetchedAt: NOW };
  const station = { stationId: '1', isInstalled: true, isRenting: true, isReturning: true };
  const counts = { vehiclesAvailable: 3, docksAvailable: 17, typesAvailable: [], typeDocksAvailable: [] };
  state.put('stations', { ...place, part: 'stations' }, [{ ...station, ...counts }]);
  const vehicle = { id: 'alias', coordinate: { latitude: 48.1, longitude: 7.1 }, isReserved: false, isDisabled: false };
  state.put('vehicles', { ...place, part: 'vehicles' }, [vehicle]);
  const context = { territory, baseUrl: 'https://m.example/gbfs/town/velo', now };
  return writeSharing({ system, vehicleTypes, stations, plans, ...about }, state.view(live, now), context);
}

describe('a sharing system that is published again', () => {
  it('has the documents that gbfs.json tells, with what is there now', () => {
    const documents = documentsAt(NOW);
    expect(documents.get('gbfs')).toMatchObject({
      version: '3.0',
      ttl: 20,
      data: {
        feeds: [
          'system_information',
          'vehicle_types',
          'station_information',
          'station_status',
          'vehicle_status',
          'system_pricing_plans',
        ].map((name) => ({ name, url: `https://m.example/gbfs/town/velo/${name}.json` })),
      },
    });
    expect(documents.get('system_information')).toMatchObject({
      data: {
        system_id: 'velo-town',
        feed_contact_email: 'velo@town.example',
        timezone: 'Europe/Brussels',
        license_id: 'ODbL-1.0',
        attribution_organization_name: [{ text: 'Vélos de Town', language: 'fr' }],
      },
    });
    expect(documents.get('station_information')).toMatchObject({
      data: { stations: [{ station_id: '1', name: [{ text: 'Station 1', language: 'fr' }] }, { station_id: '2' }] },
    });
    expect(documents.get('station_status')).toMatchObject({
      data: { stations: [{ station_id: '1', num_vehicles_available: 3, num_docks_available: 17 }] },
    });
    expect(documents.get('vehicle_status')).toMatchObject({
      data: { vehicles: [{ vehicle_id: 'alias', lat: 48.1 }] },
    });
  });

  it('has stations and no counts when nothing is believed', () => {
    const documents = documentsAt((NOW + 3_600) as Instant);
    expect(documents.get('station_status')).toMatchObject({ data: { stations: [] } });
    expect(documents.get('vehicle_status')).toMatchObject({ data: { vehicles: [] } });
    expect(documents.get('station_information')).toMatchObject({ data: { stations: [{}, {}] } });
  });

  it('tells prices, areas and languages as its source does', () => {
    const documents = documentsAt(NOW);
    expect(documents.get('system_pricing_plans')).toMatchObject({
      data: {
        plans: [{ plan_id: 'hour', currency: 'EUR', price: 1.5, is_taxable: true, per_min_pricing: [{ start: 60 }] }],
      },
    });
    expect(documents.get('vehicle_types')).toMatchObject({
      data: { vehicle_types: [{ name: [{ language: 'fr' }, { language: 'en' }], default_pricing_plan_id: 'hour' }] },
    });
    expect(documents.get('station_information')).toMatchObject({
      data: { stations: [{ station_area: AREA, is_virtual_station: true }, {}] },
    });
  });

  it('is written to the territory where the source names nobody, and goes by its feed where it has no name', () => {
    const unnamed = documentsAt(NOW, { system: undefined }).get('system_information');
    expect(unnamed).toMatchObject({
      data: { system_id: 'velo', feed_contact_email: 'data@town.example', timezone: 'Europe/Paris' },
    });
  });
});
