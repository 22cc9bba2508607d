import { expect, it } from '@jest/globals';
import { acceptedLanguage } from './accepted-language.js';

it.each([
  [undefined, 'fr'],
  ['', 'fr'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['fr, en', 'fr'],
  ['fr;q=0.5, en;q=0.8', 'en'],
  ['de', 'fr'],
  ['*, fr;q=0.1', 'en'],
  ['en;q=2', 'fr'],
  ['en;q=x', 'fr'],
])('Accept-Language %s → %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
