import type { PricingPlan, PricingSegment, SystemInformation, VehicleType } from '../gbfs-feed.js';
import { localized, tagOf } from './localized.js';
import type { Publisher } from './write-gbfs.js';

export function writeSystem(system: SystemInformation, { contactEmail, timezone, language }: Publisher): object {
  const told = [...new Set(system.languages.flatMap((tag) => tagOf(tag) ?? []))];
  const languages = told.length > 0 ? told : [language];
  const [first = language] = languages;
  return {
    system_id: system.id,
    languages,
    name: localized(system.name, first) ?? [{ text: system.id, language: first }],
    // demanded: who tells none is open
    opening_hours: system.openingHours ?? '24/7',
    operator: localized(system.operator, first),
    url: system.url,
    feed_contact_email: system.contactEmail ?? contactEmail,
    timezone: system.timezone ?? timezone,
    license_id: system.licenseId,
    license_url: system.licenseId === undefined ? system.licenseUrl : undefined,
    attribution_organization_name: localized(system.attribution, first),
    attribution_url: system.attributionUrl,
  };
}

/** With the pricing plans that are published, too. */
export const writeVehicleTypes = (
  types: readonly VehicleType[],
  isPlan: ReadonlySet<string>,
  { language }: Publisher,
): object[] =>
  types.map((type) => {
    const plans = type.pricingPlanIds.filter((id) => isPlan.has(id));
    return {
      vehicle_type_id: type.id,
      form_factor: type.formFactor,
      propulsion_type: type.propulsion,
      // demanded of what has a motor
      max_range_meters: type.maxRangeMetres ?? (type.propulsion === 'human' ? undefined : USUAL_RANGE[type.formFactor]),
      name: localized(type.name, language),
      return_constraint: type.returnConstraint,
      default_pricing_plan_id: plans[0],
      pricing_plan_ids: plans.length > 0 ? plans : undefined,
    };
  });

/** Metres on a full charge or tank, of vehicles of which nobody tells it. */
const USUAL_RANGE: Readonly<Record<VehicleType['formFactor'], number>> = {
  bicycle: 50_000,
  cargo_bicycle: 50_000,
  car: 300_000,
  moped: 80_000,
  scooter_standing: 40_000,
  scooter_seated: 40_000,
  other: 40_000,
};

export const writePlans = (plans: readonly PricingPlan[], { language }: Publisher): object[] =>
  plans.map((plan) => ({
    plan_id: plan.id,
    name: localized(plan.name, language) ?? [{ text: plan.id, language }],
    currency: plan.currency,
    price: plan.price,
    is_taxable: plan.isTaxable,
    surge_pricing: plan.isSurgePriced ? true : undefined,
    url: plan.url,
    description: localized(plan.description, language) ?? [{ text: plan.id, language }],
    per_min_pricing: writeSegments(plan.perMinute),
    per_km_pricing: writeSegments(plan.perKilometre),
  }));

const writeSegments = (segments: readonly PricingSegment[]): readonly PricingSegment[] | undefined =>
  segments.length > 0 ? segments.map(({ start, rate, interval, end }) => ({ start, rate, interval, end })) : undefined;
