import { runKey, type RunUpdate } from '@maillage/transit-timetable';

interface ToldRuns {
  readonly feed: string;
  /** The timetable that they are runs of. */
  readonly timetable: string;
  readonly runs: readonly RunUpdate[];
}

/** Which live feed has the word on a run. */
export class RunSources {
  /** By timetable; feeds that tell of no run are not among them. */
  readonly #told: ReadonlyMap<string, readonly ToldRuns[]>;
  /** By timetable and run, where several feeds tell of runs. */
  readonly #feeds = new Map<string, ReadonlyMap<number | string, string>>();

  constructor(told: readonly ToldRuns[] = []) {
    const telling = told.filter(({ runs }) => runs.length > 0);
    const timetables = new Set(telling.map(({ timetable }) => timetable));
    this.#told = new Map([...timetables].map((id) => [id, telling.filter(({ timetable }) => timetable === id)]));
  }

  /** Undefined when none of them says it any more. */
  feedOf(timetable: string, update: RunUpdate): string | undefined {
    const told = this.#told.get(timetable) ?? [];
    return told.length < 2 ? told[0]?.feed : this.#feedsOf(timetable, told).get(nameOf(update));
  }

  #feedsOf(timetable: string, told: readonly ToldRuns[]): ReadonlyMap<number | string, string> {
    const known = this.#feeds.get(timetable);
    if (known) return known;
    const feeds = new Map<number | string, string>();
    for (const { feed, runs } of told) for (const update of runs) feeds.set(nameOf(update), feed);
    this.#feeds.set(timetable, feeds);
    return feeds;
  }
}

const nameOf = (update: RunUpdate): number | string =>
  update.kind === 'added' ? `${String(update.day)} ${update.id}` : runKey(update.trip, update.day);
