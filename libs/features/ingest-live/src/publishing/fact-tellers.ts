import {
  alertsReceived,
  parkingAvailabilityReceived,
  sharingAvailabilityReceived,
  tripUpdatesReceived,
  vehiclePositionsReceived,
  type LiveFact,
  type LiveFacts,
} from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { EventPublisher } from '@maillage/ports';

/** Where a slice belongs, when it was fetched, and what the feed says of its age. */
export interface SliceOrigin {
  readonly territory: string;
  readonly feed: string;
  readonly part: string;
  readonly slice: number;
  readonly sequence: number;
  readonly fetchedAt: Instant;
  readonly timestamp?: Instant | undefined;
}

/** How one kind of fact is cut and told. */
export interface FactTeller<Item> {
  /** Never another number: what a slice held would stay where nobody replaces it. */
  readonly slices: number;
  /** How the health of a feed counts it. */
  readonly countedAs: string;
  /** What decides the slice. */
  idOf(item: Item): string;
  tell(events: EventPublisher, origin: SliceOrigin, items: readonly Item[]): Promise<void>;
}

/** So many slices that one of the largest feed of the field stays far below what a message may hold. */
const [MANY, SOME, ONE] = [64, 16, 1];

export const FACT_TELLERS: { readonly [Fact in LiveFact]: FactTeller<LiveFacts[Fact]> } = {
  updates: {
    slices: MANY,
    countedAs: 'tripUpdates',
    idOf: ({ trip, entityId }) => trip.tripId ?? entityId,
    tell: (events, origin, items) => events.publish(tripUpdatesReceived, { ...origin, updates: [...items] }),
  },
  alerts: {
    slices: SOME,
    countedAs: 'alerts',
    idOf: ({ entityId }) => entityId,
    tell: (events, origin, items) => events.publish(alertsReceived, { ...origin, alerts: [...items] }),
  },
  positions: {
    slices: SOME,
    countedAs: 'vehiclePositions',
    idOf: ({ vehicle, entityId }) => vehicle?.id ?? entityId,
    tell: (events, origin, items) => events.publish(vehiclePositionsReceived, { ...origin, positions: [...items] }),
  },
  stations: {
    slices: SOME,
    countedAs: 'stations',
    idOf: ({ stationId }) => stationId,
    tell: (events, origin, items) =>
      events.publish(sharingAvailabilityReceived, { ...origin, stations: [...items], vehicles: [] }),
  },
  vehicles: {
    slices: SOME,
    countedAs: 'vehicles',
    idOf: ({ id }) => id,
    tell: (events, origin, items) =>
      events.publish(sharingAvailabilityReceived, { ...origin, stations: [], vehicles: [...items] }),
  },
  geofencing: {
    slices: ONE,
    countedAs: 'zones',
    idOf: () => '',
    tell: (events, origin, [geofencing]) =>
      events.publish(sharingAvailabilityReceived, { ...origin, stations: [], vehicles: [], geofencing }),
  },
  facilities: {
    slices: SOME,
    countedAs: 'facilities',
    idOf: ({ facilityId }) => facilityId,
    tell: (events, origin, items) => events.publish(parkingAvailabilityReceived, { ...origin, facilities: [...items] }),
  },
};

export const FACTS: readonly LiveFact[] = [
  'updates',
  'alerts',
  'positions',
  'stations',
  'vehicles',
  'geofencing',
  'facilities',
];
