import type { Problem } from '@maillage/kernel';
import { acceptedLanguage, type Language } from './accepted-language.js';

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const RETRY_AFTER_SECONDS = '5';

/** A problem in the language that `Accept-Language` asks for. */
export function problemAnswer(problem: Problem, acceptLanguage: string | readonly string[] | undefined): ProblemAnswer {
  const language = acceptedLanguage([acceptLanguage ?? ''].flat().join(','));
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'Accept-Language',
      'cache-control': 'no-store',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(problem.status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
    },
    body: JSON.stringify(problemDocument(problem, language)),
  };
}

/** RFC 9457, plus the member `error` that MOTIS's clients read. `instance` would repeat the address, so it is absent. */
const problemDocument = (problem: Problem, language: Language) => {
  const title = problem.title[language];
  const detail = problem.detail?.[language];
  return {
    ...problem.members,
    type: `urn:maillage:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status: problem.status,
    ...(detail !== undefined && { detail }),
    code: problem.code,
    error: detail ?? title,
  };
};
