import { REALTIME_PARTS } from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';
import { liveCurlLine, SHARING_CURL_LINE } from '../openapi/live-paths.js';
import { html, prose, type Html } from './html.js';
import { WORDS } from './words.js';

/** Live feeds for other programs, each with a line to try. */
export const liveFeedsSection = (language: keyof Bilingual): Html =>
  html` <section id="live-feeds">
    <h3>${WORDS.liveFeeds[language]}</h3>
    <p>${prose(WORDS.aboutLiveFeeds[language])}</p>
    <pre>${[...REALTIME_PARTS.map(liveCurlLine), SHARING_CURL_LINE].join('\n')}</pre>
  </section>`;
