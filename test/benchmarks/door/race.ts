import { spreadOf, type Spread } from '../statistics.js';
import type { Door, Found } from './door.js';
import type { Question } from './town.js';

export interface Raced {
  readonly door: string;
  readonly times: Spread;
  readonly meanKilobytes: number;
  readonly answered: number;
  readonly residentMegabytes: number;
  readonly buildSeconds: number;
  readonly startSeconds: number;
  /** By question. */
  readonly found: readonly (readonly Found[])[];
}

/** Asks all doors the same questions in turn; each question counts by the median of its rounds, after one round unmeasured. */
export async function race(doors: readonly Door[], questions: readonly Question[], rounds: number): Promise<Raced[]> {
  const runs = doors.map((door) => ({
    door,
    times: questions.map(() => [] as number[]),
    bytes: 0,
    found: [] as Found[][],
  }));
  for (let round = 0; round <= rounds; round++)
    for (const [index, question] of questions.entries())
      for (const run of runs) {
        const started = performance.now();
        const body = await run.door.ask(question);
        if (round > 0) run.times[index]?.push(performance.now() - started);
        if (round > 0) continue;
        run.bytes += body.length;
        run.found.push([...run.door.read(body)]);
      }
  return runs.map(({ door, times, bytes, found }) => ({
    door: door.name,
    times: spreadOf(times.map(medianOf)),
    meanKilobytes: Math.round(bytes / questions.length / 1000),
    answered: found.filter((list) => list.length > 0).length,
    residentMegabytes: door.residentMegabytes(),
    buildSeconds: door.buildSeconds,
    startSeconds: door.startSeconds,
    found,
  }));
}

function medianOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
