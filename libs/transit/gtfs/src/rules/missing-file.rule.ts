import type { Rule } from '@maillage/feed-reading';

export const missingFile: Rule = {
  code: 'MISSING_FILE',
  severity: 'error',
  what: {
    fr: 'Un fichier obligatoire manque.',
    en: 'A required file is missing.',
  },
  why: {
    fr: "Sans lui, l'offre ne peut pas être comprise.",
    en: 'Without it the service cannot be understood.',
  },
  remedy: {
    fr: "Ajoutez-le à l'export, à la racine de l'archive.",
    en: 'Add it to the export, at the root of the archive.',
  },
  docs: 'A required file is missing: `agency.txt`, `stops.txt`, `routes.txt`, `trips.txt`, `stop_times.txt`, or both `calendar.txt` and `calendar_dates.txt`. The feed is refused.',
};
