import { distanceMetres, type Instant } from '@maillage/kernel';
import { WINDOW_SECONDS, type Found, type Relief } from './door.js';
import type { Question } from './town.js';

/** A question that the other door answers better. */
export interface Beaten {
  readonly question: Question;
  /** Departure and arrival of the other's itinerary. */
  readonly departure: Instant;
  readonly arrival: Instant;
  readonly minutes: number;
  readonly group: string;
}

const TOLERANCE_SECONDS = 180;
const CHANGE_SECONDS = 120;
/** The longest walk between two rides that ours knows. */
const LONGEST_CHANGE_SECONDS = 900;
const ACCESS_SECONDS = 900;
const DIRECT_SECONDS = 1800;

/** The questions on which `others` arrives more than three minutes before `ours` though it leaves no earlier, each with why. */
export async function listBeaten(
  questions: readonly Question[],
  ours: readonly (readonly Found[])[],
  others: readonly (readonly Found[])[],
  reliefs: readonly Relief[],
): Promise<Beaten[]> {
  const beaten: Beaten[] = [];
  for (const [index, question] of questions.entries()) {
    const worst = (others[index] ?? [])
      .filter((other) => other.departure <= question.departure + WINDOW_SECONDS && isWithinLimits(other))
      .map((other) => ({ other, behind: behind(other, ours[index] ?? []) }))
      .sort((a, b) => b.behind - a.behind)[0];
    if (worst === undefined || worst.behind <= TOLERANCE_SECONDS) continue;
    const { other } = worst;
    beaten.push({
      question,
      departure: other.departure,
      arrival: other.arrival,
      minutes: Math.round(Math.min(worst.behind, DAY) / 60),
      group: await groupOf(question, other, reliefs),
    });
  }
  return beaten;
}

const DAY = 86_400;

/** Both were asked for a quarter of an hour of walking before and after the rides, and half an hour without any. */
function isWithinLimits({ legs }: Found): boolean {
  const limit = legs.length === 1 ? DIRECT_SECONDS : ACCESS_SECONDS;
  return [legs[0], legs.at(-1)].every((leg) => leg?.mode !== 'WALK' || leg.end - leg.start <= limit);
}

/** Seconds by which the best of ours that leaves no earlier (but for a minute) arrives later; one walks whenever one likes. */
function behind(other: Found, ours: readonly Found[]): number {
  const arrivals = ours.flatMap(({ rides, departure, arrival }) => {
    if (rides === 0) return [other.departure + arrival - departure];
    return departure >= other.departure - 60 ? [arrival] : [];
  });
  return Math.min(...arrivals, other.arrival + DAY) - other.arrival;
}

async function groupOf(question: Question, other: Found, reliefs: readonly Relief[]): Promise<string> {
  for (const { group, door } of reliefs)
    if (behind(other, door.read(await door.ask(question))) <= TOLERANCE_SECONDS) return group;
  if (isShorterThanStraight(other)) return 'the way between its place and the streets is not counted';
  if (hasShortChange(other)) return 'changes in less than two minutes';
  return hasLongChange(other) ? 'walks more than a quarter of an hour between rides' : 'other';
}

/** Whether it walks less than the straight line from where it was asked for, or to it. */
const isShorterThanStraight = ({ legs }: Found): boolean =>
  [legs[0], legs.at(-1)].some(
    (leg) => leg?.way && leg.way.metres < distanceMetres(leg.way.from, leg.way.to) - STREET_METRES,
  );

/** Half the width of a street, which the straight line crosses. */
const STREET_METRES = 15;

const hasLongChange = ({ legs }: Found): boolean =>
  legs.slice(1, -1).some(({ mode, start, end }) => mode === 'WALK' && end - start > LONGEST_CHANGE_SECONDS);

/** Whether less than the time of a change is left between two rides, the walk between them taken off. */
function hasShortChange({ legs }: Found): boolean {
  let arrived: number | undefined;
  let walked = 0;
  for (const { mode, start, end } of legs) {
    if (mode === 'WALK') {
      walked += end - start;
      continue;
    }
    if (arrived !== undefined && start - arrived < Math.max(CHANGE_SECONDS, walked)) return true;
    arrived = end;
    walked = 0;
  }
  return false;
}
