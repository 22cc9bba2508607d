import { entry } from '@maillage/kernel';
import type { Agency, Route } from '@maillage/transit-model';
import type { Agencies, Routes } from '../timetable.js';
import type { FeedSource } from './stop-rows.js';
import { textColumn } from './text-column.js';

export function buildRoutes(feeds: readonly FeedSource[]): Routes {
  const routes = feeds.flatMap(({ feed }, index) => feed.routes.map((route) => ({ ...route, feed: index })));
  const agencyBase: number[] = [];
  feeds.reduce((base, { feed }) => (agencyBase.push(base), base + feed.agencies.length), 0);
  const texts = <Key extends number>(read: (route: Route) => string) => textColumn<Key>(routes.map(read));
  return {
    count: routes.length,
    feed: Uint16Array.from(routes, ({ feed }) => feed),
    agency: Int32Array.from(routes, ({ feed, agency }) => entry(agencyBase, feed) + agency),
    type: Uint16Array.from(routes, ({ type }) => type),
    id: texts(({ id }) => id),
    shortName: texts(({ shortName }) => shortName),
    longName: texts(({ longName }) => longName),
    color: texts(({ color }) => color),
    textColor: texts(({ textColor }) => textColor),
  };
}

export function buildAgencies(feeds: readonly FeedSource[]): Agencies {
  const agencies = feeds.flatMap(({ feed }, index) => feed.agencies.map((agency) => ({ ...agency, feed: index })));
  const texts = <Key extends number>(read: (agency: Agency) => string) => textColumn<Key>(agencies.map(read));
  return {
    count: agencies.length,
    feed: Uint16Array.from(agencies, ({ feed }) => feed),
    id: texts(({ id }) => id),
    name: texts(({ name }) => name),
    url: texts(({ url }) => url),
  };
}
