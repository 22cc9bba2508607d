import { listFeeds, type FeedDeclaration, type Territory } from '@maillage/contracts';
import { Problem } from '@maillage/kernel';

/** @throws Problem `FEED_NOT_FOUND` */
export function findFeed(territory: Territory, id: string): Pick<FeedDeclaration, 'id'> & { readonly kind: string } {
  const feed = [...territory.feeds, ...listFeeds(territory)].find((candidate) => candidate.id === id);
  if (feed) return feed;
  throw new Problem(
    404,
    'FEED_NOT_FOUND',
    { fr: 'Flux inconnu', en: 'Unknown feed' },
    {
      fr: 'Ce territoire ne déclare aucun flux de ce nom. GET /v1/feeds en donne la liste.',
      en: 'This territory declares no feed of that name. GET /v1/feeds lists them.',
    },
  );
}
