import { afterEach, describe, expect, it } from '@jest/globals';
import { internalRoutes, READINESS_PATH } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import { plannerBroke, plannerTooSlow, type Answer } from '@maillage/ports';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { HttpJourneyPlanner } from './http-journey-planner.js';
import { HttpPlaceSearch } from './http-place-search.js';
import { HttpPlannerHealth } from './http-planner-health.js';
import { HttpStopBoards } from './http-stop-boards.js';
import { PlannerReplicas, type PlannerReplicasOptions } from './planner-replicas.js';
import { board, plan, reverse, search, section, stop, trip } from '../testing/questions.js';
import { startReplica, type ReplicaScript } from '../testing/start-replica.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function replica(script: Partial<ReplicaScript> = {}) {
  const started = await startReplica(script);
  open.push(() => started.stop());
  return started;
}
function replicas(addresses: readonly string[], options: Omit<PlannerReplicasOptions, 'addresses'> = {}) {
  const made = new PlannerReplicas({ addresses, ...options });
  open.push(() => made.close());
  return made;
}
/** An address where nobody listens. */
async function deadAddress(): Promise<string> {
  const { address, stop } = await startReplica();
  await stop();
  return address;
}
/** Takes a question and hangs up, as a process that crashes does. */
async function crashingAddress(): Promise<{ address: string; taken: () => number }> {
  let taken = 0;
  const server: Server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => {
        taken++;
        socket.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => new Promise((resolve) => server.close(resolve)));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken: () => taken };
}
const problemOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (thrown: unknown) => thrown,
  );
const text = ({ body }: { body: Uint8Array }) => new TextDecoder().decode(body);

describe('a question and its answer', () => {
  const questions: readonly (readonly [
    keyof typeof internalRoutes,
    object,
    (door: PlannerReplicas) => Promise<Answer>,
  ])[] = [
    ['plan', plan, (door) => new HttpJourneyPlanner(door).plan(plan)],
    ['stopTimes', board, (door) => new HttpStopBoards(door).stopTimes(board)],
    ['trip', trip, (door) => new HttpStopBoards(door).trip(trip)],
    ['stop', stop, (door) => new HttpStopBoards(door).stop(stop)],
    ['geocode', search, (door) => new HttpPlaceSearch(door).geocode(search)],
    ['reverseGeocode', reverse, (door) => new HttpPlaceSearch(door).reverseGeocode(reverse)],
    ['mapStops', section, (door) => new HttpPlaceSearch(door).mapStops(section)],
    ['mapInitial', { territory: 'ville' }, (door) => new HttpPlaceSearch(door).mapInitial({ territory: 'ville' })],
  ];

  it.each(questions)('%s arrives as it was sent, in the shape of the contract', async (route, request, ask) => {
    const planner = await replica({ answer: () => ({ words: 'é' }), generation: 12 });
    const answer = await ask(replicas([planner.address]));
    expect(text(answer)).toBe('{"words":"é"}');
    expect(answer.generation).toBe(12);
    const [arrived] = planner.asked;
    expect(arrived?.path).toBe(internalRoutes[route].path);
    expect(internalRoutes[route].request.parse(arrived?.request)).toEqual(JSON.parse(JSON.stringify(request)));
  });

  it('is large without harm', async () => {
    const words = 'é'.repeat(1_000_000);
    const planner = await replica({ answer: () => ({ words }) });
    expect(JSON.parse(text(await new HttpJourneyPlanner(replicas([planner.address])).plan(plan)))).toEqual({ words });
  });

  it('may be a problem, which arrives with both languages and its members', async () => {
    const problem = new Problem(
      404,
      'STOP_NOT_FOUND',
      { fr: 'Arrêt inconnu', en: 'Unknown stop' },
      { fr: 'a', en: 'b' },
      { hint: 1 },
    );
    const planner = await replica({
      answer: () => {
        throw problem;
      },
    });
    const other = await replica();
    expect(await problemOf(new HttpJourneyPlanner(replicas([planner.address, other.address])).plan(plan))).toEqual(
      problem,
    );
    expect(other.asked).toEqual([]);
  });
});

