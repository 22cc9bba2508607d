import type { LoadedNetwork } from '../networks/loaded-network.js';
import type { FollowAvailability } from './follow-availability.use-case.js';
import type { FollowRealtime } from './follow-realtime.use-case.js';

/** A bus that does not answer holds no network back. */
const LONGEST_MILLISECONDS = 2_000;

/** Tells a network what is known of the moment before it answers, so that no answer of a swap is without. */
export class PrepareNetwork {
  constructor(
    private readonly realtime: FollowRealtime,
    private readonly availability: FollowAvailability,
  ) {}

  /** What could not be told is told once the network answers. */
  async execute(network: LoadedNetwork): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_MILLISECONDS)));
    await Promise.race([Promise.allSettled([this.realtime.apply(network), this.availability.apply(network)]), late]);
    clearTimeout(timer);
  }
}
