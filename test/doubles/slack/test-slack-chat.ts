import { slackChat, type SlackChat, type SlackOptions } from '../../../src/chat/slack/slack.ts';
import { SILENT_LOG } from '../../../src/ports/operator-log.ts';
import { memoryStore } from '../../../src/store/memory/memory.ts';
import { type FakeSlack, PATIENT_WAITS } from './slack.ts';

/** The time as it is, which nothing is woken by. */
const WALL_CLOCK: SlackOptions['clock'] = { now: () => new Date().toISOString(), wake: () => () => undefined };

/** The real adapter in the fake's workspace, over its socket. What is given takes the place of what it has anyway. */
export const testSlackChat = (
  slack: FakeSlack,
  given: Pick<SlackOptions, 'rooms'> & Partial<SlackOptions>,
): SlackChat =>
  slackChat({
    botToken: slack.botToken,
    connection: { kind: 'socket', appToken: slack.appToken },
    memory: memoryStore().store.memory('slack'),
    clock: WALL_CLOCK,
    log: SILENT_LOG,
    recordsBy: [],
    apiUrl: slack.apiUrl,
    waits: PATIENT_WAITS,
    ...given,
  });
