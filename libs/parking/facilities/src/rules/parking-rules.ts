import type { Rule } from '@maillage/feed-reading';

export const implausibleCount: Rule = {
  code: 'IMPLAUSIBLE_COUNT',
  severity: 'warning',
  what: {
    fr: '« {id} » annonce plus de places que sa capacité.',
    en: '“{id}” tells of more places than its capacity.',
  },
  why: { fr: 'Le nombre est traité comme inconnu.', en: 'The number is treated as unknown.' },
  remedy: { fr: 'Corrigez le nombre ou la capacité.', en: 'Mend the number or the capacity.' },
  docs: 'More free or occupied places than there are. The count is unknown.',
};

export const invalidRowValue: Rule = {
  code: 'INVALID_VALUE',
  severity: 'warning',
  what: {
    fr: "« {id} » : une valeur n'a pas la forme attendue.",
    en: '“{id}”: a value is not of the expected form.',
  },
  why: { fr: 'Elle est lue comme inconnue, jamais comme zéro.', en: 'It is read as unknown, never as zero.' },
  remedy: { fr: 'Corrigez la valeur ou laissez-la vide.', en: 'Mend the value or leave it empty.' },
  docs: 'A value is no number, negative where it counts something, or none of the words of its list. It is read as unknown; the facility is kept.',
};

export const noFacility: Rule = {
  code: 'NO_FACILITY',
  severity: 'error',
  what: { fr: "Il n'y a ni parking ni état de parking.", en: 'There is neither a facility nor a status of one.' },
  why: { fr: 'Rien ne pourrait être proposé.', en: 'Nothing could be offered.' },
  remedy: {
    fr: "Vérifiez l'adresse et le profil déclaré.",
    en: 'Check the address and the declared profile.',
  },
  docs: 'No usable facility and no usable status is left. The feed is refused and the last good one stays.',
};

export const statusWithoutFacility: Rule = {
  code: 'STATUS_WITHOUT_FACILITY',
  severity: 'warning',
  what: { fr: '« {id} » a un état mais aucune description.', en: '“{id}” has a status but no description.' },
  why: { fr: 'On ne sait pas où il est ; il est ignoré.', en: 'Nobody knows where it is; it is ignored.' },
  remedy: { fr: 'Décrivez-le dans la partie statique.', en: 'Describe it in the static part.' },
  docs: 'A status of a facility that the same feed does not describe. It is not used. Said only when the feed describes facilities.',
};

export const noOccupancy: Rule = {
  code: 'NO_OCCUPANCY',
  severity: 'error',
  what: { fr: "Aucun état de parking n'est donné.", en: 'No status of any facility is told.' },
  why: {
    fr: "Le dernier état connu reste, jusqu'à son âge limite.",
    en: 'The last one that is known stays, up to its age limit.',
  },
  remedy: {
    fr: "Vérifiez l'adresse de la partie temps réel et le profil déclaré.",
    en: 'Check the address of the live part and the declared profile.',
  },
  docs: 'No usable status came. What was known stays and grows old.',
};

export const constantOccupancy: Rule = {
  code: 'CONSTANT_OCCUPANCY',
  severity: 'warning',
  what: {
    fr: '« {id} » donne le même nombre depuis plus d’un jour.',
    en: '“{id}” has told the same count for more than a day.',
  },
  why: {
    fr: 'Le compteur est sans doute arrêté ; le nombre n’est plus utilisé.',
    en: 'The counter probably stands still; the count is no longer used.',
  },
  remedy: { fr: 'Vérifiez le compteur.', en: 'Check the counter.' },
  docs: 'The counts of a facility that is not closed have not changed for 24 hours while its times are fresh. It is marked as suspect, and the count is taken for unknown.',
};
