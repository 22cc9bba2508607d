import { Problem } from '@maillage/kernel';

export const unknownFeed = (): Problem =>
  new Problem(
    404,
    'FEED_NOT_FOUND',
    { fr: 'Flux inconnu', en: 'Unknown feed' },
    {
      fr: 'Ce territoire ne déclare aucun flux en temps réel de ce nom. GET /v1/feeds en donne la liste.',
      en: 'This territory declares no live feed of that name. GET /v1/feeds lists them.',
    },
  );

export const notPushed = (): Problem =>
  new Problem(
    404,
    'FEED_NOT_PUSHED',
    { fr: 'Ce flux ne s’envoie pas', en: 'This feed is not sent' },
    {
      fr: 'Le fichier de territoire ne lui donne pas de jeton : ajoutez « push: { token: ${NOM} } ».',
      en: 'The territory file gives it no token: add “push: { token: ${NAME} }”.',
    },
  );

export const tokenRefused = (): Problem =>
  new Problem(
    401,
    'TOKEN_REFUSED',
    { fr: 'Jeton absent ou refusé', en: 'Token missing or refused' },
    {
      fr: 'Envoyez « Authorization: Bearer … » avec le jeton convenu pour ce flux.',
      en: 'Send “Authorization: Bearer …” with the token agreed for this feed.',
    },
  );

export const tokenMissing = (): Problem =>
  new Problem(
    503,
    'TOKEN_NOT_CONFIGURED',
    { fr: 'Jeton non configuré', en: 'Token not configured' },
    {
      fr: 'Le fichier de territoire nomme un jeton que l’environnement du service ne contient pas. Prévenez qui l’exploite.',
      en: 'The territory file names a token that the environment of the service does not have. Tell whoever runs it.',
    },
  );

export const unsupported = (kind: string): Problem => {
  const types =
    kind === 'gtfs-rt'
      ? 'application/x-protobuf, application/octet-stream'
      : 'application/json, application/xml, text/csv, application/octet-stream';
  return new Problem(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    { fr: 'Type de contenu non accepté', en: 'Unsupported media type' },
    { fr: `Envoyez l’un de : ${types}.`, en: `Send one of: ${types}.` },
  );
};

export const tooLarge = (maxBytes: number): Problem => {
  const megabytes = String(Math.floor(maxBytes / 2 ** 20));
  return new Problem(
    413,
    'CONTENT_TOO_LARGE',
    { fr: 'Contenu trop grand', en: 'Content too large' },
    { fr: `Au plus ${megabytes} Mio sont lus.`, en: `At most ${megabytes} MiB are read.` },
  );
};

export const bodyCut = (): Problem =>
  new Problem(400, 'BODY_CUT', { fr: 'Envoi interrompu', en: 'The body ended too early' });

export const unreadable = (reason: string, notices: Readonly<Record<string, number>>): Problem =>
  new Problem(
    422,
    'LIVE_UNREADABLE',
    { fr: 'Contenu inutilisable', en: 'Unusable content' },
    {
      fr: `Rien n’en a été repris (${reason}) : ce qui était connu reste, et vieillit.`,
      en: `Nothing of it was taken (${reason}): what was known stays, and ages.`,
    },
    { reason, notices },
  );

export const differential = (): Problem =>
  new Problem(
    422,
    'LIVE_DIFFERENTIAL',
    { fr: 'Envoi de changements seuls', en: 'Changes alone were sent' },
    {
      fr: 'Envoyez à chaque fois tout ce qui est en cours (incrementality: FULL_DATASET). Rien n’a été repris : ce qui était connu reste, et vieillit.',
      en: 'Send all that is under way each time (incrementality: FULL_DATASET). Nothing was taken: what was known stays, and ages.',
    },
  );

export const tooBusy = (): Problem =>
  new Problem(
    503,
    'LIVE_BUSY',
    { fr: 'Trop d’envois à la fois', en: 'Too much is sent at once' },
    { fr: 'Réessayez dans quelques secondes.', en: 'Try again in a few seconds.' },
  );
