import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import { expect, test } from '@jest/globals';

import { readerAddress } from './reader-address.ts';

/** A request from an address. @param forwarded for whom it says to ask */
function requestFrom(address: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

const PROXIES = ['127.0.0.1', '::1', '10.0.0.0/8'];

test.each([
  ['192.0.2.7', undefined, '192.0.2.7'],
  ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['::ffff:192.0.2.7', undefined, '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ['2001:db8:1:2:ffff::', undefined, '2001:db8:1:2'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['127.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['127.0.0.1', '[2001:db8:1:2::3]:4711', '2001:db8:1:2'],
  ['127.0.0.1', undefined, undefined],
  ['127.0.0.1', '10.1.2.3', undefined],
])('from %s, which says that it asks for %s: %s', (address, forwarded, reader) => {
  expect(readerAddress(PROXIES)(requestFrom(address, forwarded))).toBe(reader);
});

test('a proxy that is no address is refused', () => {
  expect(() => readerAddress(['example.org'])).toThrow('invalid IP address');
});
