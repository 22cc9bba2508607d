import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../journeys/processes.js';
import type { LiveInstall } from './live-install.js';
import { delayOf, tripIdOf } from './live-town.js';

interface Sent {
  /** What was promised to be kept. */
  acknowledged: number;
  /** Sent after that, with no promise either way. */
  doubtful: number[];
  promises: number;
}

const PAUSE_MS = 250;
const FIRST_DELAY = 60;

/** An operator who sends the delays of trains, each time another, and remembers what was acknowledged. */
export class Pushes {
  private readonly sent = new Map<string, Sent>();

  constructor(private readonly install: Pick<LiveInstall, 'gateway' | 'push' | 'town'>) {}

  /** Sends one until it is acknowledged. */
  begin(feed: string): Promise<void> {
    return until(`${feed} is taken`, () => this.send(feed));
  }

  /** Sends again and again; returns how to stop that, which tells how many were acknowledged meanwhile. */
  repeat(feed: string): () => Promise<number> {
    const before = this.sentTo(feed).promises;
    const end = new AbortController();
    const work = (async () => {
      while (!end.signal.aborted) {
        await this.send(feed);
        await sleep(PAUSE_MS);
      }
    })();
    return async () => {
      end.abort();
      await work;
      return this.sentTo(feed).promises - before;
    };
  }

  /** The status of the answer to a message that tells changes alone, of another delay. */
  sendChange(feed: string): Promise<number | undefined> {
    const { push, town } = this.install;
    return push(feed, delayOf(feed, FIRST_DELAY / 2, town.now(), 'DIFFERENTIAL'));
  }

  /** Whether answers tell the last delay that was acknowledged, or one that was sent after it. */
  async isKept(feed: string): Promise<boolean> {
    const { acknowledged, doubtful } = this.sentTo(feed);
    const told = await this.toldDelay(feed);
    return told !== undefined && [acknowledged, ...doubtful].includes(told);
  }

  /** Seconds; undefined when the train is told as planned. */
  private async toldDelay(feed: string): Promise<number | undefined> {
    const address = `${this.install.gateway}/api/v6/trip?tripId=${encodeURIComponent(tripIdOf(feed))}`;
    const response = await fetch(address);
    const { legs: [leg] = [] } = (await response.json()) as { legs?: readonly TrainLeg[] };
    if (leg?.realTime !== true) return undefined;
    return (Date.parse(leg.startTime) - Date.parse(leg.scheduledStartTime)) / 1000;
  }

  private async send(feed: string): Promise<boolean> {
    const sent = this.sentTo(feed);
    const delay = Math.max(FIRST_DELAY, sent.acknowledged, ...sent.doubtful) + 1;
    const status = await this.install.push(feed, delayOf(feed, delay, this.install.town.now()));
    if (status !== 200) {
      sent.doubtful.push(delay);
      return false;
    }
    sent.acknowledged = delay;
    sent.doubtful = [];
    sent.promises++;
    return true;
  }

  private sentTo(feed: string): Sent {
    const sent = this.sent.get(feed) ?? { acknowledged: 0, doubtful: [], promises: 0 };
    this.sent.set(feed, sent);
    return sent;
  }
}

interface TrainLeg {
  readonly realTime: boolean;
  readonly startTime: string;
  readonly scheduledStartTime: string;
}
