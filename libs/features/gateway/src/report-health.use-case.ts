import { Problem } from '@maillage/kernel';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import type { PlannerHealth, TerritoryReadiness } from '@maillage/ports';

interface TerritoryHealth {
  readonly territory: string;
  readonly ready: boolean;
  readonly generation?: number;
}

/** MOTIS's members, with the territories beside them. */
export interface Health {
  readonly rt: boolean;
  readonly gbfs: boolean;
  readonly territories: readonly TerritoryHealth[];
}

/** Whether itineraries can be asked, in one territory or in all. */
export class ReportHealth {
  constructor(
    private readonly directory: TerritoryDirectory,
    private readonly planner: PlannerHealth,
  ) {}

  /** @throws Problem `NOT_READY` (503) that says which territory cannot answer */
  async execute(territory: string | undefined): Promise<Health> {
    const records = territory === undefined ? await this.directory.list() : [await this.directory.find(territory)];
    const readiness = await this.planner.readiness().catch(() => NOBODY);
    const territories = records.map(({ territory: { id } }) =>
      healthOf(
        id,
        readiness.find((entry) => entry.territory === id),
      ),
    );
    if (territories.length === 0 || !territories.every(({ ready }) => ready)) throw notReady(territories);
    const follows = (kind: LiveKind): boolean =>
      territories.some(({ territory }) =>
        readiness.find((entry) => entry.territory === territory)?.live?.includes(kind),
      );
    return { rt: follows('gtfs-rt'), gbfs: follows('gbfs'), territories };
  }
}

type LiveKind = NonNullable<TerritoryReadiness['live']>[number];

/** A planner that does not even tell cannot answer. */
const NOBODY: readonly TerritoryReadiness[] = [];

const healthOf = (territory: string, entry: TerritoryReadiness | undefined): TerritoryHealth =>
  entry?.generation === undefined
    ? { territory, ready: false }
    : { territory, ready: true, generation: entry.generation };

const notReady = (territories: readonly TerritoryHealth[]): Problem =>
  new Problem(
    503,
    'NOT_READY',
    { fr: 'Les itinéraires ne peuvent pas encore être demandés', en: 'Itineraries cannot be asked yet' },
    {
      fr: 'Le premier réseau se prépare. Réessayez dans quelques secondes.',
      en: 'The first network is being prepared. Try again in a few seconds.',
    },
    { territories },
  );
