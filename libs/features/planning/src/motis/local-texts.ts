import type { Bilingual, Instant } from '@maillage/kernel';

/** `18 h 30`, `18:30`, in the zone of the territory. */
export function clockIn(timezone: string, instant: Instant): Bilingual {
  const en = formatted(timezone, instant, 'en-GB', { hour: '2-digit', minute: '2-digit' });
  const [hour = '', minute = ''] = en.split(':');
  return { fr: `${String(Number(hour))}\u00a0h\u00a0${minute}`, en };
}

/** `lundi 26 janvier`, `Monday 26 January`. */
export function dayIn(timezone: string, instant: Instant): Bilingual {
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return { fr: formatted(timezone, instant, 'fr-FR', parts), en: formatted(timezone, instant, 'en-GB', parts) };
}

const formatted = (timeZone: string, instant: Instant, locale: string, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(instant * 1000);
