import { Problem } from '@maillage/kernel';
import { isFromThisMachine, type Caller } from '@maillage/nest-kit';

/** Until operators have keys, what changes anything is asked by the machine itself only. @throws Problem `LOOPBACK_ONLY` */
export function demandThisMachine(caller: Caller): void {
  if (isFromThisMachine(caller)) return;
  throw new Problem(
    403,
    'LOOPBACK_ONLY',
    { fr: 'Réservé à la machine elle-même', en: 'For the machine itself only' },
    {
      fr: 'Cette demande n’est acceptée que depuis la machine qui exécute Maillage.',
      en: 'This request is accepted only from the machine that runs Maillage.',
    },
  );
}
