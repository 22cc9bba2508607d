import type { Rule } from '@maillage/feed-reading';

export const pathwaysIgnored: Rule = {
  code: 'PATHWAYS_IGNORED',
  severity: 'warning',
  what: {
    fr: 'Les cheminements en gare ont {count} ligne(s) inutilisable(s) : aucun n’est utilisé.',
    en: 'The pathways of stations have {count} row(s) that cannot be used: none is used.',
  },
  why: {
    fr: 'Une gare dont il manque un cheminement aurait des impasses ; on y marche comme si elle n’en déclarait pas.',
    en: 'A station that lacks a pathway would have dead ends; one walks there as if it declared none.',
  },
  remedy: {
    fr: 'Corrigez les lignes signalées de pathways.txt.',
    en: 'Mend the rows of pathways.txt that are told.',
  },
  docs: 'A row of `pathways.txt` names a stop that is not there or a station, or has no valid mode or direction, or the file is cut or misshapen. GTFS promises all pathways of a station or none; so none is used, and the rest of the feed is.',
};
