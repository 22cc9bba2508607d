import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * What is no public IPv4 address (IANA special-purpose registry): unspecified, private, shared (CGNAT), loopback, link-local
 * with the metadata services, protocol assignments, documentation, benchmarks, 6to4 relays, multicast, reserved and broadcast.
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Public IPv6 lies in 2000::/3, except protocol assignments (Teredo among them), documentation and 6to4. */
const GLOBAL_IPV6 = '2000::/3';
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

interface Exception {
  readonly addresses: BlockList;
  /** Any when absent. */
  readonly port: number | undefined;
}

/** To which addresses a connection may be made: public ones, and those that whoever runs the install allows. */
export class AddressPolicy {
  private readonly exceptions: readonly Exception[];

  /** @param allow `10.1.2.3`, `10.0.0.0/8`, `127.0.0.1:8080`, `fd00::/8`, `[::1]:8080` @throws RangeError for anything else */
  constructor(allow: readonly string[]) {
    this.exceptions = allow.map(parseException);
  }

  permits(address: string, port: number): boolean {
    if (isPublic(address)) return true;
    return this.exceptions.some(
      (exception) => (exception.port ?? port) === port && exception.addresses.check(address, familyOf(address)),
    );
  }
}

const special = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const global = listOf([GLOBAL_IPV6]);

const isPublic = (address: string): boolean =>
  isIP(address) !== 0 &&
  !special.check(address, familyOf(address)) &&
  (isIPv4(address) || global.check(address, 'ipv6'));

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

const EXCEPTION = /^(?:\[([^\]]+)\]|([^[\]:]+|[^[\]]*:[^[\]]*:[^[\]]*))(?::(\d{1,5}))?$/;

function parseException(text: string): Exception {
  const [, bracketed, plain, port] = EXCEPTION.exec(text) ?? [];
  const subnet = bracketed ?? plain;
  if (subnet === undefined) throw new RangeError(`not an address to allow: ${JSON.stringify(text)}`);
  return { addresses: listOf([subnet]), port: port === undefined ? undefined : Number(port) };
}

function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/');
    if (isIP(address) === 0) throw new RangeError(`not an address or a subnet: ${JSON.stringify(subnet)}`);
    list.addSubnet(address, prefix === undefined ? (isIPv4(address) ? 32 : 128) : Number(prefix), familyOf(address));
  }
  return list;
}
