import { z } from 'zod';
import { USUAL_COMBINING, WAY_MODES } from '@maillage/itinerary-model';
import type { Territory } from './territory.js';

const seconds = (fallback: number) => z.number().int().min(0).max(3600).default(fallback);

/** What emissions depend on. */
const co2 = z.strictObject({
  /** People who live in the agglomeration: thermal buses then count as French law has them for a town of this size. */
  inhabitants: z.int().min(1).max(50_000_000).optional(),
  /** What most buses run on. */
  bus: z.enum(['diesel', 'electric', 'gnv']).default('diesel'),
  /** What most cars run on; what a journey is compared with. */
  car: z.enum(['thermal', 'electric']).default('thermal'),
});

/** Minutes that one more of each counts for: a minute, a change of vehicle, a kilogram. `docs/ranking.md` explains them. */
const weight = (fallback: number) => z.number().min(0).max(1000).default(fallback);
const ranking = z.strictObject({
  /** A minute after the earliest arrival; only where one asked when to leave. */
  arrival: weight(0.5),
  /** A minute before the latest departure; only where one asked when to arrive. */
  departure: weight(0.5),
  duration: weight(1),
  transfers: weight(5),
  walking: weight(0.5),
  waiting: weight(0.2),
  co2: weight(1),
});

/** Which of several ways to the same rides are told. `docs/ranking.md` explains it. */
const combining = z.strictObject({
  /** By way, named as MOTIS names modes: what it costs to have the vehicle there. */
  weights: z
    .partialRecord(z.enum(WAY_MODES), z.number().min(0).max(1000))
    .default({})
    .transform((told) => ({ ...USUAL_COMBINING.weights, ...told })),
  nearSeconds: seconds(USUAL_COMBINING.nearSeconds),
  worthARideSeconds: seconds(USUAL_COMBINING.worthARideSeconds),
});

/** How a territory wants itineraries computed. */
export const planningSettings = z.strictObject({
  /** What a change between two vehicles takes at least, where `transfers.txt` says nothing. Built into the network. */
  changeSeconds: seconds(120),
  /** From the street into a car park and out of the car. */
  parkingSeconds: seconds(300),
  /** To lock an own bicycle. */
  bikeParkingSeconds: seconds(60),
  /** To take a shared vehicle, and to give it back. */
  rentSeconds: seconds(60),
  returnSeconds: seconds(30),
  co2: co2.prefault({}),
  ranking: ranking.prefault({}),
  combining: combining.prefault({}),
});

export type PlanningSettings = z.output<typeof planningSettings>;

/** What the territory says, filled up with the defaults. */
export const planningOf = ({ planning }: Pick<Territory, 'planning'>): PlanningSettings =>
  planningSettings.parse(planning ?? {});
