import { stringify } from 'yaml';

import { cleanText } from '../../meeting/clean-text.ts';
import type { Decided, Meeting, Notice } from '../../meeting/feature.ts';
import { guestsFeature } from '../../meeting/guests.ts';
import { userKey } from '../../meeting/link.ts';
import type { Directory, Member, Person, UserRef } from '../../meeting/member.ts';
import { code, itemLine, messageOf, textLine, type MessageLine, type Message } from '../../meeting/message.ts';
import { leadersOf } from '../roles/roles.ts';
import { personOf } from './links.ts';
import { identityMessages } from './messages.ts';
import { newcomersFeature, takenFor, type NewcomerEvent } from './newcomers.ts';

const asYaml = (values: object): string => stringify(values, { collectionStyle: 'flow', lineWidth: 0 }).trim();

/** `PLATFORM: ID`, as the configuration has it. */
const idLine = ({ platform, id }: UserRef): string => stringify({ [platform]: id }, { lineWidth: 0 }).trim();

/** An entry for a new member; undefined if their name makes no handle, or one that somebody has. */
function newEntry({ platform, id, name, fullName, login }: UserRef, { group }: Meeting): string | undefined {
  const handle = (login ?? name).replaceAll(/[^\p{L}\p{N}._-]+/gu, '').replaceAll(/^[._-]+|(?<![.-])[.-]+$/gu, '');
  if (handle === '' || group.directory.byName(handle)) return undefined;
  return `- ${asYaml({ handle, name: fullName ?? name, [platform]: id })}`;
}

const likely = (user: UserRef, { handle }: Member, { group }: Meeting): MessageLine[] => [
  textLine(identityMessages(group).likely(handle)),
  textLine(code(idLine(user))),
];

function unknown(user: UserRef, meeting: Meeting): MessageLine[] {
  const entry = newEntry(user, meeting);
  const say = identityMessages(meeting.group);
  return [
    textLine(say.addToMember),
    textLine(code(idLine(user))),
    ...(entry === undefined ? [] : [textLine(say.newMember), textLine(code(entry))]),
  ];
}

const onPlatform = ({ platform }: UserRef, { group }: Meeting): string =>
  group.directory.traits(platform)?.label ?? platform;

/** Whether the configuration can say who somebody on a platform is. */
const hasIds = (platform: string, people: Directory): boolean =>
  (people.traits(platform)?.knownBy ?? 'handles') !== 'handles';

function metWords(user: UserRef, who: Person, meeting: Meeting): Message {
  const member = meeting.group.directory.namesake(user);
  const say = identityMessages(meeting.group);
  return messageOf(
    textLine(say.met(who.label, onPlatform(user, meeting))),
    ...(member ? likely(user, member, meeting) : unknown(user, meeting)),
    textLine(...say.linkThemselves(code('/meeting link'))),
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
  const say = identityMessages(meeting.group);
  const platform = onPlatform(user, meeting);
  const line = code(entry ?? idLine(user));
  return member
    ? itemLine(...say.oneOfLikely(user.name, platform, member.handle, line))
    : itemLine(...say.oneOf(user.name, platform, line));
}

/** The newcomers of this meeting, in one message for those who lead. */
function allMetWords(users: readonly UserRef[], meeting: Meeting): Message {
  const say = identityMessages(meeting.group);
  return messageOf(
    textLine(say.metMany(users.length)),
    ...users.map((user) => oneOf(user, meeting)),
    textLine(say.addLines),
    textLine(...say.linkThemselves(code('/meeting link'))),
  );
}

function metNow(user: UserRef, who: Person, meeting: Meeting): Message {
  const others = meeting.stateOf(newcomersFeature).here.map((one) => known(one, meeting));
  return others.isEmpty() ? metWords(user, who, meeting) : allMetWords([...others, user], meeting);
}

function takenWords(user: UserRef, member: Member, meeting: Meeting): Message {
  const say = identityMessages(meeting.group);
  return messageOf(
    textLine(say.taken(cleanText(user.name), onPlatform(user, meeting), member.handle)),
    textLine(code(idLine(user))),
    textLine(say.elseRightId),
  );
}

/** Each of those who lead, privately. */
function toLeaders(words: Message, meeting: Meeting, view?: string): Notice[] {
  const one = view === undefined ? {} : { view };
  return leadersOf(meeting).map((member) => ({ member, message: words, ...one }));
}

/**
 * Tells those who lead, once, that somebody the directory doesn't know is in the minutes, and how to add them; or that
 * somebody counts as a member by their name.
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
