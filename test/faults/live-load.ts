import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../journeys/processes.js';
import { JOURNEY } from './live-town.js';

/** What the answers of one kind of fault looked like. */
export interface Watched {
  answers: number;
  /** Status and code of those that are not 200, with how many there were. */
  readonly refusals: Record<string, number>;
  /** Of those, the ones that did not say when to come again. */
  mute: number;
  /** What answers said they lack: reason and feed. */
  readonly lacks: Set<string>;
  /** Answers of 200 without a way to go or without a departure. */
  empty: number;
}

interface Answer {
  readonly itineraries?: readonly { readonly legs: readonly Leg[] }[];
  readonly stopTimes?: readonly { readonly realTime: boolean }[];
  readonly network?: {
    readonly realtimeSequence?: number;
    readonly partial?: readonly { readonly reason: string; readonly feed: string }[];
  };
  readonly code?: string;
}

interface Leg {
  readonly mode: string;
  readonly realTime?: boolean;
  readonly from: { readonly stopId?: string };
}

const PAUSE_MS = 300;

/** People who ask for journeys and departures all the time, and what they were told. */
export class Load {
  watched = nothing();
  private stopped = false;
  private readonly work: Promise<unknown>;

  constructor(
    private readonly gateway: string,
    readonly stopId: string,
  ) {
    this.work = Promise.all([this.repeat(planPath()), this.repeat(boardPath(stopId))]);
  }

  /** What is watched from now on is counted anew. */
  watch(): Watched {
    this.watched = nothing();
    return this.watched;
  }

  /** Seconds until the buses of both kinds of answers are live and nothing of the fetched feeds is lacking. */
  async untilLive(): Promise<number> {
    const from = performance.now();
    await until('answers are live', async () => {
      const [plan, board] = await Promise.all([this.ask(planPath()), this.ask(boardPath(this.stopId))]);
      return isLive(plan) && isLive(board);
    });
    return (performance.now() - from) / 1000;
  }

  /** Waits until answers say that this is lacking. */
  async untilLacking(lack: string): Promise<void> {
    await until(`answers lack ${lack}`, async () => lacksOf(await this.ask(planPath())).includes(lack));
  }

  /** Waits until so many more questions were answered, one way or another. */
  async untilAnswered(more: number): Promise<void> {
    const { watched } = this;
    const enough = watched.answers + more;
    await until(`${String(more)} more answers`, () => Promise.resolve(watched.answers >= enough));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  private async repeat(path: string): Promise<void> {
    while (!this.stopped) {
      await this.ask(path);
      await sleep(PAUSE_MS);
    }
  }

  private async ask(path: string): Promise<Answer | undefined> {
    const { watched } = this;
    const response = await fetch(`${this.gateway}${path}`).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as Answer | undefined;
    watched.answers++;
    if (response?.status !== 200) {
      const name = `${String(response?.status ?? 'no answer')} ${answer?.code ?? ''}`;
      watched.refusals[name] = (watched.refusals[name] ?? 0) + 1;
      if (!(Number(response?.headers.get('retry-after')) > 0)) watched.mute++;
      return undefined;
    }
    for (const lack of lacksOf(answer)) watched.lacks.add(lack);
    if ((answer?.itineraries ?? answer?.stopTimes ?? []).length === 0) watched.empty++;
    return answer;
  }
}

/** A stop with buses, which a first journey begins at. */
export async function findStop(gateway: string): Promise<string> {
  let found: string | undefined;
  await until('a journey by bus', async () => {
    const { itineraries = [] } = (await (await fetch(`${gateway}${planPath()}`)).json()) as Answer;
    found = itineraries.flatMap(({ legs }) => legs).find(({ mode }) => mode === 'BUS')?.from.stopId;
    return found !== undefined;
  });
  return found ?? '';
}

const nothing = (): Watched => ({ answers: 0, refusals: {}, mute: 0, lacks: new Set(), empty: 0 });

const planPath = (): string => `/api/v6/plan?fromPlace=${JOURNEY[0] ?? ''}&toPlace=${JOURNEY[1] ?? ''}`;

const boardPath = (stopId: string): string => `/api/v6/stoptimes?stopId=${encodeURIComponent(stopId)}&n=12`;

const lacksOf = (answer: Answer | undefined): string[] =>
  (answer?.network?.partial ?? []).map(({ reason, feed }) => `${reason} ${feed}`);

const isLive = (answer: Answer | undefined): boolean =>
  answer !== undefined &&
  lacksOf(answer).length === 0 &&
  (answer.network?.realtimeSequence ?? 0) > 0 &&
  [...(answer.stopTimes ?? []), ...(answer.itineraries ?? []).flatMap(({ legs }) => legs)].some(
    ({ realTime }) => realTime === true,
  );
