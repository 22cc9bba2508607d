import type { FeedPublisher } from '@maillage/transit-model';
import { readRows } from './read-table.js';
import type { Reading } from './reading.js';
import { defineTable } from './table.js';

const feedInfoTable = defineTable({
  file: 'feed_info.txt',
  presence: 'optional',
  columns: {
    feed_publisher_name: 'optional',
    feed_publisher_url: 'optional',
    feed_lang: 'optional',
    feed_version: 'optional',
  },
  unread: ['default_lang', 'feed_start_date', 'feed_end_date', 'feed_contact_email', 'feed_contact_url'],
});

const attributionsTable = defineTable({
  file: 'attributions.txt',
  presence: 'optional',
  columns: {
    organization_name: 'required',
    attribution_url: 'optional',
    is_producer: 'optional',
  },
  unread: [
    'attribution_id',
    'agency_id',
    'route_id',
    'trip_id',
    'is_operator',
    'is_authority',
    'attribution_email',
    'attribution_phone',
  ],
});

const NOBODY: FeedPublisher = { name: '', url: '', lang: '', version: '' };

/** Who publishes the feed: the first row of `feed_info.txt`, else the first producer, else the first organisation named. */
export async function readPublisher(reading: Reading): Promise<FeedPublisher> {
  const published: FeedPublisher[] = [];
  await readRows(reading, feedInfoTable, (row) => {
    published.push({
      name: row.text('feed_publisher_name'),
      url: row.url('feed_publisher_url'),
      lang: row.text('feed_lang'),
      version: row.text('feed_version'),
    });
  });
  const attributed: { publisher: FeedPublisher; isProducer: boolean }[] = [];
  await readRows(reading, attributionsTable, (row) => {
    const publisher = { ...NOBODY, name: row.text('organization_name'), url: row.url('attribution_url') };
    attributed.push({ publisher, isProducer: row.code('is_producer', 1) === 1 });
  });
  const producer = attributed.find(({ isProducer }) => isProducer) ?? attributed[0];
  return published[0] ?? producer?.publisher ?? NOBODY;
}
