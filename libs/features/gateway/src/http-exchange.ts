/** The parts of Fastify's request that the gateway reads. */
export interface HttpRequest {
  readonly url: string;
  readonly query: unknown;
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
