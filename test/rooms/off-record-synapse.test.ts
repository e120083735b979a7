/** @needs Synapse matrix-nio */
// What is said off the record, on Slack and on Matrix, is nowhere afterwards: every file of the data folder is searched
// for it, and the log, and all that Gavel said.
import { describe, expect, test } from '@jest/globals';

import { readLog, type LogLine } from '../../src/replay/log.ts';
import { eventually } from '../doubles/eventually.ts';
import type { MatrixAccount } from '../matrix/people.ts';
import { findWords } from './find-words.ts';
import { SHORT_MEETING } from './meetings.ts';
import { roomActions, playLine } from './room-actions.ts';
import { shownMessages, type RoomSide } from './shown-messages.ts';
import { synapseFixture } from './synapse-fixture.ts';
import { SLACK_CHANNEL, type TwoPlatforms } from './two-platforms.ts';

const BEFORE = `
2026-03-03 17:00 <mira@slack> /meeting start
17:00 * mira@slack reacts ✋
17:01 <mira@slack> /meeting topic releases
17:02 <kenji@slack> #info The okapi stays
17:03 <adaeze@matrix> #info The tapir goes
17:04 <mira@slack> /offrecord
`;
const AGAIN = `
2026-03-03 17:20 <mira@slack> /onrecord
`;
const AFTER = `
2026-03-03 17:21 <adaeze@matrix> #info The lemur comes
17:30 <mira@slack> /meeting end
`;
/** Everything that is said off the record has the one, and is reacted to with the other. */
const WORD = 'quagga';
const REACTION = { emoji: '🦓', name: 'zebra_face' };

const UNHEARD = [WORD, REACTION.emoji, 'zebra'];

/** What can be typed, on either platform. */
const SECRETS = [
  `the ${WORD} of plain words`,
  `#info the ${WORD} of a line`,
  `s/okapi/${WORD}/`,
  `https://${WORD}.example/link the ${WORD} of a link`,
  `@gavel note the ${WORD} of a note`,
  `#agreed the ${WORD} of a decision`,
  `#infos the ${WORD} of a slip`,
  `- the ${WORD}\n#action @kenji tell the ${WORD}`,
];
const COMMANDS = ['note', 'action', 'vote', 'edit 1', 'regrets', 'agreed', 'present', 'left', 'q+', 'nonsense'];

const messageWith = (words: string, side: RoomSide, platforms: TwoPlatforms): Promise<string> =>
  eventually(words, async () => (await shownMessages(side, platforms)).find(({ text }) => text.includes(words))?.id);

const quietly = (act: Promise<unknown>): Promise<unknown> => act.catch(() => undefined);

/** What Kenji does on Slack, where he has said something before; what could not be delivered comes again. */
async function onSlack(here: TwoPlatforms, before: string): Promise<string> {
  const { slack } = here;
  const who = here.slackId('kenji');
  for (const text of SECRETS) await quietly(slack.say(who, SLACK_CHANNEL, text));
  await quietly(slack.say(who, SLACK_CHANNEL, `the ${WORD} of a reply`, before));
  for (const verb of COMMANDS) await quietly(slack.command(who, SLACK_CHANNEL, '/meeting', `${verb} the ${WORD}`));
  const said = await slack.say(who, SLACK_CHANNEL, `the ${WORD} again`).catch(() => lastOn(here));
  for (const ts of [before, said]) {
    await quietly(slack.react(who, SLACK_CHANNEL, ts, REACTION.name));
    await quietly(slack.edit(who, SLACK_CHANNEL, ts, `the ${WORD} of an edit`));
  }
  await quietly(slack.react(who, SLACK_CHANNEL, said, 'triangular_flag_on_post'));
  await quietly(slack.unreact(who, SLACK_CHANNEL, said, REACTION.name));
  await quietly(slack.remove(SLACK_CHANNEL, said));
  return (await slack.say(who, SLACK_CHANNEL, `the ${WORD} of a slip`).catch(() => undefined)) ?? lastOn(here);
}

