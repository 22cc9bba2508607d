import type { JsonItem } from '@maillage/feed-reading';
import { FORM_FACTORS, PROPULSION_TYPES, RETURN_CONSTRAINTS, type VehicleType } from '../gbfs-feed.js';
import { readTexts } from '../values/read-texts.js';
import { keepFirst } from './keep-first.js';
import { listItems, type GbfsDocument } from './read-document.js';

export const readVehicleTypes = (document: GbfsDocument, language: string): VehicleType[] =>
  keepFirst(
    listItems(document, 'vehicle_types').map((item) => [item, readType(item, language)]),
    'vehicle_type_id',
  );

function readType(item: JsonItem, language: string): VehicleType | undefined {
  const id = item.id('vehicle_type_id');
  if (id === undefined) return undefined;
  const formFactor = item.word('form_factor', [...FORM_FACTORS, 'scooter']) ?? 'other';
  const plan = item.reference('default_pricing_plan_id');
  return {
    id,
    name: readTexts(item, 'name', language),
    // 2.1 and 2.2 knew one kind of scooter, on which people stand
    formFactor: formFactor === 'scooter' ? 'scooter_standing' : formFactor,
    propulsion: item.word('propulsion_type', PROPULSION_TYPES) ?? 'human',
    maxRangeMetres: item.number('max_range_meters', { least: 0 }),
    returnConstraint: item.word('return_constraint', RETURN_CONSTRAINTS),
    pricingPlanIds: [...new Set([...(plan === undefined ? [] : [plan]), ...item.references('pricing_plan_ids')])],
  };
}
