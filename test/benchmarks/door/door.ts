import type { Coordinate, Instant } from '@maillage/kernel';
import type { Question } from './town.js';

/** What of an itinerary is compared. */
export interface Found {
  readonly departure: Instant;
  readonly arrival: Instant;
  readonly rides: number;
  readonly walkMetres: number;
  readonly legs: readonly FoundLeg[];
}

interface FoundLeg {
  readonly mode: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Where it leads and how far, of a door whose ways are looked at. */
  readonly way?: { readonly from: Coordinate; readonly to: Coordinate; readonly metres: number };
}

/** A server that answers journeys over HTTP with JSON. */
export interface Door {
  readonly name: string;
  /** From the data to the first answer. */
  readonly buildSeconds: number;
  readonly startSeconds: number;
  /** The body of the answer as it came. */
  ask(question: Question): Promise<Uint8Array>;
  read(body: Uint8Array): readonly Found[];
  /** Resident memory of the process that answers. */
  residentMegabytes(): number;
  close(): Promise<void>;
}

export const WINDOW_SECONDS = 7200;

/** What else may be tried, the mildest first: a class for the questions that it helps. */
export interface Relief {
  readonly group: string;
  readonly door: Door;
}
