import { stringify } from 'yaml';

import { cleanText } from '../../meeting/clean-text.ts';
import type { Decided, Meeting, Notice } from '../../meeting/feature.ts';
import { guestsFeature } from '../../meeting/guests.ts';
import { userKey } from '../../meeting/link.ts';
import type { Directory, Member, Person, UserRef } from '../../meeting/member.ts';
import { code, itemLine, messageOf, textLine, type MessageLine, type Message } from '../../meeting/message.ts';
import { leadersOf } from '../roles/roles.ts';
import { personOf } from './links.ts';
import { newcomersFeature, takenFor, type NewcomerEvent } from './newcomers.ts';

const WHERE = 'among the members in the configuration, and start me again';

const asYaml = (values: object): string => stringify(values, { collectionStyle: 'flow', lineWidth: 0 }).trim();

/** `PLATFORM: ID`, as the configuration has it. */
const idLine = ({ platform, id }: UserRef): string => stringify({ [platform]: id }, { lineWidth: 0 }).trim();

/** An entry for a new member; undefined where no handle can be made of how they are called, or it is somebody's. */
function newEntry({ platform, id, name, fullName, login }: UserRef, { group }: Meeting): string | undefined {
  const handle = (login ?? name).replaceAll(/[^\p{L}\p{N}._-]+/gu, '').replaceAll(/^[._-]+|(?<![.-])[.-]+$/gu, '');
  if (handle === '' || group.directory.byName(handle)) return undefined;
  return `- ${asYaml({ handle, name: fullName ?? name, [platform]: id })}`;
}

const likely = (user: UserRef, member: Member): MessageLine[] => [
  textLine(
    `They are called like @${member.handle}, which proves nothing. If they are, put this to @${member.handle} ${WHERE}:`,
  ),
  textLine(code(idLine(user))),
];

function unknown(user: UserRef, meeting: Meeting): MessageLine[] {
  const entry = newEntry(user, meeting);
  return [
    textLine(`If they are a member, put this to them ${WHERE}:`),
    textLine(code(idLine(user))),
    ...(entry === undefined
      ? []
      : [textLine('If they are a new one, this is the whole entry:'), textLine(code(entry))]),
  ];
}

const onPlatform = ({ platform }: UserRef, { group }: Meeting): string =>
  group.directory.traits(platform)?.label ?? platform;

/** Whether the configuration can say who somebody on a platform is. */
const hasIds = (platform: string, people: Directory): boolean =>
  (people.traits(platform)?.knownBy ?? 'handles') !== 'handles';

function metWords(user: UserRef, who: Person, meeting: Meeting): Message {
  const member = meeting.group.directory.namesake(user);
  return messageOf(
    textLine(
      `${who.label} on ${onPlatform(user, meeting)} is nobody whom I know: they stand in the minutes as a guest, by that name.`,
    ),
    ...(member ? likely(user, member) : unknown(user, meeting)),
    textLine('Or they join themselves, where I know them on another platform: ', code('/meeting link'), ' there.'),
  );
}

/** Somebody as the meeting knows them, from how their platform names them. */
function known(key: string, meeting: Meeting): UserRef {
  const at = key.indexOf(':');
  const [platform, id] = [key.slice(0, at), key.slice(at + 1)];
  return { platform, id, name: meeting.stateOf(guestsFeature).get(key) ?? id };
}

function oneOf(user: UserRef, meeting: Meeting): MessageLine {
  const member = meeting.group.directory.namesake(user);
  const entry = member ? undefined : newEntry(user, meeting);
  const like = member ? `, called like @${member.handle}, which proves nothing` : '';
  return itemLine(`${user.name} on ${onPlatform(user, meeting)}${like}: `, code(entry ?? idLine(user)));
}

/** Everyone the chairs or the secretary heard about in this meeting, in one message. */
function allMetWords(users: readonly UserRef[], meeting: Meeting): Message {
  return messageOf(
    textLine(`${users.length} people whom I do not know stand in the minutes as guests, by these names.`),
    ...users.map((user) => oneOf(user, meeting)),
    textLine(
      `For each who is a member, put the line behind their name ${WHERE}; of one who is there already, only the id.`,
    ),
    textLine('Or they join themselves, where I know them on another platform: ', code('/meeting link'), ' there.'),
  );
}

function metNow(user: UserRef, who: Person, meeting: Meeting): Message {
  const others = meeting.stateOf(newcomersFeature).here.map((one) => known(one, meeting));
  return others.isEmpty() ? metWords(user, who, meeting) : allMetWords([...others, user], meeting);
}

const takenWords = (user: UserRef, member: Member, meeting: Meeting): Message =>
  messageOf(
    textLine(
      `${cleanText(user.name)} on ${onPlatform(user, meeting)} counts as @${member.handle} from now on, by the name (people: by-name). ` +
        `To make it sure, put this to @${member.handle} ${WHERE}:`,
    ),
    textLine(code(idLine(user))),
    textLine('If it is somebody else, put the right id there.'),
  );

/** Each of those who lead, privately. */
function toLeaders(words: Message, meeting: Meeting, view?: string): Notice[] {
  const one = view === undefined ? {} : { view };
  return leadersOf(meeting).map((member) => ({ member, message: words, ...one }));
}

/**
 * Tells those who lead, once, that somebody is in the minutes whom the directory does not know, and how to add them; or
 * that somebody counts as a member by their name.
 */
export function introduceNewcomer(user: UserRef, meeting: Meeting, at: string): Decided<NewcomerEvent> | undefined {
  const key = userKey(user);
  const { told, taken } = meeting.stateOf(newcomersFeature);
  const who = personOf(user, meeting);
  const member = who.guest ? undefined : takenFor(user, meeting);
  if (member?.handle === who.key && !taken.has(key)) {
    const log = `${key} counts as ${member.handle} by their name`;
    const events = [{ type: 'newcomers.taken', at, user: key, as: member.handle } as const];
    return { events, notices: toLeaders(takenWords(user, member, meeting), meeting), log };
  }
  if (!hasIds(user.platform, meeting.group.directory) || !who.guest || told.has(key) || told.has(who.key))
    return undefined;
  if (!meeting.stateOf(guestsFeature).has(who.key)) return undefined;
  const log = `${key} is in the minutes as a guest: the directory does not know them`;
  const events = [{ type: 'newcomers.told', at, user: key } as const];
  return { events, notices: toLeaders(metNow(user, who, meeting), meeting, `newcomers/${meeting.id}`), log };
}
