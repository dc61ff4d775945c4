import { BlockList, isIP } from 'node:net';

/** Loopback, private and link-local networks (RFC 1122, 1918, 3927, 4193, 4291), and the unspecified address. */
const PRIVATE = new BlockList();
PRIVATE.addAddress('0.0.0.0');
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('169.254.0.0', 16);
PRIVATE.addAddress('::', 'ipv6');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** The address at which clouds hand out credentials: link-local, but never a service of the project. */
const CREDENTIALS = new BlockList();
CREDENTIALS.addAddress('169.254.169.254');
CREDENTIALS.addAddress('169.254.170.2');
CREDENTIALS.addAddress('fd00:ec2::254', 'ipv6');

/** Whether an address is of this machine or of a private network. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  return PRIVATE.check(address, family) && !CREDENTIALS.check(address, family);
}
