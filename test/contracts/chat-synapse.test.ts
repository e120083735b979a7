/** @needs Synapse */
// The contract of Chat on a real Matrix homeserver.
import { afterAll, beforeAll, describe } from '@jest/globals';

import { startSynapse, type Synapse } from '../setup/synapse.ts';
import { codeContract } from './chat-code-contract.ts';
import { chatContract } from './chat-contract.ts';
import { matrixHarness } from './chat-harness-matrix.ts';
import { privateContract } from './chat-private-contract.ts';

describe('on Synapse', () => {
  let synapse: Synapse;
  beforeAll(async () => {
    synapse = await startSynapse();
  });
  afterAll(() => synapse.stop());
  chatContract('matrix', () => matrixHarness(synapse));
  codeContract('matrix', () => matrixHarness(synapse));
  privateContract('matrix', () => matrixHarness(synapse));
});
