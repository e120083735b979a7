import { expect, test } from '@jest/globals';

import { wordlessError } from './wordless-error.ts';

test('keeps what kind of mistake it is and where, and no word of its message', () => {
  const error = wordlessError(new TypeError('unexpected "the quagga\n    at the door"'));
  expect(error.name).toBe('TypeError');
  expect(error.stack).toMatch(/^TypeError\n {4}at .*wordless-error\.test/u);
  expect(`${error.message} ${error.stack}`).not.toMatch(/quagga|door/u);
});

test('leaves out the frames if the message was changed after it was thrown', () => {
  const error = new Error('quagga');
  // The stack may only be made up when it's first read.
  expect(error.stack).toContain('quagga');
  error.message = '';
  expect(wordlessError(error).stack).toBe('Error');
});

test('says what else was thrown, without its words', () => {
  expect(wordlessError('quagga').message).toBe('not an Error, but string');
});
