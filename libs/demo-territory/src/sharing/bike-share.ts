import { toCoordinate } from '../plane.js';
import { type RentalStation } from './rental-stations.js';

/** File name → text. */
export type GbfsFiles = Readonly<Record<string, string>>;

const SYSTEM = 'velorvel';
const [BICYCLE, ELECTRIC] = ['velo', 'vae'] as const;

/** The standing documents of the shared bicycles, GBFS 3.0, under addresses relative to `gbfs.json`; `date` is RFC 3339. */
export function bikeShareFiles(stations: readonly RentalStation[], date: string): GbfsFiles {
  const documents = {
    system_information: SYSTEM_INFORMATION,
    vehicle_types: { vehicle_types: VEHICLE_TYPES },
    system_pricing_plans: { plans: PLANS },
    station_information: { stations: stations.map(toStation) },
  };
  const feeds = Object.keys(documents).map((name) => ({ name, url: `./${name}.json` }));
  return Object.fromEntries(
    Object.entries({ gbfs: { feeds }, ...documents }).map(([name, data]) => [
      `${name}.json`,
      `${JSON.stringify({ last_updated: date, ttl: 3_600, version: '3.0', data }, undefined, 1)}\n`,
    ]),
  );
}

const text = (fr: string, en: string) => [
  { text: fr, language: 'fr' },
  { text: en, language: 'en' },
];

const SYSTEM_INFORMATION = {
  system_id: SYSTEM,
  languages: ['fr', 'en'],
  name: text('Vélorvel', 'Vélorvel'),
  operator: text('Grand Montorvel Mobilités', 'Grand Montorvel Mobilités'),
  opening_hours: '24/7',
  feed_contact_email: 'donnees@velorvel.example',
  timezone: 'Europe/Paris',
  url: 'https://velorvel.example/',
  license_id: 'etalab-2.0',
  attribution_organization_name: text('Grand Montorvel Agglomération', 'Grand Montorvel Agglomération'),
  brand_assets: {
    brand_last_modified: '2026-01-01',
    brand_image_url: 'https://velorvel.example/logo.svg',
    color: '#0F7B6C',
  },
};

const VEHICLE_TYPES = [
  {
    vehicle_type_id: BICYCLE,
    form_factor: 'bicycle',
    propulsion_type: 'human',
    name: text('Vélo', 'Bicycle'),
    return_constraint: 'any_station',
    default_pricing_plan_id: 'ticket',
  },
  {
    vehicle_type_id: ELECTRIC,
    form_factor: 'bicycle',
    propulsion_type: 'electric_assist',
    max_range_meters: 60_000,
    name: text('Vélo à assistance électrique', 'Electrically assisted bicycle'),
    return_constraint: 'any_station',
    default_pricing_plan_id: 'ticket-vae',
  },
];

const PLANS = [
  plan('ticket', text('Trajet à vélo', 'One ride'), 0, 0.05),
  plan('ticket-vae', text('Trajet à assistance électrique', 'One assisted ride'), 1, 0.1),
];

/** The first half hour is in the price. */
function plan(id: string, name: ReturnType<typeof text>, price: number, rate: number) {
  return {
    plan_id: id,
    name,
    description: text('La première demi-heure est comprise.', 'The first half hour is included.'),
    currency: 'EUR',
    price,
    is_taxable: false,
    per_min_pricing: [{ start: 30, rate, interval: 1 }],
  };
}

function toStation(station: RentalStation): object {
  const { latitude, longitude } = toCoordinate(station);
  return {
    station_id: station.id,
    name: [{ text: station.name, language: 'fr' }],
    lat: latitude,
    lon: longitude,
    is_virtual_station: false,
    is_charging_station: station.capacity >= 20,
    capacity: station.capacity,
    vehicle_types_capacity: [{ vehicle_type_ids: [BICYCLE, ELECTRIC], count: station.capacity }],
  };
}
