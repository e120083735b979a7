import { chatContract } from './chat-contract.ts';
import { memoryStage } from './chat-stage-memory.ts';
import { slackHttpStage, slackSocketStage } from './chat-stage-slack.ts';
import { webStage } from './chat-stage-web.ts';

chatContract('memory', memoryStage);
chatContract('web', webStage);
chatContract('slack over Socket Mode', slackSocketStage);
chatContract('slack over HTTP', slackHttpStage);
