/** Who asks: the address that the connection comes from, and the names of the headers that it sends. */
export interface Caller {
  readonly address: string;
  readonly headers: readonly string[];
}

/** A proxy on the machine, or a page in a browser on it, speaks for somebody else. */
const OF_OTHERS = /^(forwarded|x-forwarded(-.+)?|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip|via|origin)$/;

/** Whether a process of this machine asks for itself. */
export const isFromThisMachine = ({ address, headers }: Caller): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(address) && !headers.some((name) => OF_OTHERS.test(name.toLowerCase()));
