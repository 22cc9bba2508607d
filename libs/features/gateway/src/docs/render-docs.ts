import type { Bilingual } from '@maillage/kernel';
import { motisEndpoints } from '@maillage/contracts';
import { answerSchemas } from '../openapi/answer-schemas.js';
import { publicOperations } from '../openapi/public-operations.js';
import { html, prose } from './html.js';
import { liveFeedsSection } from './live-feeds-section.js';
import { operationSection } from './operation-section.js';
import { schemaSection, type ShownSchema } from './schema-section.js';
import { WORDS } from './words.js';

/** The documentation as one page without scripts: everything comes from the schemas that the gateway itself uses. */
export function renderDocs(language: keyof Bilingual): string {
  const schemas = Object.entries(answerSchemas());
  const other = language === 'fr' ? 'en' : 'fr';
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${WORDS.title[language]}</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <nav>
          <h1>${WORDS.title[language]}</h1>
          <ul>
            ${publicOperations.map(
              ({ operationId, method, endpoint }) =>
                html`<li>
                  <a href="#${operationId}"><b>${method.toUpperCase()}</b> ${motisEndpoints[endpoint].path}</a>
                </li>`,
            )}
            <li><a href="#live-feeds">${WORDS.liveFeeds[language]}</a></li>
            <li><a href="#schemas">${WORDS.schemas[language]}</a></li>
            <li><a href="/openapi.json">${WORDS.document[language]}</a></li>
            <li><a href="/docs?language=${other}" hreflang="${other}">${WORDS.other[language]}</a></li>
          </ul>
        </nav>
        <main>
          <p>${prose(WORDS.intro[language])}</p>
          <p>${prose(WORDS.territories[language])}</p>
          <p>${prose(WORDS.versions[language])}</p>
          ${publicOperations.map((operation) => operationSection(operation, language))} ${liveFeedsSection(language)}
          <h2 id="schemas">${WORDS.schemas[language]}</h2>
          ${schemas.map(([name, schema]) => schemaSection(name, schema as ShownSchema, language))}
        </main>
      </body>
    </html> `;
  return page.text;
}
