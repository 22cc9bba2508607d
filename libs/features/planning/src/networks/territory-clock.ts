import { territoryNow } from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import type { Clock } from '@maillage/ports';

/** The present of each territory: its own clock, or the system's. */
export class TerritoryClock {
  constructor(
    private readonly territories: TerritoryDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `TERRITORY_NOT_FOUND` */
  async now(territory: string): Promise<Instant> {
    const record = await this.territories.find(territory);
    return territoryNow(record.territory, record.startedAt, this.clock.now());
  }
}
