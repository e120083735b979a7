import { codeContract } from './chat-code-contract.ts';
import { chatContract } from './chat-contract.ts';
import { memoryHarness } from './chat-harness-memory.ts';
import { slackHttpHarness, slackSocketHarness } from './chat-harness-slack.ts';
import { webHarness } from './chat-harness-web.ts';
import { privateContract } from './chat-private-contract.ts';

const PLATFORMS = [
  ['memory', memoryHarness],
  ['web', webHarness],
  ['slack over Socket Mode', slackSocketHarness],
  ['slack over HTTP', slackHttpHarness],
] as const;

for (const [platform, stage] of PLATFORMS) {
  chatContract(platform, stage);
  codeContract(platform, stage);
  privateContract(platform, stage);
}
