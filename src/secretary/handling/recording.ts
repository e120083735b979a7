import { cleanText } from '../../meeting/clean-text.ts';
import { entryAbout } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type ChosenInForm, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { allWrittenOut } from '../../meeting/mention.ts';
import type { HeardRecording } from '../../ports/chat.ts';
import type { MessageSubject } from '../../ports/store.ts';
import { meetingOf, speakerOf, type HandlerContext } from '../handler-context.ts';
import { secretaryMessages } from '../messages.ts';
import { resolvedIn } from '../people/mentions.ts';
import type { MeetingDomain } from '../secretary-deps.ts';
import { applyAndMark } from './apply-decision.ts';

interface Scene {
  readonly domain: MeetingDomain;
  readonly current: Meeting;
  /** What the message stands for already. */
  readonly subject: MessageSubject | undefined;
}

/** Why a message can't be recorded again: replies to it would then belong to two entries. */
export function inMinutes(subject: MessageSubject | undefined, current: Meeting): string | undefined {
  if (subject?.stream !== current.id) return undefined;
  const entry = entryAbout(current, subject.about);
  return entry && secretaryMessages(current.group).alreadyRecorded(entry.number);
}

/** What was chosen, with the people as the meeting knows them. */
const chosenIn = ({ said, topic, owners, due }: HeardRecording, { domain, current }: Scene): ChosenInForm => ({
  said: domain.person(said.by, current),
  topic,
  owners: owners.map((user) => domain.person(user, current)),
  due,
});

/** The events of a form that was filled in, or why it's refused. */
function decideRecording(heard: HeardRecording, by: Person, chosen: ChosenInForm, scene: Scene): Decision<Event> {
  const { domain, current, subject } = scene;
  const command = domain.kernel.commands.find(({ verb, records }) => records && verb === heard.as);
  const say = secretaryMessages(current.group);
  if (!command?.records) return refuse(say.noSuchKind, 'kind');
  if (heard.meeting !== current.id) return refuse(say.formOutdated);
  const already = inMinutes(subject, current);
  if (already !== undefined) return refuse(already);
  const ownerless = say.noOwnersOrDay(command.records.label(current.group));
  if (!command.records.owned && heard.owners.length > 0) return refuse(ownerless, 'owners');
  if (!command.records.owned && heard.due !== undefined) return refuse(ownerless, 'due');
  const args = cleanText(resolvedIn(heard.said, scene));
  const typed: TypedCommand = { by, at: heard.at, form: command.verb, args, user: heard.by, chosen };
  return allWrittenOut(domain.kernel.decide(command, typed, current));
}

/** The same before it is written down, for somebody who still has the form open. */
export function checkRecording(heard: HeardRecording, scene: Scene): Decision<Event> {
  const by = { ...scene.domain.person(heard.by, scene.current), ...(heard.leads === true && { leads: true }) };
  return decideRecording(heard, by, chosenIn(heard, scene), scene);
}

/** Records a message by a form; from then on the message stands for the entry. */
export function hearRecording(
  heard: HeardRecording,
  subject: MessageSubject | undefined,
  context: HandlerContext,
): void {
  const { domain, active, work } = context;
  const scene: Scene = { domain, subject, current: meetingOf(work, active.current) };
  const by = speakerOf(heard, context);
  const chosen = chosenIn(heard, scene);
  const decision = decideRecording(heard, by, chosen, scene);
  const others = [chosen.said, ...chosen.owners];
  applyAndMark(active.current, decision, {
    cause: heard.id,
    by,
    others,
    at: heard.at,
    context,
    heard,
    quiet: true,
  });
}
