import { createHash } from 'node:crypto';
import type { LiveFact, LiveFacts } from '@maillage/contracts';
import type { EventPublisher } from '@maillage/ports';
import { cutSlices, type CutSlice } from './cut-slices.js';
import { FACT_TELLERS, type FactTeller, type SliceOrigin } from './fact-tellers.js';

/** A message is 900 KiB at most; the rest is for what stands around the items. */
const MAX_SLICE_BYTES = 896 * 1024;

type PartOrigin = Omit<SliceOrigin, 'slice'>;
type ToldFacts = { readonly [Fact in LiveFact]?: readonly LiveFacts[Fact][] | undefined };

export interface Published {
  /** Slices that were another than before. */
  readonly changed: number;
  /** Items that no message could hold. */
  readonly dropped: number;
}

/**
 * Tells what changed: a part's facts are cut into slices, and a slice is told as a whole when it is another than the one
 * told before. A process that has just begun tells all slices once, those that are empty too, so that nothing stays of
 * what a former one told.
 */
export class PublishFacts {
  /** Digest of what each slice held when it was told last, by part and fact. */
  private readonly told = new Map<string, (string | undefined)[]>();

  constructor(private readonly events: EventPublisher) {}

  /** @throws Failure of the bus; what could not be told is told with the next facts */
  async execute(origin: PartOrigin, facts: ToldFacts): Promise<Published> {
    const published = await Promise.all([
      this.publish(origin, 'updates', FACT_TELLERS.updates, facts.updates),
      this.publish(origin, 'alerts', FACT_TELLERS.alerts, facts.alerts),
      this.publish(origin, 'positions', FACT_TELLERS.positions, facts.positions),
      this.publish(origin, 'stations', FACT_TELLERS.stations, facts.stations),
      this.publish(origin, 'vehicles', FACT_TELLERS.vehicles, facts.vehicles),
      this.publish(origin, 'geofencing', FACT_TELLERS.geofencing, facts.geofencing),
      this.publish(origin, 'facilities', FACT_TELLERS.facilities, facts.facilities),
    ]);
    return {
      changed: published.reduce((sum, { changed }) => sum + changed, 0),
      dropped: published.reduce((sum, { dropped }) => sum + dropped, 0),
    };
  }

  private async publish<Item>(
    origin: PartOrigin,
    fact: LiveFact,
    teller: FactTeller<Item>,
    items: readonly Item[] | undefined,
  ): Promise<Published> {
    if (items === undefined) return { changed: 0, dropped: 0 };
    const key = `${origin.territory}/${origin.feed}/${origin.part}/${fact}`;
    const told = this.told.get(key) ?? [];
    this.told.set(key, told);
    const slices = cutSlices(items, teller.slices, (item) => teller.idOf(item), MAX_SLICE_BYTES);
    const changes = slices.map((cut, slice) => this.tellChange(teller, { ...origin, slice }, cut, told));
    // Wait for all of them, so that nothing is told behind the back of who hears that it failed.
    const outcomes = await Promise.allSettled(changes);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    const changed = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
    return { changed, dropped: slices.reduce((sum, { dropped }) => sum + dropped, 0) };
  }

  private async tellChange<Item>(
    teller: FactTeller<Item>,
    origin: SliceOrigin,
    { text }: CutSlice<Item>,
    told: (string | undefined)[],
  ): Promise<boolean> {
    const digest = createHash('sha1').update(text).digest('base64');
    if (told[origin.slice] === digest) return false;
    // As it travels: without the members that are there and undefined.
    await teller.tell(this.events, origin, JSON.parse(text) as Item[]);
    told[origin.slice] = digest;
    return true;
  }
}
