import { codeContract } from './chat-code-contract.ts';
import { chatContract } from './chat-contract.ts';
import { privateContract } from './chat-private-contract.ts';
import { memoryStage } from './chat-stage-memory.ts';
import { slackHttpStage, slackSocketStage } from './chat-stage-slack.ts';
import { webStage } from './chat-stage-web.ts';

const PLATFORMS = [
  ['memory', memoryStage],
  ['web', webStage],
  ['slack over Socket Mode', slackSocketStage],
  ['slack over HTTP', slackHttpStage],
] as const;

for (const [platform, stage] of PLATFORMS) {
  chatContract(platform, stage);
  codeContract(platform, stage);
  privateContract(platform, stage);
}