const lastOn = ({ slack }: TwoPlatforms): string => slack.at.messages.get(SLACK_CHANNEL)?.at(-1)?.ts ?? '';

describe('off the record', () => {
  const fixture = synapseFixture();

  /** What Adaeze does on Matrix, where she has said something before. Gives her reactions to what she says now. */
  async function onMatrix(here: TwoPlatforms, who: MatrixAccount, before: string): Promise<string[]> {
    const { room } = here;
    const typist = fixture.typist();
    const said: string[] = [];
    for (const text of SECRETS) said.push(await typist.say(who, room, text));
    await typist.say(who, room, `the ${WORD} of a reply`, before);
    for (const verb of COMMANDS) await typist.say(who, room, `!${verb} the ${WORD}`);
    const [plain = ''] = said;
    for (const event of [before, plain]) await typist.edit(who, room, event, `the ${WORD} of an edit`);
    await typist.redact(who, room, await typist.react(who, room, before, REACTION.emoji));
    const reactions = [await typist.react(who, room, plain, REACTION.emoji)];
    for (const tag of ['🚩', '✏️']) reactions.push(await typist.react(who, room, plain, tag));
    await typist.redact(who, room, reactions.at(-1) ?? '');
    await typist.redact(who, room, plain);
    return reactions;
  }

  test('nothing that was said or shown in either room is kept, though the program is killed meanwhile', async () => {
    const [before, again, after] = [readLog(BEFORE), readLog(AGAIN), readLog(AFTER)];
    const here = await fixture.open({ config: SHORT_MEETING.config, lines: before, relay: true, beside: 'slack' });
    const acts = roomActions(here, fixture.typist(), SHORT_MEETING.scribe);
    const playAll = async (lines: readonly LogLine[]): Promise<void> => {
      for (const line of lines) await playLine(line, acts, here);
    };
    const adaeze = here.accounts.get('adaeze');
    if (!adaeze) throw new Error('Adaeze is not on Matrix');
    await playAll(before);

    const okapi = await messageWith('okapi', 'slack', here);
    const tapir = await messageWith('tapir', 'matrix', here);
    const slip = await onSlack(here, okapi);
    const reactions = await onMatrix(here, adaeze, tapir);
    const spoken = await fixture.typist().say(adaeze, here.room, `the ${WORD} of a slip`);
    await here.kill();
    // As a power cut leaves it: the write-ahead logs are searched as well.
    expect(await findWords(UNHEARD, here)).toEqual([]);
    // Nobody is there to hear this: both platforms tell it after the start.
    await onSlack(here, okapi);
    reactions.push(...(await onMatrix(here, adaeze, tapir)));
    await here.restart();
    await eventually('Slack has told everything', async () => {
      await here.slack.delivery.again();
      return here.slack.delivery.left() === 0 || undefined;
    });
    await playAll(again);
    // An edit that mends a slip says it again.
    for (const text of [`the ${WORD} of late words`, `#info the ${WORD} of a late line`]) {
      await here.slack.edit(here.slackId('kenji'), SLACK_CHANNEL, slip, text);
      await fixture.typist().edit(adaeze, here.room, spoken, text.replace('#info', '!note'));
    }
    await playAll(after);
    const minutes = await eventually('the proposed minutes', () =>
      here.space.show(SHORT_MEETING.branch, SHORT_MEETING.path),
    );
    await here.settled();
    await here.kill();

    expect(await findWords(UNHEARD, here)).toEqual([]);
    // Who reacted to what was said is not known even by its id.
    expect(reactions.filter((event) => here.database.heard(`matrix:${event}`))).toEqual([]);
    expect(minutes).toContain('Off the record for 16 minutes');
    for (const animal of ['okapi', 'tapir', 'lemur']) {
      expect(minutes).toContain(animal);
      // What is on the record is found: the search can find.
      expect(await findWords([animal], here)).toContainEqual(expect.stringMatching(/^data\/gavel\.sqlite/u));
    }
  });
});
