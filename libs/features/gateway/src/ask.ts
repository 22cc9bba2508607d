import { clientGone, type TerritoryDirectory } from '@maillage/nest-kit';
import { versionOf } from './addresses.js';
import type { Asked } from './asked.js';
import { headerOf, type HttpReply, type HttpRequest } from './http-exchange.js';
import { preferredFormat } from './preferred-format.js';
import { preferredLanguages } from './preferred-languages.js';

/** Understands the address. @throws Problem when it means no territory */
export async function ask(directory: TerritoryDirectory, request: HttpRequest, reply: HttpReply): Promise<Asked> {
  return {
    record: await directory.find(request.params['territory']),
    version: versionOf(request.routeOptions.url ?? ''),
    query: request.query,
    body: request.body,
    languages: preferredLanguages(headerOf(request, 'accept-language')),
    answerFormat: preferredFormat(headerOf(request, 'accept')),
    signal: clientGone(reply),
  };
}
