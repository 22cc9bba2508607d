import type { Rule } from '@maillage/feed-reading';

export const expired: Rule = {
  code: 'EXPIRED',
  severity: 'error',
  what: {
    fr: 'La dernière date de circulation, le {last}, est passée.',
    en: 'The last service date, {last}, has passed.',
  },
  why: {
    fr: 'Aucun itinéraire ne pourrait être trouvé.',
    en: 'No itinerary could be found.',
  },
  remedy: {
    fr: 'Publiez les horaires à venir.',
    en: 'Publish the coming timetable.',
  },
  docs: 'The last day on which a trip runs is before today, by the clock of the territory. The version is refused, whether or not another one is active.',
};
