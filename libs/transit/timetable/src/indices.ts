import type { Brand } from '@maillage/kernel';

/** A stop, station or entrance of the network, or a variant of a stop (see `Stops.origin`). */
export type StopIndex = Brand<number, 'StopIndex'>;
/** A pattern: trips of one route with the same stop sequence and boarding rules. */
export type PatternIndex = Brand<number, 'PatternIndex'>;
/** A trip of the timetable, whatever the day. */
export type TripIndex = Brand<number, 'TripIndex'>;
export type RouteIndex = Brand<number, 'RouteIndex'>;
export type AgencyIndex = Brand<number, 'AgencyIndex'>;
export type ServiceIndex = Brand<number, 'ServiceIndex'>;
/** A feed of the network, in the order of the territory file. */
export type FeedIndex = Brand<number, 'FeedIndex'>;
/** A chain of a day view: trips of one pattern in which nobody overtakes. */
export type ChainIndex = Brand<number, 'ChainIndex'>;
/** One run of a trip in a day view. */
export type TripSlot = Brand<number, 'TripSlot'>;
