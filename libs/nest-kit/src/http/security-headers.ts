/** An answer of the API is data: a browser that opens it runs nothing, loads nothing, frames nothing. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Swagger UI, all from our own host; its page brings its styles inline. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders = (url: string): Readonly<Record<string, string>> => ({
  'content-security-policy': /^\/docs(?:[/?]|$)/.test(url) ? DOCS_POLICY : API_POLICY,
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});