describe('replicas', () => {
  it('take turns', async () => {
    const [one, two] = [await replica(), await replica()];
    const planner = new HttpJourneyPlanner(replicas([one.address, two.address]));
    for (let question = 0; question < 6; question++) await planner.plan(plan);
    expect([one.asked.length, two.asked.length]).toEqual([3, 3]);
  });

  it('that are dead are passed over, and asked last for a moment', async () => {
    const alive = await replica();
    const dead = await deadAddress();
    const planner = new HttpJourneyPlanner(replicas([dead, alive.address]));
    for (let question = 0; question < 4; question++) expect(text(await planner.plan(plan))).toBe('{}');
    expect(alive.asked).toHaveLength(4);
  });

  it('that cannot answer yet are passed over, and their reason is told when all are so', async () => {
    const notReady = { fr: 'Pas encore', en: 'Not yet' };
    const waiting = await replica({
      answer: () => {
        throw new Problem(503, 'NETWORK_NOT_READY', notReady);
      },
    });
    const ready = await replica();
    expect(text(await new HttpJourneyPlanner(replicas([waiting.address, ready.address])).plan(plan))).toBe('{}');
    expect(await problemOf(new HttpJourneyPlanner(replicas([waiting.address])).plan(plan))).toMatchObject({
      status: 503,
      code: 'NETWORK_NOT_READY',
    });
  });

  it('F05: that were too slow leave the question unanswered: it would keep the next one busy too', async () => {
    const slow = await replica({
      answer: () => {
        throw plannerTooSlow();
      },
    });
    const other = await replica();
    const planner = new HttpJourneyPlanner(replicas([slow.address, other.address]));
    expect(await problemOf(planner.plan(plan))).toMatchObject({ status: 503, code: 'PLANNER_TOO_SLOW' });
    expect(other.asked).toEqual([]);
  });

  it('F05: whose threads broke over a question leave it to one other, not to a third', async () => {
    const broken = () =>
      replica({
        answer: () => {
          throw plannerBroke();
        },
      });
    const all = [await broken(), await broken(), await replica()];
    const planner = new HttpJourneyPlanner(replicas(all.map(({ address }) => address)));
    expect(await problemOf(planner.plan(plan))).toMatchObject({ status: 503, code: 'PLANNER_BROKE' });
    expect(all.map(({ asked }) => asked.length)).toEqual([1, 1, 0]);
  });

  it('that are all dead are a 503', async () => {
    const planner = new HttpJourneyPlanner(replicas([await deadAddress(), await deadAddress()]));
    expect(await problemOf(planner.plan(plan))).toMatchObject({ status: 503, code: 'PLANNER_UNAVAILABLE' });
  });

  it('F05: a question that ends two of them is not tried on a third', async () => {
    const crashing = [await crashingAddress(), await crashingAddress(), await crashingAddress()];
    const planner = new HttpJourneyPlanner(replicas(crashing.map(({ address }) => address)));
    expect(await problemOf(planner.plan(plan))).toMatchObject({ status: 503, code: 'PLANNER_UNAVAILABLE' });
    expect(crashing.map(({ taken }) => taken())).toEqual([1, 1, 0]);
  });

  it('that come back are asked again', async () => {
    const { address, stop: end } = await startReplica();
    const door = replicas([address]);
    const planner = new HttpJourneyPlanner(door);
    expect(text(await planner.plan(plan))).toBe('{}');
    await end();
    expect(await problemOf(planner.plan(plan))).toMatchObject({ code: 'PLANNER_UNAVAILABLE' });
    const again = await startReplica({}, Number(new URL(address).port));
    open.push(() => again.stop());
    expect(text(await planner.plan(plan))).toBe('{}');
  });

  it('cannot be none', () => {
    expect(() => new PlannerReplicas({ addresses: [] })).toThrow('no address');
  });
});

describe('the end of waiting', () => {
  /** Never answers; tells when the question is given up. */
  function silent(): { answer: ReplicaScript['answer']; givenUp: Promise<void> } {
    let tell: () => void = () => undefined;
    const givenUp = new Promise<void>((resolve) => (tell = resolve));
    const answer: ReplicaScript['answer'] = (_path, _request, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          tell();
          reject(new Error('given up'));
        }),
      );
    return { answer, givenUp };
  }

  it('comes with the deadline, for all replicas together', async () => {
    const { answer, givenUp } = silent();
    const slow = await replica({ answer });
    const other = await replica();
    const planner = new HttpJourneyPlanner(replicas([slow.address, other.address], { deadlineMs: 100 }));
    expect(await problemOf(planner.plan(plan))).toMatchObject({ status: 503, code: 'PLANNER_TOO_SLOW' });
    await givenUp;
    expect(other.asked).toEqual([]);
  });

  it('F08: comes when nobody waits any more, and the replica learns of it', async () => {
    const { answer, givenUp } = silent();
    const gone = new AbortController();
    const slow = await replica({
      answer: (...question) => {
        gone.abort();
        return answer(...question);
      },
    });
    const planner = new HttpJourneyPlanner(replicas([slow.address]));
    expect(await problemOf(planner.plan(plan, gone.signal))).toMatchObject({ code: 'REQUEST_CANCELLED' });
    await givenUp;
  });
});

describe('readiness', () => {
  const telling = (...entries: readonly object[]) => replica({ answer: () => entries });

  it('is what one replica knows, the newest of several', async () => {
    const one = await telling(
      { territory: 'ville', generation: 7 },
      { territory: 'pays' },
      { territory: 'mer', generation: 1 },
    );
    const two = await telling(
      { territory: 'ville', generation: 8 },
      { territory: 'pays', generation: 2 },
      { territory: 'mer' },
    );
    const health = new HttpPlannerHealth(replicas([one.address, two.address, await deadAddress()]));
    expect(await health.readiness()).toEqual([
      { territory: 'ville', generation: 8 },
      { territory: 'pays', generation: 2 },
      { territory: 'mer', generation: 1 },
    ]);
    expect(one.asked).toEqual([{ path: READINESS_PATH, request: {} }]);
  });

  it('is a 503 when no replica tells', async () => {
    const health = new HttpPlannerHealth(replicas([await deadAddress()]));
    expect(await problemOf(health.readiness())).toMatchObject({ status: 503, code: 'PLANNER_UNAVAILABLE' });
  });
});
