import type { SystemInformation } from '../gbfs-feed.js';
import { readTexts } from '../values/read-texts.js';
import { readUrl } from '../values/read-uris.js';
import type { GbfsDocument } from './read-document.js';

export function readSystemInformation({ data }: GbfsDocument): SystemInformation | undefined {
  const id = data.id('system_id');
  if (id === undefined) return undefined;
  const languages = data.has('languages') ? data.references('languages') : [data.text('language') ?? ''];
  const language = languages[0] ?? '';
  return {
    id,
    name: readTexts(data, 'name', language),
    operator: readTexts(data, 'operator', language),
    url: readUrl(data, 'url'),
    timezone: data.text('timezone'),
    contactEmail: data.text('feed_contact_email'),
    languages: languages.filter((tag) => tag !== ''),
    color: /^#?([0-9a-f]{6})$/i.exec(data.item('brand_assets')?.text('color') ?? '')?.[1]?.toUpperCase(),
    licenseId: data.text('license_id'),
    licenseUrl: readUrl(data, 'license_url'),
    attribution: readTexts(data, 'attribution_organization_name', language),
    attributionUrl: readUrl(data, 'attribution_url'),
    openingHours: data.text('opening_hours'),
  };
}
