import type { PhrasingContent, RootContent } from 'mdast';

import type { InLanguage } from '../language/language.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import type { EmbargoState } from './embargo.ts';
import type { Entry, EntryEvent, EntryKind } from './entry.ts';
import type { Event, EventOf } from './event.ts';
import type { Group } from './group.ts';
import type { Person, PersonKey, UserRef } from './member.ts';
import type { Message } from './message.ts';

/** Read access to every feature's state, typed by the feature one asks for. */
export interface Meeting {
  /** The stream of its log: `GROUP/NUMBER`. */
  readonly id: string;
  readonly group: Group;
  /** How many events its log has. */
  readonly version: number;
  /** Without the words that are under embargo: nobody has to think of that who tells something of a meeting. */
  stateOf<S>(feature: Stateful<S>): S;
  /**
   * The same meeting with the words under embargo: for the private minutes, and for a decision that goes by those words.
   * Nothing of it may be told in a room or go anywhere else.
   */
  withEmbargoed(): Meeting;
}

/** What everything that people do has in common. */
export interface AskedBy {
  readonly by: Person;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A command as somebody typed it. */
export interface TypedCommand extends AskedBy {
  /** The word that called it: a verb, a MeetBot line (`#idea`), or `line`. */
  readonly form: string;
  /** What came after it, cleaned. */
  readonly args: string;
  /** The same with its lines and their indentation, if it was typed in several. */
  readonly block?: string;
  /** In whose thread it was typed: `entry:4`. */
  readonly about?: string | undefined;
  /** Set if it came in a direct message, which nobody else saw. */
  readonly direct?: true;
  /** Who typed it, as their platform knows them. */
  readonly user?: UserRef;
  /** Something that nobody can guess, for codes. */
  readonly linkCode?: string;
  /** The message that it answers, which is meant if it has no words of its own. */
  readonly answers?: { readonly said: Person; readonly text: string };
  /** True if its message was changed: what it would record is asked for, and not what else it does now. */
  readonly again?: true;
  /** Set if it was a form and not a line: the arguments are then recorded word for word. */
  readonly chosen?: ChosenInForm;
}

/** The choices in a form that records a message. */
export interface ChosenInForm {
  /** Whose words they are. */
  readonly said: Person;
  /** The id of the topic under which they are recorded. */
  readonly topic: string;
  /** Of an action. */
  readonly owners: readonly Person[];
  /** Of an action: YYYY-MM-DD. */
  readonly due?: string | undefined;
}

/** The parts of such a form. */
export type FormField = 'kind' | 'topic' | 'owners' | 'due';

export interface Reaction extends AskedBy {
  readonly emoji: string;
  readonly removed: boolean;
  /** What the message reacted to stands for: `roll-call`, `entry:4`; undefined for any other message. */
  readonly about?: string | undefined;
  /** The message reacted to, if the platform could give it. */
  readonly target?: { readonly by: Person; readonly text: string } | undefined;
}

export interface Reply extends AskedBy {
  readonly about: string;
  readonly text: string;
}

/** A whole message without a command, said on the record during a meeting. */
export interface SpokenTalk extends AskedBy {
  readonly text: string;
  /** What it answers: `entry:4`; undefined if it answers nothing. */
  readonly about: string | undefined;
}

/** Where to get something attached, and who posted it. */
export interface AttachedFrom {
  readonly room: string;
  readonly message: string;
  /** The platform's own id for it. */
  readonly reference: string;
  readonly user: UserRef;
  /** Whether the message says nothing else that was recorded: it then stands for what was attached to it. */
  readonly alone: boolean;
}

/** Something that was attached to a message. */
export interface AttachedFile extends AskedBy {
  /** Deterministic, and no other's. */
  readonly key: string;
  readonly from: AttachedFrom;
  readonly name: string;
  /** A media type, which nobody has proved. */
  readonly type: string;
  /** In bytes, if it's known. */
  readonly size?: number | undefined;
  /** The words beside it; empty if there are none. */
  readonly text: string;
  /** What the message answers, or recorded: `entry:4`. */
  readonly about?: string | undefined;
}

/** The message from which an entry was recorded was changed, or deleted if there is no `now`. */
export interface Correction extends AskedBy {
  readonly number: number;
  /** What would be recorded of the message now: of a command a whole entry, of anything else its words. */
  readonly now?: Omit<Entry, 'number'> | { readonly text: string };
  /** The ids of the group's rooms in which nothing else shows what was changed. */
  readonly unseenIn?: readonly string[];
}

/** Something that must be done outside once the events are written: proposing, merging, planning the next meeting, fetching. */
export type Effect = 'plan' | 'propose' | 'merge' | 'fetch' | 'embargo';

export interface Decided<E extends Event> {
  readonly events: readonly E[];
  /** Goes to the person who asked, privately if the platform can. */
  readonly answer?: Message;
  /** Says as much as the answer does, as a reaction, if the answer can't be private. */
  readonly sign?: string;
  /** Told after the answer, each as a message of its own: what is too long for one. */
  readonly more?: readonly Message[];
  /** Goes to the person who asked, in a direct message. */
  readonly whisper?: Message;
  /** What the whisper is about, if people hear of that only once in this meeting, however often they try. */
  readonly once?: string;
  /**
   * What was understood of what was typed: for who typed it alone, and only if their platform can tell nobody else. In
   * other rooms, everybody would have one line more to read.
   */
  readonly echo?: Message;
  /** Told to everybody, in all rooms. */
  readonly announce?: Message;
  /** True if what was typed says it as well: rooms that see that aren't told, and the line gets `DONE_SIGN`. */
  readonly evident?: boolean;
  readonly effects?: readonly Effect[];
  /** Told beside the answer: to one member privately, or to some rooms. */
  readonly notices?: readonly Notice[];
  /** For the operator: a line of the log, without anything that people said. */
  readonly log?: string;
}

/** Something that Gavel tells by itself. */
export type Notice =
  /** A user of a platform, as `userKey` writes them. */
  | { readonly user: string; readonly message: Message }
  /** With a `view`, it takes the place of what was told them before under that name. */
  | { readonly member: PersonKey; readonly message: Message; readonly view?: string }
  /** `rooms`: ids of rooms of the group; every room if none are given. */
  | { readonly rooms?: readonly string[] | undefined; readonly message: Message };

export interface Refusal {
  /** What was wrong and what to do: a sentence. */
  readonly refuse: string;
  /** Says as much as a reaction, if the refusal can't be private: `❓ @kenj`. */
  readonly sign?: string;
  /** Set if it is about how the command was typed: its usage is added. */
  readonly usage?: true;
  /** If it was a form: the part of it that is wrong. */
  readonly field?: FormField;
}

export type Decision<E extends Event> = Decided<E> | Refusal;

/** The states of a meeting in which a command makes sense. */
export type Phase = 'planned' | 'gathering' | 'in session' | 'adjourned' | 'in review' | 'approved';

/** `chair`: the chairs, and the secretary who works for them. If a meeting has no chair, everyone is one. */
export type MayGive = 'anyone' | 'chair';

export interface Command<E extends Event> {
  /** One word, or two for `/meeting VERB`. */
  readonly verb: string;
  /** Other words for it. */
  readonly aliases?: readonly string[];
  /** MeetBot lines that mean it: `#info`. */
  readonly meetbot?: readonly string[];
  /** A whole line that means it without any verb, such as a bare URL; the line is its arguments. */
  readonly line?: RegExp;
  readonly usage: string;
  /** What it does, in one sentence. */
  readonly help: (of: InLanguage) => string;
  readonly who: MayGive;
  readonly when: readonly Phase[];
  /** True if the command is about minutes that wait for approval, when there are any. */
  readonly reachesReview?: boolean;
  /**
   * True if it may be given off the record. Of what is typed with it, only names of members and of commands are written
   * down then: `decide` gets `…` for every other word, and what it makes of it is kept.
   */
  readonly offRecord?: boolean;
  /** Words of its own that may be written down as well then, in lower case: they say nothing that was said. */
  readonly offRecordWords?: ReadonlySet<string>;
  /**
   * Set if it may be given in a direct message, because it only asks, or concerns only the person who gives it: always,
   * or with some arguments. `in any group` if its answer doesn't depend on the group.
   */
  readonly privately?: 'in a group' | 'in any group' | ((args: string) => boolean);
  /** True if it decides what is written down of what follows: Gavel hears nothing else before it is decided. */
  readonly isBarrier?: boolean;
  /** Set if a form can record a message with it: how the form shows it. */
  readonly records?: {
    readonly label: (of: InLanguage) => string;
    /** Whether it can have owners, and a day on which it is due. */
    readonly owned: boolean;
  };
  decide(typed: TypedCommand, meeting: Meeting): Decision<E>;
}

/** A message that shows state and is edited as the state changes. */
export interface View {
  /** Unique in the meeting: `roll-call`. Also what reactions and replies to it are about. */
  readonly key: string;
  readonly message: Message;
  /** True if an older version posted it: rooms that show it see it edited, and no other room gets it. */
  readonly retired?: boolean;
}

/** Writes one section of the minutes. */
export type SectionWriter = (section: FormatSection, meeting: Meeting) => readonly RootContent[];
/** Writes the text of one kind of entry. */
export type EntryWriter = (entry: Entry, meeting: Meeting) => readonly PhrasingContent[];

/** What `Meeting.stateOf` needs of a feature to give its state. */
export interface Stateful<S> {
  readonly name: string;
  initial(group: Group): S;
  /** Set if it's only a part of other features' states: gives that part, the very same object until it changes. */
  derived?(meeting: Meeting): S;
}

/**
 * One thing a meeting can do, whole: its commands, its events, its state and its part of the minutes. Does no I/O.
 * `E` are the events that it folds, `Emits` those that it decides, beside entries.
 */
export interface Feature<S, E extends Event, Emits extends Event = E> extends Stateful<S> {
  readonly commands?: readonly Command<Emits | EntryEvent>[];
  /** One pure step per event. Forgetting an event is a type error. */
  readonly evolve: { readonly [T in E['type']]: (state: S, event: EventOf<E, T>) => S };
  /**
   * What its state is once a session is void: given what it was before people gathered for it, and what it is now.
   * Without this, the state stays: it is of more than the session.
   */
  voided?(before: S, now: S): S;
  /** Its state without the words that are under embargo. Without this, it has no words of entries and topics. */
  covered?(state: S, embargo: EmbargoState, group: Group): S;
  /**
   * Claims a reaction, or leaves it to the features after this one. It is asked off the record too, without `target`: a
   * reaction that it claims then is written down.
   */
  onReaction?(reaction: Reaction, meeting: Meeting): Decision<Emits | EntryEvent> | undefined;
  /**
   * Claims talk that means something now, such as a bare `+1` while a vote is open, before a reply is read as one. SpokenTalk
   * that nothing claims isn't kept, so it's asked twice: before the message is written down, and when it's decided.
   */
  onTalk?(talk: SpokenTalk, meeting: Meeting): Decision<Emits | EntryEvent> | undefined;
  /** Claims a reply in the thread of something that has a subject. */
  onReply?(reply: Reply, meeting: Meeting): Decision<Emits | EntryEvent> | undefined;
  /** Claims what was attached to a message. */
  onAttachment?(attached: AttachedFile, meeting: Meeting): Decision<Emits | EntryEvent> | undefined;
  /** Claims a change of the message that an entry was recorded from. */
  onCorrection?(correction: Correction, meeting: Meeting): Decision<Emits | EntryEvent> | undefined;
  /** When it wants to be woken next: ISO 8601, UTC. Once woken, it asks for a later time, or none. */
  wakeAt?(meeting: Meeting): string | undefined;
  /** The clock has reached what `wakeAt` asked for, perhaps long ago if Gavel wasn't running. */
  onTimer?(at: string, meeting: Meeting): Decided<Emits | EntryEvent> | undefined;
  /** A pure function of the group and the states that it asks for: it is asked again only when one of them changed. */
  views?(meeting: Meeting): readonly View[];
  readonly sections?: Readonly<Record<string, SectionWriter>>;
  readonly entries?: Readonly<Partial<Record<EntryKind, EntryWriter>>>;
}

// The list of features holds features of many types; this is the only `any` in the source.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyFeature = Feature<any, any, any>;

export const refuse = (why: string, field?: FormField): Refusal => ({ refuse: why, ...(field && { field }) });
/** Refuses a command that was typed the wrong way: its usage is added. */
export const wrongUsage = (why: string): Refusal => ({ refuse: why, usage: true });
export const isRefusedDecision = (decision: Decision<Event>): decision is Refusal => 'refuse' in decision;
