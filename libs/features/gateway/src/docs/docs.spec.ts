import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../testing/start-gateway.js';
import { html } from './html.js';
import { renderDocs } from './render-docs.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway('ville');
});
afterAll(() => gateway.close());

const get = (path: string, language = 'fr') =>
  fetch(`${gateway.url}${path}`, { headers: { 'accept-language': language } });

it('the page needs nothing but this host and runs no script', async () => {
  const response = await get('/docs');
  const page = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|script-src|https?:/);
  expect(page).not.toMatch(/<script|<style| style=| on\w+=/);
  expect(
    [...page.matchAll(/(?:href|src)="([^"#]*)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^\/|^$/.test(target ?? '')),
  ).toEqual([]);
});

it('the style sheet and the document are here too', async () => {
  const style = await get('/docs/style.css');
  expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  expect(await style.text()).not.toMatch(/url\(|@import/);
  expect(await (await get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
});

it('speaks French first, English when asked', async () => {
  expect(await (await get('/docs')).text()).toContain('Itinéraires d’un lieu à un autre');
  expect(await (await get('/docs', 'en-GB')).text()).toContain('Itineraries from one place to another');
  expect(await (await get('/docs?language=en')).text()).toContain('<html lang="en">');
  expect(await (await get('/docs', 'de, it')).text()).toContain('<html lang="fr">');
});

it('describes every parameter and every shape of an answer in both languages', () => {
  const [french, english] = [renderDocs('fr'), renderDocs('en')];
  expect(french).toContain('Un départ ou une arrivée.');
  expect(english).toContain('One departure or arrival.');
  for (const word of ['Whether ', 'One departure', 'At most', 'Older', 'Answer: ']) expect(french).not.toContain(word);
  for (const word of ['Antérieures', 'Réponse', 'obligatoire', 'À défaut']) expect(english).not.toContain(word);
});

it('every link inside leads somewhere', () => {
  const page = renderDocs('en');
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
  expect(targets.length).toBeGreaterThan(30);
  for (const target of targets) expect(page).toContain(`id="${String(target)}"`);
});

it('escapes what it shows', () => {
  expect(html`<p title="${'"'}">${'<script>'}</p>`.text).toBe('<p title="&#34;">&#60;script&#62;</p>');
});
