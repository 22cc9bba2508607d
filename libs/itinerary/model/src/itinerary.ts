import type { Instant, ServiceDay } from '@maillage/kernel';
import type { LegAvailability } from './availability.js';
import type { RentalVehicle } from './facility.js';
import type { StreetMode } from './street-mode.js';

/** One way from origin to destination: what the traveller does, leg by leg, without a gap in space. */
export interface Itinerary {
  /** Leaving the origin. */
  readonly departure: Instant;
  /** Reaching the destination. */
  readonly arrival: Instant;
  /** Changes between vehicles; staying seated is none. */
  readonly transfers: number;
  readonly legs: readonly Leg[];
}

export type Leg = StreetLeg | RideLeg;

/** Where a leg begins or ends: a row in the stops of the network, `ORIGIN`, `DESTINATION` or a facility. */
export type LegEnd = number;

export const ORIGIN: LegEnd = -1;
export const DESTINATION: LegEnd = -2;
const FIRST_FACILITY: LegEnd = -3;

/** The end of a leg at a facility, by its row in the facilities of the network. */
export const facilityEnd = (row: number): LegEnd => FIRST_FACILITY - row;

/** The row of the facility at which a leg begins or ends, undefined for any other end. */
export const facilityOf = (end: LegEnd): number | undefined =>
  end <= FIRST_FACILITY ? FIRST_FACILITY - end : undefined;

/** Moving along streets in one mode. Time between legs is spent where one ends: parking, unlocking, waiting. */
export interface StreetLeg {
  readonly kind: 'street';
  /** RENTAL: the vehicle belongs to the system of the facility at which the leg begins. */
  readonly mode: StreetMode;
  readonly from: LegEnd;
  readonly to: LegEnd;
  readonly departure: Instant;
  readonly arrival: Instant;
  readonly metres: number;
  /** Undefined: along no street that is known, straight on. */
  readonly line: StreetLine | undefined;
  /** The vehicle that stands free where it begins, when it is none of the network's own facilities. */
  readonly vehicle?: RentalVehicle | undefined;
  /** Of the vehicle that is taken where it begins. */
  readonly taken?: LegAvailability | undefined;
  /** Of the dock or the place where the vehicle is left. */
  readonly left?: LegAvailability | undefined;
  /** The entrance of a station by which one gets in or out, by its row in the stops of the network. */
  readonly entrance?: number | undefined;
}

/** The way of a street leg on the ground. */
export interface StreetLine {
  /** points[2i] latitude, points[2i + 1] longitude, microdegrees; from door to door. */
  readonly points: Int32Array;
  readonly steps: readonly StreetLineStep[];
}

/** What follows one street. */
export interface StreetLineStep {
  /** Row in the names of the street graph, 0 for a street without one. */
  readonly name: number;
  /** Row in the edge kinds of the street graph: street, steps, lift, ferry … */
  readonly kind: number;
  /** Row in the turns of the street graph: how one gets into it. */
  readonly turn: number;
  readonly metres: number;
  readonly seconds: number;
  /** The point of the line at which it begins; it ends where the next one begins. */
  readonly firstPoint: number;
  /** Of a roundabout: by which of its exits it is left, from 1; 0 elsewhere. */
  readonly exit: number;
  /** Quarters of a storey. */
  readonly fromLevel: number;
  readonly toLevel: number;
  /** Up and down; −1 where heights are not known. */
  readonly metresUp: number;
  readonly metresDown: number;
}

/** Riding one trip from one position of its pattern to a later one. */
export interface RideLeg {
  readonly kind: 'ride';
  /** Row in the trips of the network. */
  readonly trip: number;
  readonly serviceDay: ServiceDay;
  /** 0-based positions in the trip's pattern. */
  readonly boardPosition: number;
  readonly alightPosition: number;
  readonly departure: Instant;
  readonly arrival: Instant;
  /** The rider stayed seated from the leg before. */
  readonly seated: boolean;
}
