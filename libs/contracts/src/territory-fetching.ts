import { z } from 'zod';
import { isIdentifier } from '@maillage/kernel';

export const identifier = z.string().refine(isIdentifier, 'use 1 to 40 of a-z, 0-9 and -');

/** `30s`, `15m`, `6h`, `7d` → seconds. */
const duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, 'write a duration as 30s, 15m, 6h or 7d')
  .transform(
    (text) => Number(text.slice(0, -1)) * { s: 1, m: 60, h: 3600, d: 86_400 }[text.slice(-1) as 's' | 'm' | 'h' | 'd'],
  );

/** How long a moment's state is waited for again; a server that is asked more often takes it for an attack. */
export const liveDuration = duration.refine((seconds) => seconds >= 5, 'write at least 5s');

/** The name of a variable of the environment, as `${NAME}` stands for it. */
const VARIABLE = /^\$\{[A-Z_][A-Z0-9_]{0,79}\}$/;
/** One variable after the name of a scheme: `Bearer ${CTS_TOKEN}`. */
const SECRET = /^(?:[A-Za-z][A-Za-z0-9-]{0,30} )?\$\{[A-Z_][A-Z0-9_]{0,79}\}$/;
const SECRET_HEADER = /auth|key|token|secret|cookie|passw|credential|session/i;
/** What the fetcher says itself, or what would change where the answer ends. */
const OWN_HEADERS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'if-modified-since',
  'if-none-match',
  'transfer-encoding',
  'upgrade',
]);

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/, 'write the name of a header')
  .refine((name) => !OWN_HEADERS.has(name.toLowerCase()), 'this header is ours');

/** Sent with every request to the feed's own server; what proves who asks comes from the environment. */
const headers = z
  .record(headerName, z.string().regex(/^[\x20-\x7e]{1,500}$/, 'write one line of ASCII'))
  .superRefine((values, context) => {
    for (const [name, value] of Object.entries(values)) {
      if (SECRET_HEADER.test(name) && !SECRET.test(value))
        context.addIssue({ code: 'custom', path: [name], message: 'a secret stands in the file' });
    }
  });

/** A path relative to the territory file, or an address; a password in it comes from the environment. */
export const address = z
  .string()
  .min(1)
  .max(2_000)
  .refine((url) => !/^[a-z]+:\/\/[^/@]*:(?!\$\{)[^/@]*@/i.test(url), 'a password stands in the file');

/** The path of a file of certificates (PEM), relative to the territory file; they alone are believed of the feed's own server. */
const authorities = z.string().min(1).max(2_000);

/** What is fetched: from where, how often, and under which name it is passed on. */
export const fetched = {
  url: address,
  /** Seconds between two fetches; never fetched again by itself when absent. */
  refresh: duration.optional(),
  headers: headers.optional(),
  ca: authorities.optional(),
  /** Licence of the data: an SPDX name, or its title. */
  licence: z.string().min(1).max(100).optional(),
  /** Whom the licence wants named wherever the data are shown. */
  attribution: z.string().min(1).max(300).optional(),
};

/** What tells of the moment, too. */
export const live = {
  /** Seconds after which what the feed said is no longer believed; a limit of ours when absent. */
  max_age: duration.optional(),
};

/** An operator may send the feed instead of being asked for it, with this token. */
export const push = z.strictObject({ token: z.string().regex(VARIABLE, 'write ${NAME}') });

/** Addresses that are not public and may be fetched from all the same. */
export const fetchRules = z.strictObject({
  allow: z.array(z.string().refine(isAllowance, 'write an address or a subnet')).max(50).default([]),
});

const PORT = /^(.*?)(?::(\d{1,5}))?$/;

/** `10.1.2.3`, `10.0.0.0/8`, `127.0.0.1:8080`, `fd00::/8`, `[::1]`, `[::1]:8080` */
function isAllowance(text: string): boolean {
  const bracketed = /^\[([^\]]*)\](?::(\d{1,5}))?$/.exec(text);
  if (bracketed) return isSubnet(z.ipv6(), z.cidrv6(), bracketed[1]);
  const [, host] = PORT.exec(text) ?? [];
  return isSubnet(z.ipv4(), z.cidrv4(), host) || isSubnet(z.ipv6(), z.cidrv6(), text);
}

const isSubnet = (address: z.ZodType, subnet: z.ZodType, text: string | undefined): boolean =>
  address.safeParse(text).success || subnet.safeParse(text).success;
