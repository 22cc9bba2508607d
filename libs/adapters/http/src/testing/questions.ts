import {
  PLAN_DEFAULTS,
  type GeocodeRequest,
  type MapStopsRequest,
  type PlanRequest,
  type ReverseGeocodeRequest,
  type StopRequest,
  type StopTimesRequest,
  type TripRequest,
} from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';

export const plan: PlanRequest = {
  territory: 'ville',
  apiVersion: 6,
  from: { kind: 'coordinate', latitude: 47.952, longitude: 4.884 },
  to: { kind: 'stop', id: 'bus_M' },
  time: 1768892400 as Instant,
  ...PLAN_DEFAULTS,
  pageCursor: { direction: 'LATER', instant: 1768892400 as Instant },
  language: ['fr'],
};
export const board: StopTimesRequest = {
  territory: 'ville',
  apiVersion: 6,
  stopId: 'bus_C',
  exactRadius: false,
  arriveBy: false,
  direction: 'LATER',
  modes: ['TRANSIT'],
  count: 5,
  fetchStops: false,
  language: [],
};
const asked = { territory: 'ville', language: ['fr', 'en'] };
const point = { latitude: 47.952, longitude: 4.884 };
export const trip: TripRequest = {
  ...asked,
  apiVersion: 5,
  tripId: '20260120_08:05_bus_1',
  detailedLegs: true,
  joinInterlinedLegs: false,
};
export const stop: StopRequest = { ...asked, apiVersion: 6, stopId: 'bus_C' };
export const search: GeocodeRequest = {
  ...asked,
  text: 'gare',
  count: 10,
  type: undefined,
  modes: [],
  bias: point,
  biasWeight: 1,
};
export const reverse: ReverseGeocodeRequest = { ...asked, coordinate: point, count: 5, type: 'STOP' };
const box = { south: 47.94, west: 4.86, north: 47.97, east: 4.91 };
export const section: MapStopsRequest = { ...asked, apiVersion: 1, box, modes: ['BUS'], grouped: true, limit: 5000 };
