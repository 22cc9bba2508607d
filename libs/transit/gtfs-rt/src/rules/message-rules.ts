import type { Rule } from '@maillage/feed-reading';

const NOT_USED = { fr: 'Les dernières données valables restent en service.', en: 'The last good data stay in use.' };
const BINARY = {
  fr: 'Publiez le message en protobuf binaire.',
  en: 'Publish the message as binary protobuf.',
};

export const jsonMessage: Rule = {
  code: 'JSON_MESSAGE',
  severity: 'error',
  what: { fr: "C'est du JSON, pas du protobuf.", en: 'This is JSON, not protobuf.' },
  why: NOT_USED,
  remedy: BINARY,
  docs: 'The message cannot be read and begins like JSON: a GTFS-Realtime feed in its JSON form, or an error of an API. It is not used.',
};

export const textMessage: Rule = {
  code: 'TEXT_MESSAGE',
  severity: 'error',
  what: { fr: "C'est du texte, pas du protobuf binaire.", en: 'This is text, not binary protobuf.' },
  why: NOT_USED,
  remedy: BINARY,
  docs: 'The message cannot be read and is text, such as the text form of protobuf that is meant for debugging. It is not used.',
};

export const compressedMessage: Rule = {
  code: 'COMPRESSED_MESSAGE',
  severity: 'error',
  what: {
    fr: 'Le message est compressé sans que le serveur le dise.',
    en: 'The message is compressed and the server does not say so.',
  },
  why: NOT_USED,
  remedy: {
    fr: "Servez le message nu, ou avec l'en-tête Content-Encoding.",
    en: 'Serve the bare message, or with the header Content-Encoding.',
  },
  docs: 'The message begins like a gzip or zip file. It is not used.',
};

export const truncatedMessage: Rule = {
  code: 'TRUNCATED_MESSAGE',
  severity: 'error',
  what: { fr: 'Le message est tronqué.', en: 'The message is truncated.' },
  why: NOT_USED,
  remedy: {
    fr: 'Publiez le fichier en une fois : écrivez-le à côté, puis renommez-le.',
    en: 'Publish the file at once: write it aside, then rename it.',
  },
  docs: 'The bytes end inside a field. Nothing of the message is used, for a part of it would pass for the whole.',
};

export const impossibleLength: Rule = {
  code: 'IMPOSSIBLE_LENGTH',
  severity: 'error',
  what: {
    fr: "Le message annonce un champ d'une longueur impossible.",
    en: 'The message announces a field of impossible length.',
  },
  why: NOT_USED,
  remedy: { fr: 'Vérifiez le logiciel qui publie.', en: 'Check the program that publishes.' },
  docs: 'A length of more than 256 MB inside the message. Nothing is reserved for it; the message is not used.',
};

export const nestedTooDeep: Rule = {
  code: 'NESTED_TOO_DEEP',
  severity: 'error',
  what: { fr: 'Le message imbrique trop de groupes.', en: 'The message nests too many groups.' },
  why: NOT_USED,
  remedy: { fr: 'Vérifiez le logiciel qui publie.', en: 'Check the program that publishes.' },
  docs: 'More than 64 unknown groups inside one another, as in an attack on decoders that recurse. The message is not used.',
};

export const missingHeader: Rule = {
  code: 'MISSING_HEADER',
  severity: 'error',
  what: { fr: "Le message n'a pas d'en-tête GTFS-Realtime.", en: 'The message has no GTFS-Realtime header.' },
  why: NOT_USED,
  remedy: {
    fr: "Renseignez l'en-tête et gtfs_realtime_version.",
    en: 'Fill in the header and gtfs_realtime_version.',
  },
  docs: 'Valid protobuf without `header.gtfs_realtime_version`, which is required: something else, or an empty message. It is not used.',
};

export const futureMessage: Rule = {
  code: 'FUTURE_MESSAGE',
  severity: 'error',
  what: { fr: 'Le message vient du futur ({seconds} s).', en: 'The message comes from the future ({seconds} s).' },
  why: NOT_USED,
  remedy: {
    fr: "Réglez l'horloge et le fuseau du serveur ; timestamp est en secondes UTC.",
    en: 'Set clock and zone of the server; timestamp is in seconds of UTC.',
  },
  docs: 'E050: the timestamp of the header is more than a minute ahead of our clock. The message is not used, since its age could not be told.',
};

