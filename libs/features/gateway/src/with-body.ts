import { parametersBody } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';
import type { Asked } from './asked.js';

/** Parameters may be in the body, which no log and no history keeps; they go before those of the address. @throws Problem */
export function withBody(asked: Asked): Asked {
  const body = parametersBody.safeParse(asked.body);
  if (!body.success) throw unreadableBody();
  return { ...asked, query: { ...Object(asked.query), ...body.data } };
}

export const unreadableBody = (): Problem =>
  new Problem(
    400,
    'INVALID_BODY',
    { fr: 'Le corps de la requête est illisible', en: 'The body of the request cannot be read' },
    {
      fr: 'Écrivez un objet JSON dont les membres sont des textes, des nombres, des booléens ou des listes de ceux-ci.',
      en: 'Write a JSON object whose members are texts, numbers, booleans or lists of these.',
    },
  );
