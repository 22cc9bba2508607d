import { textCut, tooManyItems } from '@maillage/feed-reading';
import type { AlertImage, Translation } from '@maillage/transit-model';
import { forbiddenUrl, markupInText } from '../rules/entity-rules.js';
import { BYTES } from '../wire/wire-reader.js';
import { isMarkup, toPlainText } from './plain-text.js';
import type { Reading } from './reading.js';

const TRANSLATION = (1 << 3) | BYTES;
const TEXT = (1 << 3) | BYTES;
const LANGUAGE = (2 << 3) | BYTES;

/** The first text of each language, at most `length` characters of it. */
export function readTranslations(reading: Reading, field: string, length: number): Translation[] {
  const { wire, limits } = reading;
  const byLanguage = new Map<string, Translation>();
  let count = 0;
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag !== TRANSLATION) wire.skip(tag);
    else {
      const { text: written, language } = readTranslation(reading);
      const text = plain(written);
      if (text === '' || byLanguage.has(language) || ++count > limits.translationsPerText) continue;
      if (text.length > length) reading.tell(textCut, field);
      byLanguage.set(language, { language, text: text.length > length ? `${text.slice(0, length - 1)}…` : text });
    }
  wire.leave(outer);
  if (count > limits.translationsPerText)
    reading.tell(tooManyItems, field, count, { limit: limits.translationsPerText });
  return [...byLanguage.values()];

  function plain(written: string): string {
    if (length === Infinity || !isMarkup(written)) return written;
    reading.tell(markupInText, field);
    return toPlainText(written.slice(0, MARKUP_SHARE * length));
  }
}

/** Markup takes up so many times the place of its text at most, more is not looked at. */
const MARKUP_SHARE = 8;

/** Of texts that are addresses those that are safe to show. */
export const readUrls = (reading: Reading, field: string): Translation[] =>
  readTranslations(reading, field, Infinity).filter(({ text }) => isSafe(reading, field, text));

function isSafe(reading: Reading, field: string, url: string): boolean {
  if (url.length <= reading.limits.urlLength && /^https?:\/\/[^\s<>"]+$/i.test(url)) return true;
  reading.tell(forbiddenUrl, field, url);
  return false;
}

function readTranslation(reading: Reading): Translation {
  reading.countItem();
  const { wire } = reading;
  let [text, language] = ['', ''];
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === TEXT) text = wire.text();
    else if (tag === LANGUAGE) language = wire.text();
    else wire.skip(tag);
  wire.leave(outer);
  return { text: text.trim(), language: LANGUAGE_TAG.test(language) ? language : '' };
}

/** BCP 47, its form. */
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

const LOCALIZED_IMAGE = (1 << 3) | BYTES;
const MEDIA_TYPE = (2 << 3) | BYTES;
const IMAGE_LANGUAGE = (3 << 3) | BYTES;

export function readImages(reading: Reading): AlertImage[] {
  const { wire, limits } = reading;
  const images: AlertImage[] = [];
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag !== LOCALIZED_IMAGE) wire.skip(tag);
    else {
      const image = readImage(reading);
      if (images.length < limits.translationsPerText && isSafe(reading, 'alert.image', image.url)) images.push(image);
    }
  wire.leave(outer);
  return images;
}

function readImage({ wire }: Reading): AlertImage {
  let [url, mediaType, language] = ['', '', ''];
  const outer = wire.enter();
  for (let tag = wire.next(); tag !== 0; tag = wire.next())
    if (tag === TEXT) url = wire.text();
    else if (tag === MEDIA_TYPE) mediaType = wire.text();
    else if (tag === IMAGE_LANGUAGE) language = wire.text();
    else wire.skip(tag);
  wire.leave(outer);
  return {
    url: url.trim(),
    mediaType: /^image\/[\w.+-]{1,40}$/.test(mediaType) ? mediaType : '',
    language: LANGUAGE_TAG.test(language) ? language : '',
  };
}
