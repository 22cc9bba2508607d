import { NoticeLog, wrongShape, type JsonItem } from '@maillage/feed-reading';
import type { NoticeGroup } from '@maillage/kernel';
import { readDocument, type DocumentSource } from './documents/read-document.js';
import type { DocumentHeader } from './gbfs-feed.js';
import { LIMITS } from './limits.js';
import { missingDocument } from './rules/gbfs-rules.js';
import { isLanguage } from './values/read-texts.js';

export interface AnnouncedDocument {
  /** `station_information` … */
  readonly name: string;
  /** As it stands in the document; whoever fetches it checks where it leads. */
  readonly url: string;
}

export interface Discovery {
  readonly header: DocumentHeader | undefined;
  /** Language of the documents; empty when the version has no choice of it. */
  readonly language: string;
  /** Of those that we read, each once; none when the document is of no use. */
  readonly documents: readonly AnnouncedDocument[];
  readonly notices: readonly NoticeGroup[];
}

/** What `readGbfs` makes something of. */
const READ = [
  'system_information',
  'vehicle_types',
  'station_information',
  'station_status',
  'vehicle_status',
  'free_bike_status',
  'geofencing_zones',
  'system_pricing_plans',
];

/**
 * The documents that `gbfs.json` announces: in 2.x by language, of which the first wanted one is taken, in 3.0 plainly.
 * A discovery that announces neither stations nor vehicles is of no use: it has an error and no documents.
 */
export function listDocuments(source: DocumentSource, languages: readonly string[] = ['fr', 'en']): Discovery {
  const log = new NoticeLog();
  const document = readDocument('gbfs', source, log, LIMITS);
  const found = document && findFeeds(document.data, languages);
  if (document && !found) log.add(wrongShape, { file: document.file }, { wanted: 'data.feeds' });
  const announced = found?.feeds.flatMap((feed) => {
    const [name, url] = [feed.id('name'), feed.text('url')];
    return name !== undefined && url !== undefined && READ.includes(name) ? [{ name, url }] : [];
  });
  const documents = [...new Map(announced?.map((entry) => [entry.name, entry])).values()];
  const isUseful = documents.some(({ name }) => USEFUL.includes(name));
  if (found && !isUseful) log.add(missingDocument, { file: 'gbfs.json' }, { name: 'station_information' });
  return {
    header: document?.header,
    language: found?.language ?? '',
    documents: isUseful ? documents : [],
    notices: log.groups(),
  };
}

const USEFUL = ['station_information', 'vehicle_status', 'free_bike_status'];

function findFeeds(
  data: JsonItem,
  wanted: readonly string[],
): { readonly feeds: readonly JsonItem[]; readonly language: string } | undefined {
  if (data.has('feeds')) return { feeds: data.items('feeds'), language: '' };
  const offered = data.names();
  const language = wanted.flatMap((tag) => offered.find((name) => isLanguage(name, tag)) ?? [])[0] ?? offered[0];
  const feeds = language === undefined ? undefined : data.item(language);
  return language !== undefined && feeds?.has('feeds') === true ? { feeds: feeds.items('feeds'), language } : undefined;
}
