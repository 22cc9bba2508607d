import type { NoticeGroup } from '@maillage/kernel';
import type { FacilityReport, Judgement } from '@maillage/ports';

/** Share of facilities that may be lost without asking anybody. */
const TOLERATED_LOSS = 0.5;

/** Whether the facilities of a feed may replace those that answer. */
export function judgeFacilities(
  report: FacilityReport,
  active: FacilityReport | undefined,
): Pick<Judgement, 'state' | 'notices' | 'changes'> {
  const isBroken = report.notices.some(({ severity }) => severity === 'error');
  if (isBroken) return { state: 'REJECTED', notices: [], changes: undefined };
  const losses = Object.entries(active?.counts ?? {}).filter(
    ([name, before]) => before > 0 && before - (report.counts[name] ?? 0) >= TOLERATED_LOSS * before,
  );
  const notices = losses.map(([name, before]) => loss(name, before, report.counts[name] ?? 0));
  return { state: notices.length > 0 ? 'HELD' : 'READY', notices, changes: undefined };
}

function loss(name: string, before: number, after: number): NoticeGroup {
  const value = `${name}: ${String(before)} → ${String(after)}`;
  const [code, severity] = ['FACILITIES_LOST', 'warning'] as const;
  const message = {
    fr: `La moitié au moins a disparu (${value}). Confirmez la publication si c’est voulu.`,
    en: `Half of them or more are gone (${value}). Confirm the publication if that is meant.`,
  };
  return { code, severity, count: 1, samples: [{ code, severity, value, message }] };
}
