import { join } from 'node:path';
import { serveDemonstration, type DemonstrationServer } from '@maillage/features-demonstration';
import { territoryNow } from '@maillage/contracts';
import type { LiveTerritory } from '@maillage/demo-territory';
import { Failure, type Instant } from '@maillage/kernel';
import type { TerritoryRecord } from '@maillage/ports';
import { SystemClock, type Part } from '@maillage/wiring';
import { demoOf, writeDemoTerritory } from './demo-files.js';

/** How often the demonstration territory is looked after. */
const LOOK_MILLISECONDS = 6 * 3_600_000;
/** Where what moves is served when the port is not chosen: always the same, so that feeds have the same addresses. */
const USUAL_PORT = 3010;

export interface Demonstration extends Part {
  /** The territory's file. */
  readonly file: string;
  /** From now on what moves follows the clock of the territory, as the install keeps it. */
  follow(record: TerritoryRecord): void;
}

export interface DemonstrationOptions {
  /** Undefined: the usual one, or any that is free. */
  readonly port: number | undefined;
  /** How fast time passes. */
  readonly speed: number;
}

/** The demonstration territory: its feeds as files, written anew when the month changes, and what moves in it on loopback. */
export async function openDemonstration(folder: string, options: DemonstrationOptions): Promise<Demonstration> {
  const { port, speed } = options;
  const clock = new SystemClock();
  const begun = clock.now();
  let now = (): Instant => clock.now();
  let demo = demoOf(begun);
  const live: LiveTerritory = { bikeShare: demo.live.bikeShare, read: (name, at) => demo.live.read(name, at) };
  const serve = (at: number): Promise<DemonstrationServer> => serveDemonstration({ live, now: () => now(), port: at });
  const server = await (port === undefined ? serve(USUAL_PORT).catch(elsewhere(() => serve(0))) : serve(port));
  const write = (): Promise<string> => {
    demo = demoOf(now());
    return writeDemoTerritory(join(folder, 'demo'), demo, { live: server.url, begun, speed });
  };
  try {
    const file = await write();
    const timer = setInterval(() => void write().catch(() => undefined), LOOK_MILLISECONDS);
    return {
      file,
      providers: [],
      follow({ territory, startedAt }) {
        now = () => territoryNow(territory, startedAt, clock.now());
      },
      close() {
        clearInterval(timer);
        return server.close();
      },
    };
  } catch (thrown) {
    await server.close();
    throw thrown;
  }
}

/** Another install of this machine may have the usual port. */
const elsewhere =
  (serve: () => Promise<DemonstrationServer>) =>
  (thrown: unknown): Promise<DemonstrationServer> => {
    if (thrown instanceof Failure && thrown.code === 'PORT_TAKEN') return serve();
    throw thrown;
  };
