import { admitCommand } from '../features/admission.ts';
import { SUGGESTED } from '../features/help/suggested.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { mayLead } from '../features/roles/roles.ts';
import { ENGLISH } from '../language/language.ts';
import type { Event } from '../meeting/event.ts';
import type { Command, Meeting } from '../meeting/feature.ts';
import { awaitsApproval, lifecycleState } from '../meeting/lifecycle.ts';
import type { UserRef } from '../meeting/member.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommandSuggestions } from '../ports/suggestions.ts';
import type { Secretary } from '../secretary/secretary.ts';

const { commands } = meetingDomain.kernel;

/** The verbs of what help suggests, the likeliest first. */
function likelyVerbs(typed: readonly (readonly [typed: string, ...rest: unknown[]])[]): readonly string[] {
  return typed.flatMap(([line]) => {
    const called = commands.filter(({ verb }) => `${line} `.startsWith(`/${verb} `));
    return called
      .toSorted((a, b) => b.verb.length - a.verb.length)
      .slice(0, 1)
      .map(({ verb }) => verb);
  });
}

/** What a person can do in a meeting that's planned or going on, and in one that waits for approval. */
function suggested(user: UserRef | undefined, current: Meeting, reviewed: Meeting | undefined, at: string) {
  const { phase } = (reviewed ?? current).stateOf(lifecycleState);
  const by = user && meetingDomain.person(user, current);
  const leads = by !== undefined && mayLead(by, reviewed ?? current);
  const likely = likelyVerbs(leads ? SUGGESTED[phase].leading : SUGGESTED[phase].others);
  const place = ({ verb }: Command<Event>): number => (likely.includes(verb) ? likely.indexOf(verb) : likely.length);
  const isNow = (command: Command<Event>): boolean => {
    const meeting = command.reachesReview === true && reviewed ? reviewed : current;
    if (!by) return command.who === 'anyone' && command.when.includes(meeting.stateOf(lifecycleState).phase);
    return admitCommand(command, { by, at, form: command.verb, args: '' }, meeting) === undefined;
  };
  const all = commands.map((command) => ({ command, now: isNow(command) }));
  return [
    ...all.filter(({ now }) => now).toSorted((a, b) => place(a.command) - place(b.command)),
    ...all.filter(({ now }) => !now),
  ].map(({ command: { usage, help }, now }) => ({ usage, help: help(current.group), now }));
}

/** What pages suggest of the commands. @param gavel asked only once it has been created */
export const createSuggestions = (gavel: () => Secretary, clock: Pick<Clock, 'now'>): CommandSuggestions => ({
  read(group, user) {
    const session = gavel().session(group);
    const current = session?.current();
    if (!current) {
      const of = session?.binding.group ?? ENGLISH;
      return commands.map(({ usage, help }) => ({ usage, help: help(of), now: false }));
    }
    const last = session?.last();
    return suggested(user, current, last && awaitsApproval(last) ? last : undefined, clock.now());
  },
});
