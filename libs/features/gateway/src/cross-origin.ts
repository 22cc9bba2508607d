import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets web pages of any origin read the public answers, as MOTIS does: they carry no cookie and no secret (Fetch standard,
 * "CORS protocol"). A preflight is answered here.
 */
export function allowEveryOrigin(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'etag, network-generation, retry-after');
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST');
  response.setHeader('access-control-allow-headers', 'accept-language, content-type, if-none-match');
  response.setHeader('access-control-max-age', '86400');
  response.writeHead(204).end();
}
