// Measures how long people wait between two rooms, and under Synapse's default rate limit: npm run bench:rooms.
// The real program between a real Synapse and the strict fake of Slack, at the pace of a real clock; docs/figures.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readLog, type LogLine } from '../src/replay/log.ts';
import { nioTypist, type MatrixTypist } from '../test/matrix/nio-typist.ts';
import type { RoomEvent } from '../test/matrix/people.ts';
import { roomActions } from '../test/rooms/room-actions.ts';
import { SLACK_CHANNEL, startTwoPlatforms, type TwoPlatforms } from '../test/rooms/two-platforms.ts';
import { requireNeed } from '../test/setup/needs.ts';
import { startSynapse, type MessageRate } from '../test/setup/synapse.ts';
import { durations, pause, type Durations } from './measure.ts';

const CONFIG = 'config/demo.yaml';
const NO_LIMIT: MessageRate = { perSecond: 10_000, burst: 10_000 };
const DEFAULT_LIMIT: MessageRate = { perSecond: 0.2, burst: 10 };
const BUSY = readLog(readFileSync(join(import.meta.dirname, 'busy-meeting.log'), 'utf8'));

interface Timed extends RoomEvent {
  readonly origin_server_ts: number;
}
interface Relation {
  readonly rel_type?: string;
  readonly event_id?: string;
  readonly 'm.in_reply_to'?: { readonly event_id: string };
}

const relation = ({ content }: RoomEvent): Relation => Object(content['m.relates_to']);

const told = (all: Durations): string =>
  `p50 ${Math.round(all.percentile(50))} ms, max ${Math.round(all.percentile(100))} ms, ${all.count} of them`;
const tell = (words: string): void => void process.stdout.write(`${words}\n`);

/** Two platforms whose clock goes at its usual pace, in steps of 20 ms. */
async function withPlatforms(
  rate: MessageRate,
  relay: boolean,
  act: (platforms: TwoPlatforms, typist: MatrixTypist) => Promise<void>,
): Promise<void> {
  const synapse = await startSynapse(rate);
  const typist = nioTypist(synapse.url);
  const platforms = await startTwoPlatforms({ config: CONFIG, lines: BUSY, relay, beside: 'slack', synapse });
  const [begun, first] = [Date.now(), Date.parse(platforms.now())];
  const ticking = setInterval(() => void platforms.setClock(new Date(first + Date.now() - begun).toISOString()), 20);
  try {
    await act(platforms, typist);
  } finally {
    clearInterval(ticking);
    await platforms.close();
    await typist.stop();
    await synapse.stop();
  }
}

/** Waits until a look finds something, which it is asked for every few milliseconds. */
async function until(look: () => Promise<boolean> | boolean): Promise<number> {
  for (const end = Date.now() + 10 * 60_000; Date.now() < end; await pause(3)) if (await look()) return Date.now();
  throw new Error('It did not come within ten minutes');
}

const eventsOf = (platforms: TwoPlatforms): Promise<readonly Timed[]> =>
  platforms.bot.events(platforms.room) as Promise<readonly Timed[]>;

/** How long it takes until what is said in one room stands in the other, a line every 1.2 seconds. */
async function relayed(platforms: TwoPlatforms, typist: MatrixTypist): Promise<void> {
  const acts = roomActions(platforms, typist, 'jonas');
  const [start] = BUSY;
  if (start) await (await acts.of(start)).begin();
  await pause(5000);
  const [toMatrix, toSlack] = [durations(), durations()];
  const kenji = platforms.accounts.get('kenji');
  if (!kenji) throw new Error('Kenji is not on Matrix');
  for (let i = 0; i < 20; i += 1) {
    const [here, there] = [`from Slack, number ${i}.`, `from Matrix, number ${i}.`];
    const said = Date.now();
    await platforms.slack.say(platforms.slackId('adaeze'), SLACK_CHANNEL, here);
    const arrived = async (): Promise<Timed | undefined> =>
      (await eventsOf(platforms)).find(({ content }) => String(content['body']).includes(here));
    await until(async () => (await arrived()) !== undefined);
    toMatrix.add(((await arrived())?.origin_server_ts ?? Number.NaN) - said);
    await pause(1200);
    const typed = Date.now();
    await typist.say(kenji, platforms.room, there);
    const shown = await until(
      () =>
        platforms.slack.at.messages.get(SLACK_CHANNEL)?.some(({ text, byBot }) => byBot && text.includes(there)) ===
        true,
    );
    toSlack.add(shown - typed);
    await pause(1200);
  }
  tell(`said on Slack until Matrix has it: ${told(toMatrix)}`);
  tell(`typed on Matrix until Slack has it: ${told(toSlack)}`);
}

