import { formatIsoDate, type Bilingual, type NoticeGroup } from '@maillage/kernel';
import type { Judgement, ReportByKind } from '@maillage/ports';
import { tellCounts } from './facility-names.js';

export const tellUnchanged = (label: string): Bilingual => ({
  fr: `${label} : inchangé`,
  en: `${label}: unchanged`,
});

/** `answers` says whether a version of the feed does; undefined when that is not known. */
export function tellFetchFailed(label: string, reason: string, answers: boolean | undefined): Bilingual {
  const { fr, en } = answers === undefined ? NONE : answers ? LAST_ANSWERS : NOTHING_ANSWERS;
  return {
    fr: `${label} : récupération impossible (${reason})${fr}`,
    en: `${label}: cannot be fetched (${reason})${en}`,
  };
}

const LAST_ANSWERS: Bilingual = {
  fr: ' ; la dernière bonne version continue de répondre',
  en: '; the last good version keeps answering',
};
const NOTHING_ANSWERS: Bilingual = {
  fr: ' ; rien de ce flux ne répond encore',
  en: '; nothing of this feed answers yet',
};

/** One line that says what a version holds, what became of it and why. */
export function tellVerdict(label: string, version: number, judgement: Judgement): Bilingual {
  const facts = factsOf(judgement);
  const change = changeOf(judgement);
  const reasons = reasonsOf(judgement.notices);
  const state = STATES[judgement.state];
  return {
    fr: `${label} : version ${String(version)} ${state.fr}${facts.fr}${change.fr}${reasons.fr}`,
    en: `${label}: version ${String(version)} ${state.en}${facts.en}${change.en}${reasons.en}`,
  };
}

const STATES: Record<Judgement['state'], Bilingual> = {
  READY: { fr: 'acceptée', en: 'accepted' },
  HELD: { fr: 'en attente d’une confirmation', en: 'held until someone confirms' },
  SCHEDULED: { fr: 'programmée', en: 'scheduled' },
  REJECTED: { fr: 'refusée', en: 'refused' },
  FAILED: { fr: 'en échec', en: 'failed' },
};

const NONE: Bilingual = { fr: '', en: '' };

function factsOf({ report }: Judgement): Bilingual {
  if (!report) return NONE;
  if ('box' in report) return extractFactsOf(report);
  if (!('outline' in report)) return facilityFactsOf(report);
  if (report.firstDay === undefined || report.lastDay === undefined) return NONE;
  const { routes, stops, trips } = report.counts;
  const dates = `${formatIsoDate(report.firstDay)} → ${formatIsoDate(report.lastDay)}`;
  const [r, s, t] = [routes, stops, trips].map(String) as [string, string, string];
  return {
    fr: ` : ${r} lignes, ${s} arrêts, ${t} courses, ${dates}`,
    en: `: ${r} routes, ${s} stops, ${t} trips, ${dates}`,
  };
}

function extractFactsOf({ counts: { nodes, streets } }: ReportByKind['osm']): Bilingual {
  if (nodes === 0) return NONE;
  const [n, s] = [String(nodes), String(streets)];
  return { fr: ` : ${s} rues, ${n} points`, en: `: ${s} streets, ${n} points` };
}

function facilityFactsOf({ counts }: ReportByKind['gbfs']): Bilingual {
  const { fr, en } = tellCounts(counts);
  return fr === '' ? NONE : { fr: ` : ${fr}`, en: `: ${en}` };
}

function changeOf({ changes }: Judgement): Bilingual {
  if (!changes) return NONE;
  const { routes, stops, trips } = changes;
  const delta = (added: number, removed: number): string => `+${String(added)}/−${String(removed)}`;
  const [r, s, t] = [
    delta(routes.added.length, routes.removed.length),
    delta(stops.added, stops.removed),
    delta(trips.added, trips.removed),
  ];
  return { fr: ` (lignes ${r}, arrêts ${s}, courses ${t})`, en: ` (routes ${r}, stops ${s}, trips ${t})` };
}

function reasonsOf(notices: readonly NoticeGroup[]): Bilingual {
  const grave = notices.filter(({ severity }) => severity !== 'info');
  const first = notices.find(({ severity }) => severity === 'error')?.samples[0]?.message;
  const codes = grave.map(({ code, count }) => `${code}×${String(count)}`).join(', ');
  if (codes === '') return NONE;
  return { fr: ` — ${codes}${first ? ` — ${first.fr}` : ''}`, en: ` — ${codes}${first ? ` — ${first.en}` : ''}` };
}
