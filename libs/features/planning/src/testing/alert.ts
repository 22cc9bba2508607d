import type { Alert, InformedEntity } from '@maillage/transit-model';

export const inFrench = (text: string) => [{ language: 'fr', text }];

/** Works that concern this, whenever it is, under a heading of that name. */
export function alert(entityId: string, entity: InformedEntity, changed: Partial<Alert> = {}): Alert {
  const nothing = {
    causeDetail: [],
    effectDetail: [],
    ttsHeader: [],
    ttsDescription: [],
    images: [],
    imageAlternative: [],
  };
  return {
    ...nothing,
    entityId,
    communicationPeriods: [],
    impactPeriods: [],
    cause: 'CONSTRUCTION',
    effect: 'DETOUR',
    severity: 'WARNING',
    header: inFrench(entityId),
    description: [],
    url: [],
    entities: [entity],
    ...changed,
  };
}
