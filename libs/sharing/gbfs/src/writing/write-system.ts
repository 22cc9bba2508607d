import type { PricingPlan, PricingSegment, SystemInformation, VehicleType } from '../gbfs-feed.js';
import { localized } from './localized.js';
import type { Publisher } from './write-gbfs.js';

export function writeSystem(system: SystemInformation, { contactEmail, timezone, language }: Publisher): object {
  const languages = system.languages.length > 0 ? system.languages : [language];
  const [first = language] = languages;
  return {
    system_id: system.id,
    languages,
    name: localized(system.name, first) ?? [{ text: system.id, language: first }],
    // demanded: who tells none is open
    opening_hours: system.openingHours ?? '24/7',
    operator: localized(system.operator, first),
    url: system.url,
    feed_contact_email: contactEmail,
    timezone: system.timezone ?? timezone,
    license_id: system.licenseId,
    license_url: system.licenseId === undefined ? system.licenseUrl : undefined,
    attribution_organization_name: localized(system.attribution, first),
    attribution_url: system.attributionUrl,
  };
}

export const writeVehicleTypes = (types: readonly VehicleType[], { language }: Publisher): object[] =>
  types.map((type) => ({
    vehicle_type_id: type.id,
    form_factor: type.formFactor,
    propulsion_type: type.propulsion,
    max_range_meters: type.maxRangeMetres,
    name: localized(type.name, language),
    return_constraint: type.returnConstraint,
    default_pricing_plan_id: type.pricingPlanIds[0],
    pricing_plan_ids: type.pricingPlanIds.length > 0 ? type.pricingPlanIds : undefined,
  }));

export const writePlans = (plans: readonly PricingPlan[], { language }: Publisher): object[] =>
  plans.map((plan) => ({
    plan_id: plan.id,
    name: localized(plan.name, language) ?? [{ text: plan.id, language }],
    currency: plan.currency,
    price: plan.price,
    // what a traveller reads here is what a traveller pays
    is_taxable: false,
    description: localized(plan.description, language) ?? [{ text: plan.id, language }],
    per_min_pricing: writeSegments(plan.perMinute),
    per_km_pricing: writeSegments(plan.perKilometre),
  }));

const writeSegments = (segments: readonly PricingSegment[]): readonly PricingSegment[] | undefined =>
  segments.length > 0 ? segments.map(({ start, rate, interval, end }) => ({ start, rate, interval, end })) : undefined;
