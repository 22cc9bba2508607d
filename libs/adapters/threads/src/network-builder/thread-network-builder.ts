import { NetworkBuilder, type BuiltNetwork, type NetworkInput } from '@maillage/ports';
import { runInThread, type ThreadLimits } from '../thread/run-in-thread.js';

const ENTRY = new URL(`./network-builder.worker${import.meta.url.slice(-3)}`, import.meta.url);

/** Builds each network in a thread of its own, bounded in time and memory. */
export class ThreadNetworkBuilder extends NetworkBuilder {
  constructor(private readonly limits: ThreadLimits = { seconds: 900, heapMegabytes: 4000 }) {
    super();
  }

  override async build(input: NetworkInput): Promise<BuiltNetwork> {
    return (await runInThread(ENTRY, input, this.limits)) as BuiltNetwork;
  }
}
