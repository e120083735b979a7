import type { IncomingMessage } from 'node:http';

import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/** Says whose request it is: an IPv4 address, or the network of an IPv6 one; undefined if nobody knows. */
export type ReaderAddress = (request: IncomingMessage) => string | undefined;

/** One customer has a network of 64 bits, and any address in it (RFC 6177). */
const IPV6_PARTS = 4;

/** Some proxies write the port behind an address. */
const withoutPort = (address: string): string =>
  address.replace(/^(?<v4>[\d.]+):\d+$/u, '$<v4>').replace(/^\[(?<v6>[\da-f:.]+)\](?::\d+)?$/iu, '$<v6>');

function normalized(written: string): string {
  const address = withoutPort(written);
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts
        .slice(0, IPV6_PARTS)
        .map((part) => part.toString(16))
        .join(':')
    : parsed.toString();
}

/**
 * Tells readers apart, whether they come directly or through a proxy.
 * @param proxies addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed; anybody else can write what
 *   they like into it
 * @throws TypeError if one of them isn't an address
 */
export function readerAddress(proxies: readonly string[]): ReaderAddress {
  const isProxy = proxyAddr.compile([...proxies]);
  return (request) => {
    const { remoteAddress } = request.socket;
    if (remoteAddress === undefined) return undefined;
    const address = proxyAddr(request, isProxy);
    // A proxy that doesn't say for whom it asks: all its readers would be one.
    return isProxy(address, 0) ? undefined : normalized(address);
  };
}
