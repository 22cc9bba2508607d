import { join } from 'node:path';
import { serveDemonstration, type DemonstrationServer } from '@maillage/features-demonstration';
import { Failure } from '@maillage/kernel';
import { SystemClock, type Part } from '@maillage/wiring';
import { demoOf, writeDemoTerritory } from './demo-files.js';

/** How often the demonstration territory is looked after. */
const LOOK_MILLISECONDS = 6 * 3_600_000;
/** Where what moves is served when the port is not chosen: always the same, so that feeds have the same addresses. */
const USUAL_PORT = 3010;

export interface Demonstration extends Part {
  /** The territory's file. */
  readonly file: string;
}

/** The demonstration territory: its feeds as files, written anew when the month changes, and what moves in it on loopback. */
export async function openDemonstration(folder: string, port: number | undefined): Promise<Demonstration> {
  const clock = new SystemClock();
  let demo = demoOf(clock.now());
  const live = {
    bikeShare: demo.live.bikeShare,
    read: (...asked: Parameters<typeof demo.live.read>) => demo.live.read(...asked),
  };
  const serve = (at: number): Promise<DemonstrationServer> =>
    serveDemonstration({ live, now: () => clock.now(), port: at });
  const server = await (port === undefined ? serve(USUAL_PORT).catch(elsewhere(() => serve(0))) : serve(port));
  const write = (): Promise<string> => {
    demo = demoOf(clock.now());
    return writeDemoTerritory(join(folder, 'demo'), clock.now(), server.url);
  };
  try {
    const file = await write();
    const timer = setInterval(() => void write().catch(() => undefined), LOOK_MILLISECONDS);
    const close = (): Promise<void> => {
      clearInterval(timer);
      return server.close();
    };
    return { file, providers: [], close };
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
