/** So many failures in a row, and the host is left alone. */
const PATIENCE = 5;
const FIRST_REST_SECONDS = 30;
const LONGEST_REST_SECONDS = 300;
/** A server that asks for more is asked again all the same. */
const LONGEST_RETRY_AFTER_SECONDS = 3_600;
/** While one request tries whether the host is back, others wait. */
const TRIAL_SECONDS = 20;

interface Trouble {
  failures: number;
  restUntil: number;
  readonly code: string;
}

/** A host that is left alone. */
export interface Rest {
  readonly seconds: number;
  /** Of its last failure. */
  readonly code: string;
}

/** Hosts that keep failing, or that said when to come back, are not asked for a while; then one request tries. */
export class HostRests {
  private readonly troubles = new Map<string, Trouble>();

  constructor(
    /** Seconds of a clock that never goes back. */
    private readonly now: () => number = () => performance.now() / 1000,
    /** [0, 1[, so that those who wait for one host do not come back together. */
    private readonly random: () => number = Math.random,
  ) {}

  /** Undefined when the host may be asked now; whoever hears that is the one to try. */
  restOf(host: string): Rest | undefined {
    const trouble = this.troubles.get(host);
    if (!trouble) return undefined;
    const seconds = trouble.restUntil - this.now();
    if (seconds > 0) return { seconds, code: trouble.code };
    if (trouble.failures >= PATIENCE) trouble.restUntil = this.now() + TRIAL_SECONDS;
    return undefined;
  }

  failed(host: string, code: string, retryAfterSeconds: number | undefined): void {
    const failures = (this.troubles.get(host)?.failures ?? 0) + 1;
    const doublings = Math.min(failures - PATIENCE, 10);
    const rest = doublings < 0 ? 0 : Math.min(FIRST_REST_SECONDS * 2 ** doublings, LONGEST_REST_SECONDS);
    const spread = rest * (0.75 + 0.5 * this.random());
    const asked = Math.min(retryAfterSeconds ?? 0, LONGEST_RETRY_AFTER_SECONDS) * (1 + 0.1 * this.random());
    this.troubles.set(host, { failures, restUntil: this.now() + Math.max(spread, asked), code });
  }

  worked(host: string): void {
    this.troubles.delete(host);
  }
}
