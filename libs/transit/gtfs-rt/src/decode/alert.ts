import { tooManyItems } from '@maillage/feed-reading';
import type { Alert, AlertCause, AlertEffect, AlertSeverity, InformedEntity, TimeRange } from '@maillage/transit-model';
import { alertForNobody, invalidPeriod } from '../rules/entity-rules.js';
import { BYTES, VARINT } from '../wire/wire-reader.js';
import { readInformedEntity, readTimeRange } from './alert-parts.js';
import type { Reading } from './reading.js';
import { readImages, readTranslations, readUrls } from './translations.js';

/** By number; there is no zero. */
export const CAUSES: readonly AlertCause[] = [
  'UNKNOWN_CAUSE',
  'UNKNOWN_CAUSE',
  'OTHER_CAUSE',
  'TECHNICAL_PROBLEM',
  'STRIKE',
  'DEMONSTRATION',
  'ACCIDENT',
  'HOLIDAY',
  'WEATHER',
  'MAINTENANCE',
  'CONSTRUCTION',
  'POLICE_ACTIVITY',
  'MEDICAL_EMERGENCY',
  'SPECIAL_EVENT',
];
export const EFFECTS: readonly AlertEffect[] = [
  'UNKNOWN_EFFECT',
  'NO_SERVICE',
  'REDUCED_SERVICE',
  'SIGNIFICANT_DELAYS',
  'DETOUR',
  'ADDITIONAL_SERVICE',
  'MODIFIED_SERVICE',
  'OTHER_EFFECT',
  'UNKNOWN_EFFECT',
  'STOP_MOVED',
  'NO_EFFECT',
  'ACCESSIBILITY_ISSUE',
];
export const SEVERITIES: readonly AlertSeverity[] = [
  'UNKNOWN_SEVERITY',
  'UNKNOWN_SEVERITY',
  'INFO',
  'WARNING',
  'SEVERE',
];

const ACTIVE_PERIOD = (1 << 3) | BYTES;
const COMMUNICATION_PERIOD = (2 << 3) | BYTES;
const IMPACT_PERIOD = (3 << 3) | BYTES;
const INFORMED_ENTITY = (5 << 3) | BYTES;
const CAUSE = (6 << 3) | VARINT;
const EFFECT = (7 << 3) | VARINT;
const SEVERITY = (14 << 3) | VARINT;
const IMAGE = (15 << 3) | BYTES;

/** Member and field by tag. */
const TEXTS = new Map([
  [(8 << 3) | BYTES, ['url', 'url']],
  [(10 << 3) | BYTES, ['header', 'header_text']],
  [(11 << 3) | BYTES, ['description', 'description_text']],
  [(12 << 3) | BYTES, ['ttsHeader', 'tts_header_text']],
  [(13 << 3) | BYTES, ['ttsDescription', 'tts_description_text']],
  [(16 << 3) | BYTES, ['imageAlternative', 'image_alternative_text']],
  [(17 << 3) | BYTES, ['causeDetail', 'cause_detail']],
  [(18 << 3) | BYTES, ['effectDetail', 'effect_detail']],
] as const);

/** Undefined when it concerns nothing, or never holds. */
export function readAlert(reading: Reading): Alert | undefined {
  const { wire, limits } = reading;
  const [active, communication, impact]: [TimeRange[], TimeRange[], TimeRange[]] = [[], [], []];
  const entities: InformedEntity[] = [];
  let alert = NOTHING_SAID;
  let entityCount = 0;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next()) {
    const text = TEXTS.get(tag);
    if (text !== undefined) {
      const [member, field] = text;
      alert = { ...alert, [member]: readTexts(member, `alert.${field}`) };
      continue;
    }
    switch (tag) {
      case ACTIVE_PERIOD:
        active.push(readTimeRange(reading));
        break;
      case COMMUNICATION_PERIOD:
        communication.push(readTimeRange(reading));
        break;
      case IMPACT_PERIOD:
        impact.push(readTimeRange(reading));
        break;
      case INFORMED_ENTITY: {
        const entity = readInformedEntity(reading);
        if (entity !== undefined && ++entityCount <= limits.entitiesPerAlert) entities.push(entity);
        break;
      }
      case CAUSE:
        alert = { ...alert, cause: reading.word(CAUSES, wire.int32(), 'UNKNOWN_CAUSE', 'alert.cause') };
        break;
      case EFFECT:
        alert = { ...alert, effect: reading.word(EFFECTS, wire.int32(), 'UNKNOWN_EFFECT', 'alert.effect') };
        break;
      case SEVERITY:
        alert = {
          ...alert,
          severity: reading.word(SEVERITIES, wire.int32(), 'UNKNOWN_SEVERITY', 'alert.severity_level'),
        };
        break;
      case IMAGE:
        alert = { ...alert, images: readImages(reading) };
        break;
      default:
        wire.skip(tag);
    }
  }
  wire.leave(outer);
  if (entityCount > limits.entitiesPerAlert)
    reading.tell(tooManyItems, 'alert.informed_entity', entityCount, { limit: limits.entitiesPerAlert });
  const usual = usable(active);
  const shown = communication.length > 0 ? usable(communication) : usual;
  const affected = impact.length > 0 ? usable(impact) : usual;
  if (entities.length === 0) reading.tell(alertForNobody, 'alert.informed_entity');
  if (entities.length === 0 || shown === undefined || affected === undefined) return undefined;
  return { ...alert, entityId: reading.entityId, communicationPeriods: shown, impactPeriods: affected, entities };

  function readTexts(member: string, field: string) {
    if (member === 'url') return readUrls(reading, field);
    return readTranslations(
      reading,
      field,
      member.endsWith('escription') ? limits.descriptionLength : limits.headerLength,
    );
  }

  /** The next periods, in order; undefined when there were some and none is left. */
  function usable(periods: readonly TimeRange[]): TimeRange[] | undefined {
    const sound = periods.filter(({ start = -Infinity, end = Infinity }) => start < end);
    if (sound.length < periods.length) reading.tell(invalidPeriod, 'alert.active_period');
    if (periods.length > 0 && sound.length === 0) return undefined;
    if (sound.length <= limits.periodsPerAlert) return sound;
    reading.tell(tooManyItems, 'alert.active_period', sound.length, { limit: limits.periodsPerAlert });
    const coming = sound.filter(({ end = Infinity }) => end > reading.now);
    return (coming.length > 0 ? coming : sound)
      .sort((left, right) => (left.start ?? 0) - (right.start ?? 0))
      .slice(0, limits.periodsPerAlert);
  }
}

const NOTHING_SAID: Omit<Alert, 'entityId' | 'communicationPeriods' | 'impactPeriods' | 'entities'> = {
  cause: 'UNKNOWN_CAUSE',
  effect: 'UNKNOWN_EFFECT',
  severity: 'UNKNOWN_SEVERITY',
  header: [],
  description: [],
  causeDetail: [],
  effectDetail: [],
  ttsHeader: [],
  ttsDescription: [],
  url: [],
  images: [],
  imageAlternative: [],
};
