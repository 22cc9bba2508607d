import type { Instant } from '@maillage/kernel';
import type { Door, Relief } from './door.js';
import type { Reference } from './town.js';

export interface Compared {
  readonly asked: number;
  readonly answered: number;
  /** Arrive no later than five minutes after the reference. */
  readonly inTime: number;
  /** The others by the least that brings us as early: class → count. */
  readonly classes: Readonly<Record<string, number>>;
  readonly late: readonly LateAnswer[];
}

interface LateAnswer {
  readonly id: string;
  readonly lateMinutes: number;
  readonly group: string;
}

const TOLERANCE_SECONDS = 300;

/** Asks what the reference was asked, and looks for what would make a late answer as early. */
export async function compareWithReference(
  references: readonly Reference[],
  door: Door,
  reliefs: readonly Relief[],
): Promise<Compared> {
  let [answered, inTime] = [0, 0];
  const late: LateAnswer[] = [];
  for (const reference of references) {
    const arrival = await earliest(door, reference);
    if (arrival !== undefined) answered++;
    if (arrival !== undefined && isInTime(arrival, reference)) inTime++;
    else late.push({ ...lateness(reference, arrival), group: await groupOf(reference, reliefs) });
  }
  const classes: Record<string, number> = {};
  for (const { group } of late) classes[group] = (classes[group] ?? 0) + 1;
  return { asked: references.length, answered, inTime, classes, late };
}

async function groupOf(reference: Reference, reliefs: readonly Relief[]): Promise<string> {
  for (const { group, door } of reliefs) {
    const arrival = await earliest(door, reference);
    if (arrival !== undefined && isInTime(arrival, reference)) return group;
  }
  return 'not by this operator’s lines';
}

async function earliest(door: Door, { question }: Reference): Promise<Instant | undefined> {
  const arrivals = door.read(await door.ask(question)).map(({ arrival }) => arrival);
  return arrivals.length === 0 ? undefined : (Math.min(...arrivals) as Instant);
}

const isInTime = (arrival: Instant, { lastArrival }: Reference): boolean => arrival <= lastArrival + TOLERANCE_SECONDS;

const lateness = ({ id, lastArrival }: Reference, arrival: Instant | undefined) => ({
  id,
  lateMinutes: arrival === undefined ? Infinity : Math.round((arrival - lastArrival) / 60),
});
