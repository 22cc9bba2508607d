import { Problem, type Bilingual } from '@maillage/kernel';
import type { TerritoryDirectory } from '@maillage/nest-kit';
import { explainCode, type LiveHealthStore, type PlannerHealth, type TerritoryReadiness } from '@maillage/ports';

interface TerritoryHealth {
  readonly territory: string;
  readonly ready: boolean;
  readonly generation?: number;
  /** Timetables that cannot be fetched, without which there is no network. */
  readonly unreachable?: readonly UnreachableFeed[];
}

interface UnreachableFeed {
  readonly feed: string;
  readonly code: string;
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
    private readonly feeds: LiveHealthStore,
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
    if (territories.length === 0 || !territories.every(({ ready }) => ready))
      throw notReady(await Promise.all(territories.map((each) => this.withReason(each))));
    const follows = (kind: LiveKind): boolean =>
      territories.some(({ territory }) =>
        readiness.find((entry) => entry.territory === territory)?.live?.includes(kind),
      );
    return { rt: follows('gtfs-rt'), gbfs: follows('gbfs'), territories };
  }

  /** A network begins with a first timetable: whether the wait is for one that cannot be fetched. */
  private async withReason(health: TerritoryHealth): Promise<TerritoryHealth> {
    if (health.ready) return health;
    const feeds = await this.feeds.list(health.territory).catch(() => []);
    const timetables = feeds.flatMap(({ standing }) => (standing?.last.kind === 'gtfs' ? [standing] : []));
    if (timetables.some(({ succeededAt }) => succeededAt !== undefined)) return health;
    const unreachable = timetables.map(({ last: { feed, code = 'FETCH_BROKEN' } }) => ({ feed, code }));
    return unreachable.length > 0 ? { ...health, unreachable } : health;
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
    reasonOf(territories),
    { territories },
  );

function reasonOf(territories: readonly TerritoryHealth[]): Bilingual {
  const missing = territories.flatMap(({ territory, unreachable = [] }) =>
    unreachable.map((each) => tellUnreachable(territory, each)),
  );
  if (missing.length === 0)
    return {
      fr: 'Le premier réseau se prépare. Réessayez dans quelques secondes.',
      en: 'The first network is being prepared. Try again in a few seconds.',
    };
  return {
    fr: `Sans horaire, pas de réseau : ${missing.map(({ fr }) => fr).join(' ; ')}. Un nouvel essai se fait de lui-même.`,
    en: `Without a timetable there is no network: ${missing.map(({ en }) => en).join('; ')}. It is tried again by itself.`,
  };
}

function tellUnreachable(territory: string, { feed, code }: UnreachableFeed): Bilingual {
  const words = explainCode(code);
  const label = `${territory}/${feed}`;
  return {
    fr: `« ${label} » ne peut pas être récupéré (${code}${words ? ` : ${words.fr}` : ''})`,
    en: `“${label}” cannot be fetched (${code}${words ? `: ${words.en}` : ''})`,
  };
}
