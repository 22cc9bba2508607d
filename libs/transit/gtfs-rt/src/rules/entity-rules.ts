import type { Rule } from '@maillage/feed-reading';

const DROPPED = { fr: 'Il est écarté, les autres sont gardés.', en: 'It is dropped, the others are kept.' };
const FIX = { fr: 'Corrigez cet élément.', en: 'Mend this item.' };

export const emptyEntity: Rule = {
  code: 'EMPTY_ENTITY',
  severity: 'warning',
  what: { fr: "« {id} » n'a aucun contenu.", en: '“{id}” has no content.' },
  why: DROPPED,
  remedy: { fr: 'Retirez-le ou remplissez-le.', en: 'Take it out or fill it.' },
  docs: 'E039: an entity that is not deleted has neither a trip update, nor a vehicle, nor an alert. It is dropped.',
};

export const deletedInFullDataset: Rule = {
  code: 'DELETED_IN_FULL_DATASET',
  severity: 'warning',
  what: {
    fr: '« {id} » est supprimé dans un message complet.',
    en: '“{id}” is deleted in a message that is a full dataset.',
  },
  why: {
    fr: "Il est compris comme absent : l'horaire prévu s'applique.",
    en: 'It is understood as absent: the timetable holds.',
  },
  remedy: { fr: 'Retirez-le du message.', en: 'Take it out of the message.' },
  docs: 'E039: `is_deleted` in a message of incrementality FULL_DATASET. The entity is left out.',
};

export const duplicateEntity: Rule = {
  code: 'DUPLICATE_ENTITY',
  severity: 'info',
  what: { fr: '« {id} » figure deux fois.', en: '“{id}” is there twice.' },
  why: { fr: 'Les deux sont lus.', en: 'Both are read.' },
  remedy: {
    fr: 'Donnez à chaque élément un identifiant unique.',
    en: 'Give each entity an id of its own.',
  },
  docs: 'E052: two entities of a full dataset have the same id. Ids are of use in incremental messages only, so both are read.',
};

export const unsupportedEntity: Rule = {
  code: 'UNSUPPORTED_ENTITY',
  severity: 'info',
  what: {
    fr: '« {id} » est un élément que nous n’appliquons pas encore ({kind}).',
    en: '“{id}” is an entity that we do not apply yet ({kind}).',
  },
  why: { fr: 'Le reste du message est appliqué.', en: 'The rest of the message is applied.' },
  remedy: {
    fr: 'Publiez aussi des TripUpdate avec SKIPPED ou REPLACEMENT.',
    en: 'Publish trip updates with SKIPPED or REPLACEMENT as well.',
  },
  docs: 'A `Shape`, `Stop` or `TripModifications`, or an update for a modified trip. It is counted and left out.',
};

export const unknownRelationship: Rule = {
  code: 'UNKNOWN_RELATIONSHIP',
  severity: 'warning',
  what: {
    fr: '« {id} » : la relation {number} à l’horaire est inconnue.',
    en: '“{id}”: the relationship {number} to the schedule is unknown.',
  },
  why: {
    fr: 'Une course ainsi marquée est écartée, un arrêt est sans donnée.',
    en: 'A trip so marked is dropped, a stop is without data.',
  },
  remedy: { fr: 'Utilisez une relation de la norme.', en: 'Use a relationship of the standard.' },
  docs: 'A `schedule_relationship` that we do not know, of a later version. We do not guess: a trip update is dropped, a stop time counts as NO_DATA.',
};

export const unknownWord: Rule = {
  code: 'UNKNOWN_WORD',
  severity: 'info',
  what: { fr: '« {id} » : la valeur {number} est inconnue.', en: '“{id}”: the value {number} is unknown.' },
  why: { fr: 'Elle est lue comme non précisée.', en: 'It is read as not specified.' },
  remedy: { fr: 'Utilisez une valeur de la norme.', en: 'Use a value of the standard.' },
  docs: 'A cause, effect, severity, status or occupancy that we do not know, of a later version. It is read as unknown.',
};

export const unusableDescriptor: Rule = {
  code: 'UNUSABLE_DESCRIPTOR',
  severity: 'warning',
  what: { fr: '« {id} » ne dit pas de quelle course il s’agit.', en: '“{id}” does not say which trip is meant.' },
  why: DROPPED,
  remedy: {
    fr: 'Donnez trip_id, ou route_id avec start_time.',
    en: 'Give trip_id, or route_id with start_time.',
  },
  docs: 'A trip descriptor has neither a trip id nor a route with a start time, or a start date or time that is none. The entity is dropped, never guessed.',
};

export const unorderedStops: Rule = {
  code: 'UNORDERED_STOPS',
  severity: 'warning',
  what: {
    fr: '« {id} » : les arrêts ne sont pas dans l’ordre, ou y sont deux fois.',
    en: '“{id}”: stops are out of order, or there twice.',
  },
  why: DROPPED,
  remedy: { fr: 'Triez par stop_sequence.', en: 'Sort by stop_sequence.' },
  docs: 'E002, E036: the `stop_sequence` of the stop times do not increase. The trip update is dropped.',
};

