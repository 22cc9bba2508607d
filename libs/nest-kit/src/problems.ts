import { Failure, Problem, type Bilingual } from '@maillage/kernel';
import { HttpException } from '@nestjs/common';
import { describeIssue, pathOf, type SchemaIssue } from './describe-issue.js';

const TITLES: Readonly<Record<number, { readonly code: string; readonly title: Bilingual }>> = {
  400: { code: 'BAD_REQUEST', title: { fr: 'Requête incorrecte', en: 'Bad request' } },
  401: { code: 'UNAUTHENTICATED', title: { fr: 'Clé absente ou refusée', en: 'Key missing or refused' } },
  403: { code: 'FORBIDDEN', title: { fr: 'Accès refusé', en: 'Access denied' } },
  404: { code: 'NOT_FOUND', title: { fr: 'Adresse inconnue', en: 'Unknown address' } },
  405: { code: 'METHOD_NOT_ALLOWED', title: { fr: 'Méthode non permise ici', en: 'Method not allowed here' } },
  406: { code: 'NOT_ACCEPTABLE', title: { fr: 'Format de réponse indisponible', en: 'Response format not available' } },
  408: { code: 'REQUEST_TIMEOUT', title: { fr: 'Requête reçue trop lentement', en: 'Request received too slowly' } },
  409: { code: 'CONFLICT', title: { fr: 'Conflit avec l’état présent', en: 'Conflict with the present state' } },
  410: { code: 'GONE', title: { fr: 'N’existe plus', en: 'No longer exists' } },
  413: { code: 'CONTENT_TOO_LARGE', title: { fr: 'Contenu trop grand', en: 'Content too large' } },
  414: { code: 'URI_TOO_LONG', title: { fr: 'Adresse trop longue', en: 'Address too long' } },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', title: { fr: 'Type de contenu non accepté', en: 'Unsupported media type' } },
  422: { code: 'UNPROCESSABLE_CONTENT', title: { fr: 'Contenu inutilisable', en: 'Unprocessable content' } },
  429: { code: 'TOO_MANY_REQUESTS', title: { fr: 'Trop de requêtes', en: 'Too many requests' } },
  431: {
    code: 'HEADERS_TOO_LARGE',
    title: { fr: 'Adresse ou en-têtes trop longs', en: 'Address or headers too long' },
  },
  500: { code: 'INTERNAL_ERROR', title: { fr: 'Erreur interne', en: 'Internal error' } },
  503: { code: 'UNAVAILABLE', title: { fr: 'Momentanément indisponible', en: 'Unavailable for a moment' } },
};

/** What the asker is told about anything that was thrown; words of others never pass. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof Failure) return problemOfStatus(thrown.retryable ? 503 : 500);
  if (thrown instanceof HttpException) return problemOfStatus(thrown.getStatus());
  return problemOfStatus(statusMemberOf(thrown) ?? 500);
}

/** The problem of an HTTP status that says no more than its number; an unknown 4xx becomes 400, an unknown 5xx becomes 500. */
export function problemOfStatus(status: number, members: Readonly<Record<string, unknown>> = {}): Problem {
  const known = status in TITLES ? status : status >= 400 && status < 500 ? 400 : 500;
  const { code, title } = TITLES[known] ?? {
    code: 'INTERNAL_ERROR',
    title: { fr: 'Erreur interne', en: 'Internal error' },
  };
  return new Problem(known, code, title, undefined, members);
}

const LISTED_ISSUES = 10;

/** What is wrong with the parameters or the body, member by member. */
export function problemOfIssues(issues: readonly SchemaIssue[]): Problem {
  const told = issues.slice(0, LISTED_ISSUES).map((issue) => ({ path: pathOf(issue), what: describeIssue(issue) }));
  const sentence = (language: keyof Bilingual) =>
    told.map(({ path, what }) => (path === '' ? what[language] : `${path} : ${what[language]}`)).join(' ; ');
  return new Problem(
    400,
    'INVALID_REQUEST',
    { fr: 'Paramètres incorrects', en: 'Invalid parameters' },
    { fr: sentence('fr'), en: sentence('en').replaceAll(' : ', ': ').replaceAll(' ; ', '; ') },
    { parameters: told.map(({ path }) => path) },
  );
}

/** Fastify's own errors carry their status. */
const statusMemberOf = (thrown: unknown): number | undefined =>
  typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown && typeof thrown.statusCode === 'number'
    ? thrown.statusCode
    : undefined;
