import { Problem } from '@maillage/kernel';
import type { TerritoryRecord, TerritoryStore } from '@maillage/ports';

/** How long a change of the declared territories may go unnoticed. */
const FRESH_MILLISECONDS = 5_000;

/** Finds the territory that an address means: `/t/{territory}/…` always, plain addresses where one territory is installed. */
export class TerritoryDirectory {
  private known: readonly TerritoryRecord[] = [];
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(private readonly territories: TerritoryStore) {}

  /** @throws Problem `TERRITORY_NOT_FOUND` or `TERRITORY_NEEDED`, both 404 */
  async find(id: string | undefined): Promise<TerritoryRecord> {
    const records = await this.list();
    const found = id === undefined ? records : records.filter(({ territory }) => territory.id === id);
    const [only] = found;
    if (only && found.length === 1) return only;
    throw id === undefined && records.length > 1 ? territoryNeeded() : territoryNotFound();
  }

  /** What was known last while the store is away. @throws Failure of the store when nothing is known yet */
  async list(): Promise<readonly TerritoryRecord[]> {
    if (performance.now() - this.readAt <= FRESH_MILLISECONDS) return this.known;
    const isFirst = this.reading === undefined;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    if (this.readAt === -Infinity) await this.reading;
    // One waits for the store, which may be slow to say that it is away; the others go on with what is known.
    else if (isFirst) await this.reading;
    return this.known;
  }

  private async read(): Promise<void> {
    try {
      this.known = await this.territories.list();
    } catch (thrown) {
      if (this.readAt === -Infinity) throw thrown;
    }
    this.readAt = performance.now();
  }
}

const territoryNotFound = (): Problem =>
  new Problem(
    404,
    'TERRITORY_NOT_FOUND',
    { fr: 'Territoire inconnu', en: 'Unknown territory' },
    {
      fr: 'Aucun territoire de ce nom n’est installé ici. Vérifiez l’adresse.',
      en: 'No territory of that name is installed here. Check the address.',
    },
  );

const territoryNeeded = (): Problem =>
  new Problem(
    404,
    'TERRITORY_NEEDED',
    { fr: 'Territoire à préciser', en: 'Say which territory' },
    {
      fr: 'Plusieurs territoires sont installés : utilisez l’adresse /t/{territoire}/…',
      en: 'Several territories are installed: use the address /t/{territory}/…',
    },
  );
