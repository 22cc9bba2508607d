import { Agent, request, type Dispatcher } from 'undici';
import { fromInternalProblem, GENERATION_HEADER, internalProblemSchema } from '@maillage/contracts';
import { Failure, Problem } from '@maillage/kernel';
import { plannerTooSlow } from '@maillage/ports';
import { cancelled, plannerUnavailable } from './planner-problems.js';

export interface PlannerReplicasOptions {
  /** Origins, e.g. `http://planner-1:3000`. */
  readonly addresses: readonly string[];
  /** From the question to the last byte of the answer, whatever replicas are tried. */
  readonly deadlineMs?: number;
  /** Connections kept open to each replica. */
  readonly connections?: number;
}

export interface ReplicaAnswer {
  readonly body: Uint8Array;
  readonly generation: number;
}

/** Less than the deadline of who asks the gateway, so that the reason reaches them. */
const DEADLINE_MS = 15_000;
const CONNECTIONS = 64;
const CONNECT_MS = 1_000;
/** A replica that failed is asked last for this long. */
const REST_MS = 2_000;
/** A question that ends two replicas is not tried on a third. */
const CRASHES = 2;

/** The itinerary-planner replicas behind one door: one question goes to one of them, to the next when it is not there. */
export class PlannerReplicas {
  readonly addresses: readonly string[];
  private readonly deadlineMs: number;
  private readonly agent: Agent;
  private readonly restUntil = new Map<string, number>();
  private turn = 0;

  constructor({ addresses, deadlineMs = DEADLINE_MS, connections = CONNECTIONS }: PlannerReplicasOptions) {
    if (addresses.length === 0)
      throw new Failure('PLANNER_ADDRESS_MISSING', 'no address of an itinerary-planner is given');
    this.addresses = addresses;
    this.deadlineMs = deadlineMs;
    this.agent = new Agent({ connections, connect: { timeout: CONNECT_MS } });
  }

  /** @throws Problem of the planner, or `PLANNER_UNAVAILABLE`, `PLANNER_TOO_SLOW`, `REQUEST_CANCELLED` */
  async ask(path: string, question: object, signal?: AbortSignal): Promise<ReplicaAnswer> {
    const deadline = AbortSignal.timeout(this.deadlineMs);
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
    let crashes = 0;
    let problem = plannerUnavailable();
    for (const address of this.inTurn()) {
      try {
        return await this.askReplica(address, path, question, either);
      } catch (thrown) {
        if (signal?.aborted) throw cancelled();
        if (deadline.aborted) throw plannerTooSlow();
        if (!isUnavailable(thrown)) throw thrown;
        this.restUntil.set(address, performance.now() + REST_MS);
        if (thrown instanceof Problem) problem = thrown;
        if (hasCrashed(thrown) && ++crashes === CRASHES) break;
      }
    }
    throw problem;
  }

  /** One question to one replica. */
  async askReplica(address: string, path: string, question: object, signal: AbortSignal): Promise<ReplicaAnswer> {
    const response = await request(`${address}${path}`, {
      method: 'POST',
      dispatcher: this.agent,
      signal,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(question),
    });
    if (response.statusCode !== 200) throw await problemOf(response);
    return { body: await response.body.bytes(), generation: Number(response.headers[GENERATION_HEADER] ?? 0) };
  }

  async close(): Promise<void> {
    await this.agent.close();
  }

  /** Round robin, those that failed a moment ago last; a single replica is tried twice, for its connection may be stale. */
  private inTurn(): readonly string[] {
    const start = this.turn++ % this.addresses.length;
    const turned = [...this.addresses.slice(start), ...this.addresses.slice(0, start)];
    const now = performance.now();
    const resting = (address: string) => (this.restUntil.get(address) ?? 0) > now;
    const inOrder = [...turned.filter((address) => !resting(address)), ...turned.filter(resting)];
    return inOrder.length === 1 ? [...inOrder, ...inOrder] : inOrder;
  }
}

/** The replica is not there, or says itself that it cannot answer now; a question that was too long for one is so for all. */
const isUnavailable = (thrown: unknown): boolean =>
  thrown instanceof Problem
    ? thrown.status === 503 && thrown.code !== 'PLANNER_TOO_SLOW'
    : !(thrown instanceof Failure);

/** It took the question and broke: the process, or a thread of it. */
const hasCrashed = (thrown: unknown): boolean =>
  thrown instanceof Problem ? thrown.code === 'PLANNER_BROKE' : !NEVER_SENT.has(codeOf(thrown));

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** Errors that come before a question leaves. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

async function problemOf(response: Dispatcher.ResponseData): Promise<Problem | Failure> {
  const parsed = internalProblemSchema.safeParse(await response.body.json().catch(() => undefined));
  if (parsed.success) return fromInternalProblem(parsed.data);
  if (response.statusCode === 503) return plannerUnavailable();
  return new Failure('PLANNER_ANSWER_INVALID', `an itinerary-planner answered ${response.statusCode} without a reason`);
}
