import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { RECORD_CALLBACK } from '../../src/chat/slack/record-view.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import { until } from '../doubles/eventually.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import { smallGroupOnSlack } from '../doubles/slack/small-group-on-slack.ts';

// "Record in the minutes": the message shortcut and its form, through bolt, the strict fake and the secretary.

const CHANNEL = 'C0LAMPS00';
const ELSEWHERE = 'C0CATS000';
const people = [
  { id: 'U0ADA0000', login: 'ada', displayName: 'Ada' },
  { id: 'U0KIM0000', login: 'kim', displayName: 'Kim' },
  { id: 'U0SOL0000', login: 'sol', displayName: 'Sol' },
  { id: 'U0RUE0000', login: 'rue', displayName: 'Rue Alder' },
];
const [ADA, KIM, SOL, RUE] = people.map(({ id }) => id) as [string, string, string, string];

const group = smallGroupOnSlack(people);

let world: SlackWorld;
let said = '';

beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T16:55:00.000Z' });
  world.slack.at.channels.set(ELSEWHERE, new Set([...people.map(({ id }) => id), world.slack.at.bot.user]));
  await world.slack.command(ADA, CHANNEL, '/meeting', 'start');
  said = await world.slack.say(KIM, CHANNEL, 'the <@U0RUE0000> lamp &lt;blue&gt;\n/meeting end');
  await world.settle();
});
afterEach(() => world.close());

/** Uses the shortcut, and gives the modal that it opened. */
async function open(who: string, message = said, channel = CHANNEL) {
  const before = world.slack.views.length;
  expect(await world.slack.shortcut(who, channel, message, RECORD_CALLBACK)).toEqual({});
  await until(() => world.slack.views.length > before);
  const opened = world.slack.views.at(-1);
  if (!opened || world.slack.views.length === before) throw new Error('No modal was opened');
  return opened;
}
const words = ({ view }: { readonly view: object }): string => JSON.stringify(view);
const entry = (number: number) => world.meeting('moths').stateOf(entriesFeature).byNumber.get(number);
const toldAlone = (who: string): string[] =>
  (world.slack.at.messages.get(CHANNEL) ?? []).filter((one) => one.onlyFor === who).map(({ text }) => text);

test('a message is recorded with its owners and its day, under the topic chosen', async () => {
  await world.slack.command(ADA, CHANNEL, '/meeting', 'topic Traps');
  await world.settle();
  const opened = await open(ADA);
  expect(opened.user).toBe(ADA);
  const filling = { kind: 'action', topic: 'Agenda/2', owners: [SOL, RUE], due: '2026-03-10' };
  expect(await world.slack.submit(ADA, opened, filling)).toEqual({});
  await world.settle();

  expect(entry(1)).toMatchObject({
    kind: 'action',
    topic: 'Agenda/2',
    text: 'the Rue Alder lamp <blue> /meeting end',
    owners: ['sol', `slack:${RUE}`],
    due: '2026-03-10',
    author: 'ada',
    said: 'kim',
  });
  expect(world.slack.at.find(CHANNEL, said).reactions.map(({ name }) => name)).toEqual(['triangular_flag_on_post']);
  const minutes = minutesMarkdown(world.meeting('moths'));
  expect(minutes).toContain('- [ ] @sol, Rue Alder – the Rue Alder lamp \\<blue> /meeting end (by 2026-03-10)');
});

test('what is done with the message afterwards reaches the entry', async () => {
  await world.slack.submit(ADA, await open(ADA), { kind: 'action', owners: [SOL] });
  await world.slack.say(SOL, CHANNEL, 'with a spare bulb', said);
  await world.slack.react(SOL, CHANNEL, said, 'white_check_mark');
  await world.slack.edit(KIM, CHANNEL, said, 'the red lamp');
  await world.settle();

  expect(entry(1)).toMatchObject({ text: 'the red lamp', box: 'ticked' });
  expect(entry(2)).toMatchObject({ text: 'with a spare bulb', parent: 1 });
  expect(words(await open(ADA))).toContain('already in the minutes as #1');
});

