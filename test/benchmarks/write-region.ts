import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseServiceDate, type ServiceDay } from '@maillage/kernel';
import { generateRegion } from '@maillage/demo-territory';

/** A fictional region of 5,000 stops and 1.4 million stop times, on a date in its period. */
export function writeRegion(folder: string, date: string): boolean {
  const today = parseServiceDate(date) ?? (0 as ServiceDay);
  const region = generateRegion({ seed: 2, stops: 5_000, targetStopTimes: 1_400_000, today });
  for (const { file, text } of region) appendFileSync(join(folder, file), text);
  return true;
}
