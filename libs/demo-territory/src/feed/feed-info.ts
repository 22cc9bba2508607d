import { formatServiceDate, type ServiceDay } from '@maillage/kernel';
import { type Period } from '../calendar/services.js';
import { toCsv } from './csv.js';

/** `feed_info.txt`; the version is the day for which the feed was made. */
export const feedInfo = (publisher: string, url: string, { first, last }: Period): string =>
  toCsv(
    [
      'feed_publisher_name',
      'feed_publisher_url',
      'feed_lang',
      'feed_start_date',
      'feed_end_date',
      'feed_version',
      'feed_contact_email',
    ],
    [
      [
        publisher,
        url,
        'fr',
        formatServiceDate(first),
        formatServiceDate(last),
        formatServiceDate((first + 7) as ServiceDay),
        `donnees@${url.slice(12)}`,
      ],
    ],
  );