test('the form shows what is wrong where it is wrong, and nothing is recorded', async () => {
  const opened = await open(KIM);
  const wrong = async (filling: Parameters<typeof world.slack.submit>[2]) =>
    (await world.slack.submit(KIM, opened, filling))['errors'];
  expect(await wrong({ kind: 'action', due: '2026-03-01' })).toEqual({ due: 'Sunday 1 March has passed.' });
  expect(await wrong({ owners: [SOL] })).toEqual({ owners: expect.stringContaining("can't have owners") });
  expect(await wrong({ kind: 'action', owners: [world.slack.at.bot.user] })).toEqual({
    owners: "I can't own an action.",
  });
  await world.slack.remove(CHANNEL, said);
  expect(await wrong({ kind: 'note' })).toEqual({ kind: "This message was deleted, or I can't read it." });
  await world.settle();
  expect(entry(1)).toBeUndefined();

  // The very same form, mended.
  const other = await world.slack.say(KIM, CHANNEL, 'a moth');
  const form = await open(KIM, other);
  expect(await world.slack.submit(KIM, form, { kind: 'action', due: '2026-03-01' })).not.toEqual({});
  expect(await world.slack.submit(KIM, form, { kind: 'action', due: '2026-03-10' })).toEqual({});
  await world.settle();
  expect(entry(1)).toMatchObject({ kind: 'action', text: 'a moth', due: '2026-03-10' });
});

test('a meeting that ended while the form stood open: a clear word in the form', async () => {
  const opened = await open(KIM);
  await world.slack.command(ADA, CHANNEL, '/meeting', 'end');
  await world.settle();
  const { errors } = await world.slack.submit(KIM, opened, { kind: 'note' });
  expect(JSON.stringify(errors)).toMatch(/is over\. Use the shortcut again|The meeting is over/u);
});

test('between meetings only the next agenda is offered', async () => {
  await world.slack.command(ADA, CHANNEL, '/meeting', 'end');
  await world.settle();
  const opened = await open(KIM);
  expect(words(opened)).toContain('No meeting is running');
  expect(await world.slack.submit(KIM, opened, { kind: 'agenda' })).toEqual({});
  await world.settle();
  expect([...world.meeting('moths').stateOf(entriesFeature).byNumber.values()]).toMatchObject([
    { kind: 'point', text: 'the Rue Alder lamp <blue> /meeting end', said: 'kim' },
  ]);
});

test('where nothing can be recorded, a modal says why', async () => {
  const post = (world.slack.at.messages.get(CHANNEL) ?? []).find(
    ({ byBot, onlyFor }) => byBot && onlyFor === undefined,
  );
  expect(words(await open(KIM, post?.ts))).toContain('I only record what people say');
  const elsewhere = await world.slack.say(KIM, ELSEWHERE, 'hello');
  expect(words(await open(KIM, elsewhere, ELSEWHERE))).toContain("I don't run meetings in this channel");
  const empty = await world.slack.say(KIM, CHANNEL, ' ');
  expect(words(await open(KIM, empty))).toContain('There are no words in this message');
});

test('what cannot be written down is not acknowledged as recorded; sent again, it is one entry', async () => {
  const opened = await open(KIM);
  world.slack.fault('conversations.replies', { kind: 'error', status: 500 });
  const filling = { kind: 'note' };
  expect((await world.slack.submit(KIM, opened, filling))['errors']).toEqual({
    kind: "I couldn't save that, so nothing happened. Try again in a minute.",
  });
  expect(await world.slack.submit(KIM, opened, filling)).toEqual({});
  // The answer to it was lost, and the person pressed the button once more before Gavel had recorded it.
  await world.slack.submit(KIM, opened, filling);
  await world.settle();
  await world.restart();
  await world.settle();
  expect([...world.meeting('moths').stateOf(entriesFeature).byNumber.keys()]).toEqual([1]);
});

test('a form that Slack does not open is told to whoever asked', async () => {
  world.slack.fault('views.open', { kind: 'error', status: 500 });
  await world.slack.shortcut(KIM, CHANNEL, said, RECORD_CALLBACK);
  const told = "I couldn't open the form. Use the shortcut again.";
  await until(() => toldAlone(KIM).includes(told));
  expect(toldAlone(KIM)).toContain(told);
  expect(world.troubles).toEqual([expect.stringContaining("A form couldn't be opened on Slack")]);
});
