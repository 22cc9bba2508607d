import { DISCOVERY_PART } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';
import { explainCode } from '@maillage/ports';
import type { TellingPart } from './fetch-live.use-case.js';

/** A line when a part of a feed begins to work, or to fail; none while it goes on as before. */
export function tellState(label: string, told: TellingPart, worked: boolean | undefined): Bilingual | undefined {
  const { part, outcome, code = 'FETCH_FAILED', entities } = told;
  const works = outcome !== 'failed';
  if (works === worked || (part === DISCOVERY_PART && works && worked === undefined)) return undefined;
  const name = part === '0' ? label : `${label} (${part})`;
  if (!works) {
    const reason = explainCode(code);
    return {
      fr: `${name} : temps réel indisponible (${code}${reason ? ` : ${reason.fr}` : ''}) ; l’horaire continue de répondre`,
      en: `${name}: realtime is not to be had (${code}${reason ? `: ${reason.en}` : ''}); the timetable keeps answering`,
    };
  }
  const counts = Object.entries(entities)
    .map(([kind, count]) => `${kind} ${String(count)}`)
    .join(', ');
  const facts = counts === '' ? '' : ` (${counts})`;
  return worked === undefined
    ? { fr: `${name} : temps réel en service${facts}`, en: `${name}: realtime is live${facts}` }
    : { fr: `${name} : temps réel revenu${facts}`, en: `${name}: realtime is back${facts}` };
}
