import { z } from 'zod';
import type { Territory } from './territory.js';

const metresPerSecond = (fallback: number, least: number, most: number) =>
  z.number().min(least).max(most).default(fallback);
const seconds = (fallback: number) => z.number().int().min(0).max(3600).default(fallback);

/** How a territory wants itineraries computed. What a request says goes before. */
export const planningSettings = z.strictObject({
  /** Metres per second of who walks between two rides. */
  walkingSpeed: metresPerSecond(1.2, 0.3, 3),
  wheelchairSpeed: metresPerSecond(0.8, 0.3, 3),
  cyclingSpeed: metresPerSecond(4.2, 1, 12),
  /** Seconds from the street into a car park and out of the car. */
  parkingSeconds: seconds(300),
  /** Seconds to lock an own bicycle at a rack. */
  bikeParkingSeconds: seconds(60),
  /** Seconds to take a shared vehicle and to give it back. */
  rentSeconds: seconds(60),
  returnSeconds: seconds(30),
});

export type PlanningSettings = z.output<typeof planningSettings>;

/** What the territory says, filled up with the defaults. */
export const planningOf = ({ planning }: Pick<Territory, 'planning'>): PlanningSettings =>
  planningSettings.parse(planning ?? {});