/** Plays the log so many times faster than it happened, and tells when each line was said. */
async function paced(
  platforms: TwoPlatforms,
  typist: MatrixTypist,
  times: number,
): Promise<ReadonlyMap<LogLine, number>> {
  const acts = roomActions(platforms, typist, 'jonas');
  const at = new Map<LogLine, number>();
  const begun = Date.now();
  const first = Date.parse(BUSY[0]?.at ?? '');
  for (const line of BUSY) {
    await pause(Math.max(0, (Date.parse(line.at) - first) / times - (Date.now() - begun)));
    const act = await acts.of(line);
    at.set(line, Date.now());
    await act.begin();
  }
  return at;
}

/** What a chair sees on Matrix in a busy meeting under the limit. */
async function limited(platforms: TwoPlatforms, typist: MatrixTypist, times: number): Promise<void> {
  const at = await paced(platforms, typist, times);
  const last = Date.now();
  await until(() => platforms.database.pending(platforms.now()).unsent === 0);
  tell(`after the last line, until everything was said: ${Date.now() - last} ms`);
  const events = await eventsOf(platforms);
  const own = events.filter(({ sender }) => sender === platforms.bot.id);
  const [answers, marks, rollCall] = [durations(), durations(), durations()];
  for (const event of events.filter(({ sender }) => sender !== platforms.bot.id)) {
    const since = (one: Timed | undefined, into: Durations): void =>
      one && into.add(one.origin_server_ts - event.origin_server_ts);
    since(
      own.find((one) => relation(one)['m.in_reply_to']?.event_id === event.event_id),
      answers,
    );
    since(
      own.find((one) => one.type === 'm.reaction' && relation(one).event_id === event.event_id),
      marks,
    );
  }
  const edits = own.filter((one) => relation(one).rel_type === 'm.replace');
  const hands = BUSY.filter((line) => line.kind === 'reacted' && line.emoji === '✋');
  for (const hand of hands) {
    const edit = edits.find(
      (one) => one.origin_server_ts >= (at.get(hand) ?? 0) && String(one.content['body']).includes('Roll call'),
    );
    if (edit) rollCall.add(edit.origin_server_ts - (at.get(hand) ?? 0));
  }
  tell(`answers to commands: ${told(answers)}`);
  tell(`signs on recorded lines: ${told(marks)}`);
  tell(`from a hand to the roll call: ${told(rollCall)}`);
  const editsOf = (words: string): number =>
    edits.filter(({ content }) => String(content['body']).includes(words)).length;
  tell(`edits of the roll call for ${hands.length} hands: ${editsOf('Roll call')}; of the vote: ${editsOf('Vote')}`);
  const sent = own.filter(({ type }) => type === 'm.room.message' || type === 'm.reaction');
  tell(`lines of the log: ${BUSY.length}; messages, edits and marks sent to Matrix: ${sent.length}`);
}

await requireNeed('matrix-nio');
tell('Between the rooms, with the relay and no limit:');
await withPlatforms(NO_LIMIT, true, relayed);
for (const times of [1, 3]) {
  tell(`Five busy minutes, ${times} times as fast, under Synapse's default limit, without the relay:`);
  await withPlatforms(DEFAULT_LIMIT, false, (platforms, typist) => limited(platforms, typist, times));
}
