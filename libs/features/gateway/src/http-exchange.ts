/** The parts of Fastify's request that the gateway reads. */
export interface HttpRequest {
  readonly url: string;
  readonly query: unknown;
  /** Of the address. */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly routeOptions: { readonly url?: string | undefined };
}

/** The parts of Fastify's reply that the gateway writes. */
export interface HttpReply {
  /** Node's own response. */
  readonly raw: {
    readonly writableFinished: boolean;
    readonly writableLength: number;
    readonly destroyed: boolean;
    once(event: 'close', listener: () => void): unknown;
    writeHead(status: number, headers: Readonly<Record<string, number | string | string[] | undefined>>): unknown;
    write(text: string): unknown;
    end(): unknown;
    destroy(): unknown;
  };
  getHeaders(): Readonly<Record<string, number | string | string[] | undefined>>;
  /** From here on the raw response is ours. */
  hijack(): unknown;
  status(status: number): HttpReply;
  header(name: string, value: string): HttpReply;
  send(body?: Uint8Array): unknown;
}

export const headerOf = ({ headers }: Pick<HttpRequest, 'headers'>, name: string): string => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
};

/** Where whoever asks finds this service, as a proxy before it tells; empty where that is no name of a host. */
export function originOf(request: Pick<HttpRequest, 'headers'>): string {
  const host = headerOf(request, 'host');
  const scheme = headerOf(request, 'x-forwarded-proto') === 'https' ? 'https' : 'http';
  return /^[\w.-]{1,253}(:\d{1,5})?$|^\[[\da-f:.]{2,45}\](:\d{1,5})?$/i.test(host) ? `${scheme}://${host}` : '';
}
