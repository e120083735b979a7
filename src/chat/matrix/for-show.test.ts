import { beforeEach, expect, test } from '@jest/globals';
import { ConnectionError, MatrixError } from 'matrix-js-sdk';

import { problemsTo } from '../../../test/doubles/log-to.ts';
import { NotInRoom, UndeliverableMessage } from '../../ports/chat.ts';
import { forShow } from './for-show.ts';

const told: unknown[] = [];
beforeEach(() => void told.splice(0));
const fails = async (error: unknown): Promise<never> => {
  throw error;
};
const show = forShow(problemsTo((what, facts) => void told.push([what, facts])));

test.each([
  new MatrixError({ errcode: 'M_FORBIDDEN' }, 403),
  new ConnectionError('fetch failed'),
  new NotInRoom('Gavel is not in the room'),
  new UndeliverableMessage('The room is encrypted'),
])('%s is usual for what is only shown', async (error) => {
  await show('typing', () => fails(error));
  expect(told).toEqual([]);
});

test('any other failure ends nothing, and is logged', async () => {
  const error = new TypeError('rooms is undefined');
  await show('typing', () => fails(error));
  await show('the receipt', () => {
    throw error;
  });
  expect(told).toEqual(
    ['typing', 'the receipt'].map((what) => ['Something that Gavel only shows in Matrix failed', { what, error }]),
  );
});
