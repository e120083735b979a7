// matrix-js-sdk 42.0 and 42.1 could not be loaded as ES modules in Node at all.
import { expect, test } from '@jest/globals';
import { createClient, MatrixError } from 'matrix-js-sdk';

test('the Matrix SDK can be loaded, and speaks HTTP for us without being started', () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:9', accessToken: 'none' });
  expect(typeof client.http.authedRequest).toBe('function');
  expect(new MatrixError({ errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 1500 }, 429).getRetryAfterMs()).toBe(1500);
});