export const decreasingTimestamp: Rule = {
  code: 'DECREASING_TIMESTAMP',
  severity: 'error',
  what: {
    fr: 'Le message est plus ancien que le précédent ({seconds} s).',
    en: 'The message is older than the one before ({seconds} s).',
  },
  why: NOT_USED,
  remedy: {
    fr: 'Vérifiez les caches devant le serveur et la synchronisation des serveurs.',
    en: 'Check the caches before the server, and that servers agree.',
  },
  docs: 'E018: the timestamp of the header is before that of the last message. The message is not used: newer data are there.',
};

export const differentialMessage: Rule = {
  code: 'DIFFERENTIAL_MESSAGE',
  severity: 'error',
  what: {
    fr: 'Le message ne dit que ce qui change (DIFFERENTIAL).',
    en: 'The message tells changes only (DIFFERENTIAL).',
  },
  why: NOT_USED,
  remedy: {
    fr: 'Publiez à chaque fois tout ce qui est en cours (FULL_DATASET).',
    en: 'Publish all that is under way each time (FULL_DATASET).',
  },
  docs: 'The specification says of `incrementality` DIFFERENTIAL that it is unsupported and its behaviour unspecified. Changes upon a state that a receiver may have lost would leave trips late for ever, so the message is not used.',
};

export const missingTimestamp: Rule = {
  code: 'MISSING_TIMESTAMP',
  severity: 'warning',
  what: { fr: "L'en-tête n'a pas d'heure.", en: 'The header has no time.' },
  why: {
    fr: "L'âge des données est compté depuis leur réception.",
    en: 'The age of the data is counted from their receipt.',
  },
  remedy: { fr: 'Renseignez header.timestamp.', en: 'Fill in header.timestamp.' },
  docs: 'The timestamp of the header is absent, zero or before 2000. The message is used, and its age is counted from when it came.',
};

export const oldMessage: Rule = {
  code: 'OLD_MESSAGE',
  severity: 'warning',
  what: { fr: 'Le message a {minutes} min.', en: 'The message is {minutes} min old.' },
  why: {
    fr: "Son âge est dit, et il ne sert plus au-delà de la limite d'âge du flux.",
    en: "Its age is told, and it is no longer used beyond the feed's age limit.",
  },
  remedy: { fr: 'Publiez toutes les 30 secondes.', en: 'Publish every 30 seconds.' },
  docs: 'The timestamp of the header is more than 90 s old. The message is used; whoever applies it drops it when it reaches the age limit of the feed.',
};

export const unknownVersion: Rule = {
  code: 'UNKNOWN_VERSION',
  severity: 'info',
  what: {
    fr: 'La version de GTFS-Realtime ({version}) est inconnue.',
    en: 'The version of GTFS-Realtime ({version}) is unknown.',
  },
  why: { fr: 'Le message est lu autant que possible.', en: 'The message is read as far as possible.' },
  remedy: { fr: 'Publiez la version 2.0.', en: 'Publish version 2.0.' },
  docs: 'E038: `gtfs_realtime_version` is neither 1.0 nor 2.0. The message is read as 2.0.',
};

export const suddenDrop: Rule = {
  code: 'SUDDEN_DROP',
  severity: 'warning',
  what: {
    fr: 'Le message compte {now} éléments, le précédent {before}.',
    en: 'The message has {now} items, the one before {before}.',
  },
  why: {
    fr: "Il est appliqué : ce qui n'y est plus suit l'horaire prévu.",
    en: 'It is applied: what it no longer names runs by the timetable.',
  },
  remedy: { fr: 'Vérifiez que la collecte fonctionne.', en: 'Check that the collection works.' },
  docs: 'A full dataset has less than 5 % of the entities of the one before, which had at least 50. It is applied, and an anomaly is told.',
};
