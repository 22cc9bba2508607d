import { missingValue, type JsonItem } from '@maillage/feed-reading';
import type { PricingPlan, PricingSegment } from '../gbfs-feed.js';
import { readTexts } from '../values/read-texts.js';
import { readUrl } from '../values/read-uris.js';
import { keepFirst } from './keep-first.js';
import { listItems, type GbfsDocument } from './read-document.js';

export const readPricingPlans = (document: GbfsDocument, language: string): PricingPlan[] =>
  keepFirst(
    listItems(document, 'plans').map((item) => [item, readPlan(item, language)]),
    'plan_id',
  );

function readPlan(item: JsonItem, language: string): PricingPlan | undefined {
  const id = item.id('plan_id');
  const price = item.number('price', { least: 0 });
  const currency = item.text('currency');
  if (id === undefined) return undefined;
  if (price === undefined || currency === undefined) {
    item.add(missingValue, price === undefined ? 'price' : 'currency');
    return undefined;
  }
  return {
    id,
    name: readTexts(item, 'name', language),
    description: readTexts(item, 'description', language),
    currency,
    price,
    isTaxable: item.boolean('is_taxable') ?? false,
    isSurgePriced: item.boolean('surge_pricing') ?? false,
    url: readUrl(item, 'url'),
    perMinute: readSegments(item, 'per_min_pricing'),
    perKilometre: readSegments(item, 'per_km_pricing'),
  };
}

const MAX_SEGMENTS = 100;

const readSegments = (item: JsonItem, name: string): PricingSegment[] =>
  item.items(name, MAX_SEGMENTS).flatMap((part) => {
    const rate = part.number('rate');
    const segment = {
      start: part.number('start') ?? 0,
      interval: part.number('interval') ?? 1,
      end: part.number('end'),
    };
    return rate === undefined ? [] : [{ ...segment, rate }];
  });
