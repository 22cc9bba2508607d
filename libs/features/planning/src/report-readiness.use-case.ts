import type { TerritoryDirectory } from '@maillage/nest-kit';
import { PlannerHealth, type TerritoryReadiness } from '@maillage/ports';
import type { NetworkShelf } from './networks/network-shelf.js';

/** Which territories can be asked about, and on which network. */
export class ReportReadiness extends PlannerHealth {
  constructor(
    private readonly territories: TerritoryDirectory,
    private readonly shelf: NetworkShelf,
  ) {
    super();
  }

  override async readiness(): Promise<readonly TerritoryReadiness[]> {
    const records = await this.territories.list();
    return records.map(({ territory: { id } }) => {
      const network = this.shelf.active(id);
      const realtimeSequence = network?.realtimeReceived.newest;
      const believed = (network?.liveFeeds ?? []).filter(({ observedAt }) => observedAt !== undefined);
      const live = [...new Set(believed.map(({ kind }) => kind))];
      return { territory: id, generation: network?.generation, realtimeSequence, live };
    });
  }
}
