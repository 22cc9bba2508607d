import type { LiveReading } from '@maillage/ports';

export type KnownFacts = Pick<LiveReading['facts'], 'updates' | 'alerts' | 'positions'>;

/** What is known after changes (`DIFFERENTIAL`): an entity replaces the one of its id, others stay, some are taken back. */
export function mergeChanges(known: KnownFacts = {}, { facts, deletedIds }: LiveReading): Required<KnownFacts> {
  const deleted = new Set(deletedIds);
  return {
    updates: merge(known.updates, facts.updates, deleted),
    alerts: merge(known.alerts, facts.alerts, deleted),
    positions: merge(known.positions, facts.positions, deleted),
  };
}

function merge<Item extends { readonly entityId: string }>(
  known: readonly Item[] = [],
  changes: readonly Item[] = [],
  deleted: ReadonlySet<string>,
): readonly Item[] {
  const replaced = new Set(changes.map(({ entityId }) => entityId));
  return [...known.filter(({ entityId }) => !deleted.has(entityId) && !replaced.has(entityId)), ...changes];
}
