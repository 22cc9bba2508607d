import type { Rule } from '@maillage/feed-reading';

export const unreadableColors: Rule = {
  code: 'UNREADABLE_COLORS',
  severity: 'warning',
  what: {
    fr: 'Le texte se lit mal sur la couleur de la ligne (contraste {contrast}).',
    en: 'The text is hard to read on the colour of the route (contrast {contrast}).',
  },
  why: {
    fr: 'Les voyageurs malvoyants ne distingueraient pas le numéro.',
    en: 'Travellers with low vision could not make out the number.',
  },
  remedy: {
    fr: "Choisissez un contraste d'au moins 4,5.",
    en: 'Choose a contrast of at least 4.5.',
  },
  docs: 'The contrast of `route_color` and `route_text_color` is below 4.5 (WCAG 2.2). The text becomes black or white, whichever reads better.',
};