export const unnamedStop: Rule = {
  code: 'UNNAMED_STOP',
  severity: 'warning',
  what: {
    fr: '« {id} » : un arrêt sans stop_sequence ni stop_id.',
    en: '“{id}”: a stop without stop_sequence and stop_id.',
  },
  why: DROPPED,
  remedy: FIX,
  docs: 'E040: a stop time has neither `stop_sequence` nor `stop_id`. The trip update is dropped.',
};

export const implausibleDelay: Rule = {
  code: 'IMPLAUSIBLE_DELAY',
  severity: 'warning',
  what: {
    fr: '« {id} » : un retard de {seconds} s est impossible.',
    en: '“{id}”: a delay of {seconds} s is impossible.',
  },
  why: DROPPED,
  remedy: { fr: 'Vérifiez la date de service.', en: 'Check the service date.' },
  docs: 'A delay of more than 18 hours, late or early: a wrong service date, most often. The trip update is dropped.',
};

export const tooFewStops: Rule = {
  code: 'TOO_FEW_STOPS',
  severity: 'warning',
  what: {
    fr: '« {id} » : une course nouvelle avec moins de deux arrêts à l’heure connue.',
    en: '“{id}”: a new trip with fewer than two stops whose times are known.',
  },
  why: DROPPED,
  remedy: { fr: 'Donnez tous ses arrêts et leurs heures.', en: 'Give all its stops and their times.' },
  docs: 'A trip that is NEW, ADDED or a REPLACEMENT has fewer than two stops that are served and have an absolute time. It is dropped.',
};

export const entityFromFuture: Rule = {
  code: 'ENTITY_FROM_FUTURE',
  severity: 'warning',
  what: {
    fr: '« {id} » est plus récent que le message ({seconds} s).',
    en: '“{id}” is newer than the message ({seconds} s).',
  },
  why: {
    fr: 'Au-delà d’une minute, il est écarté.',
    en: 'Beyond a minute it is dropped.',
  },
  remedy: { fr: 'Synchronisez les horloges.', en: 'Synchronise the clocks.' },
  docs: 'E012: the timestamp of an entity is after that of the header. Up to a minute it is kept, more and it is dropped.',
};

export const duplicateVehicle: Rule = {
  code: 'DUPLICATE_VEHICLE',
  severity: 'warning',
  what: { fr: 'Le véhicule « {id} » figure deux fois.', en: 'The vehicle “{id}” is there twice.' },
  why: { fr: 'Sa dernière position est gardée.', en: 'Its latest position is kept.' },
  remedy: { fr: 'Donnez à chaque véhicule son identifiant.', en: 'Give each vehicle an id of its own.' },
  docs: 'E052: two positions of one vehicle id. The one with the later timestamp is kept, of equals the last.',
};

export const alertForNobody: Rule = {
  code: 'ALERT_FOR_NOBODY',
  severity: 'warning',
  what: { fr: '« {id} » ne concerne rien.', en: '“{id}” concerns nothing.' },
  why: DROPPED,
  remedy: { fr: 'Renseignez informed_entity.', en: 'Fill in informed_entity.' },
  docs: 'E032, E033: an alert has no informed entity, or only such as name nothing. It is dropped.',
};

export const invalidPeriod: Rule = {
  code: 'INVALID_PERIOD',
  severity: 'warning',
  what: { fr: '« {id} » : une période finit avant de commencer.', en: '“{id}”: a period ends before it begins.' },
  why: {
    fr: 'Elle est écartée ; une alerte sans autre période l’est aussi.',
    en: 'It is dropped; so is an alert without another period.',
  },
  remedy: { fr: 'Corrigez la période.', en: 'Mend the period.' },
  docs: 'The end of a period is not after its start. The period is dropped, and the alert with its last one: it must not hold forever.',
};

export const forbiddenUrl: Rule = {
  code: 'FORBIDDEN_URL',
  severity: 'warning',
  what: { fr: '« {id} » : une adresse n’est pas sûre.', en: '“{id}”: an address is not safe.' },
  why: { fr: 'Elle n’est pas montrée aux voyageurs.', en: 'It is not shown to travellers.' },
  remedy: { fr: 'Donnez une adresse https.', en: 'Give an https address.' },
  docs: 'An address that is not of http or https (`javascript:`, `data:` …), or too long. It is left out, the alert is kept.',
};

export const markupInText: Rule = {
  code: 'MARKUP_IN_TEXT',
  severity: 'info',
  what: { fr: '« {id} » : un texte est écrit en HTML.', en: '“{id}”: a text is written in HTML.' },
  why: {
    fr: 'La norme demande du texte simple ; les balises sont retirées.',
    en: 'The standard asks for plain text; the tags are taken out.',
  },
  remedy: { fr: 'Publiez du texte simple.', en: 'Publish plain text.' },
  docs: 'A header, description or detail of an alert holds tags of HTML. They are taken out, lines are kept, and what is left is text.',
};
