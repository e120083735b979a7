import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

import type { RoomsAbout, BoardView, NewMessage, Post, WebMember, WebRoom } from '../protocol.ts';
import { Announcer } from './announcer.ts';
import { useAttaching } from './attaching.ts';
import { BoardAgenda, BoardSummary, NextMeeting, OpenActions } from './board.ts';
import { JoinBar, MemberChooser } from './chooser.ts';
import { Composer, type ComposerProps, type MessageDraft } from './composer.ts';
import { Conversation } from './conversation.ts';
import { Disconnected, Header } from './header.ts';
import { messagesNow, setPageLanguage } from './language.ts';
import { MinutesPane } from './minutes-pane.ts';
import { rememberedRoom, rememberRoom, withGuests } from './person.ts';
import { Picking } from './reactions.ts';
import { StepBar } from './step-bar.ts';
import { panelProps, type RoomTab, RoomTabs, useNarrow } from './tabs.ts';
import { newKey, type UnsentPost, useOutbox } from './unsent.ts';
import { useCommands } from './use-commands.ts';
import { usePerson } from './use-person.ts';
import { useReacting } from './use-reacting.ts';
import { useRoom } from './use-room.ts';

const NO_DRAFT: MessageDraft = { text: '', turn: 0 };

/** The whole page of the room. */
export function Room({ about }: { about: RoomsAbout }) {
  const { records, rooms } = about;
  const [choosing, setChoosing] = useState(false);
  const [room, setRoom] = useState(() => firstRoom(rooms));
  const [tab, setTab] = useState<RoomTab>('room');
  const [draft, setDraft] = useState(NO_DRAFT);
  const { me, label, signedInAs, choosesWho, become } = usePerson(about, room);
  const narrow = useNarrow();
  const outbox = useOutbox();
  const { state, status, older } = useRoom(room?.id, me);
  const commands = useCommands(room, me, state.board);
  const shownTab = narrow ? tab : undefined;
  const fresh = useFresh(state.posts, shownTab);

  const reader = me ?? '';
  const members = withGuests(about.members, state.posts, signedInAs);
  const attaching = useAttaching(room?.id);
  const say = (text: string, more: Pick<NewMessage, 'replyTo' | 'pictures'> = {}): void => {
    if (me === undefined) setChoosing(true);
    else if (room) outbox.send(room.id, { as: me, key: newKey(), text, ...more });
  };
  const { react, choose, here, trouble, setTrouble } = useReacting(room?.id, { me, label }, state.posts, {
    say,
    ask: () => setChoosing(true),
  });
  const send = (text: string): void => {
    const pictures = attaching.all.flatMap(({ name, picture }) => (picture ? [{ id: picture.id, name }] : []));
    say(text, { replyTo: draft.replyTo?.id, ...(pictures.length > 0 && { pictures }) });
    attaching.put([]);
    setDraft({ text: '', turn: draft.turn + 1 });
  };
  const compose = (text: string): void => {
    if (me === undefined) setChoosing(true);
    setTab('room');
    setDraft({ ...draft, text: `${text} `, turn: draft.turn + 1 });
  };
  const edit = (unsent: UnsentPost): void => {
    outbox.drop(unsent);
    const replyTo = state.posts.find(({ id }) => id === unsent.message.replyTo);
    setDraft({ text: unsent.message.text, replyTo, turn: draft.turn + 1 });
    attaching.put(unsent.message.pictures ?? []);
  };
  const showVote = (number: number): void => {
    setTab('room');
    focusVote(number);
  };
  const enter = (next: WebRoom): void => {
    rememberRoom(next.id);
    setPageLanguage(next.language);
    setRoom(next);
    setDraft(NO_DRAFT);
    attaching.put([]);
  };
  const choosePerson = (handle: string): void => {
    become(handle);
    setChoosing(false);
    setDraft({ ...NO_DRAFT, turn: draft.turn + 1 });
  };

  useEffect(() => {
    document.title = room ? `${room.title} – Gavel` : 'Gavel';
  }, [room]);

  const context = { members, me: reader, label, compose, tabIndex: 0 };
  const { board } = state;
  return html`
    <a class="skip" href="#message">${messagesNow().skipToMessage}</a>
    <div class="app" data-tab=${tab}>
      <${Header}
        rooms=${rooms}
        room=${room}
        enter=${enter}
        members=${members}
        me=${me}
        change=${() => setChoosing(true)}
        signedInAs=${signedInAs}
        status=${status}
      />
      <${Disconnected} status=${status} />
      <main>
        ${narrow && html`<${RoomTabs} tab=${tab} choose=${setTab} fresh=${fresh} />`}
        <${StepBar} board=${board} me=${me} label=${label} actions=${{ say, compose, here, showVote }} />
        <div id="part-room" class="talk" ...${panelProps('room', narrow)}>
          <${Picking.Provider} value=${{ records, board }}><${Conversation}
            state=${state}
            context=${context}
            outbox=${outbox}
            room=${room?.id ?? ''}
            choosesWho=${choosesWho}
            react=${react}
            choose=${choose}
            reply=${(post: Post) => setDraft({ ...draft, replyTo: post, turn: draft.turn + 1 })}
            edit=${edit}
            older=${() => older().catch(({ message }: Error) => setTrouble(message))}
          /></>
          <${Trouble} words=${trouble} close=${() => setTrouble(undefined)} />
          <${MessageBox}
            draft=${draft}
            setDraft=${setDraft}
            send=${send}
            attaching=${attaching}
            commands=${commands}
            members=${members}
            said=${state.posts.flatMap(({ by, content }) => (by === me && 'text' in content ? [content.text] : []))}
            me=${me}
            board=${board}
            ask=${() => setChoosing(true)}
          />
        </div>
        <${BoardParts} board=${board} members=${members} me=${reader} tab=${shownTab} say=${say} />
      </main>
    </div>
    <${Announcer} posts=${state.posts} loaded=${state.loaded} me=${reader} members=${members} />
    ${choosing && html`<${MemberChooser} members=${members} me=${me} choose=${choosePerson} close=${() => setChoosing(false)} />`}
  `;
}

/** The room in which this tab was last, with the page in its language. */
function firstRoom(rooms: readonly WebRoom[]): WebRoom | undefined {
  const room = rooms.find(({ id }) => id === rememberedRoom()) ?? rooms[0];
  if (room) setPageLanguage(room.language);
  return room;
}

function focusVote(number: number): void {
  const card = document.querySelector<HTMLElement>(`[data-vote="${number}"]`);
  card?.scrollIntoView({ block: 'center' });
  card?.querySelector('button')?.focus();
}

function Trouble({ words, close }: { words: string | undefined; close: () => void }) {
  if (words === undefined) return null;
  return html`<p class="trouble" role="alert">
    ${words} <button type="button" onClick=${close}>${messagesNow().close}</button>
  </p>`;
}

type MessageBoxProps = Omit<ComposerProps, 'me'> & { readonly me: string | undefined; readonly ask: () => void };

/** Where people write; guests are asked who they are first. */
function MessageBox({ me, ask, ...props }: MessageBoxProps) {
  return me === undefined ? html`<${JoinBar} choose=${ask} />` : html`<${Composer} ...${props} me=${me} />`;
}

interface BoardProps {
  readonly board: BoardView | undefined;
  readonly members: readonly WebMember[];
  readonly me: string;
  /** The one that is shown; undefined if all are. */
  readonly tab: RoomTab | undefined;
  readonly say: (text: string) => void;
}

function BoardParts({ board, members, me, tab, say }: BoardProps) {
  if (!board) return null;
  const isNarrow = tab !== undefined;
  const agenda = isNarrow ? panelProps('agenda', true) : { role: 'group', 'aria-label': messagesNow().meeting };
  return html`<div id="part-agenda" class="part" tabindex="0" ...${agenda}>
      <${BoardSummary} board=${board} members=${members} />
      <${BoardAgenda} board=${board} me=${me} go=${(place: string) => say(`/topic ${place}`)} />
      <${OpenActions} board=${board} members=${members} />
      ${board.next && html`<${NextMeeting} next=${board.next} />`}
    </div>
    <div id="part-minutes" class="part" ...${panelProps('minutes', isNarrow)}>
      <${MinutesPane} board=${board} inSight=${tab === undefined || tab === 'minutes'} />
    </div>`;
}

/** Whether something was said since the conversation was last in sight. */
function useFresh(posts: readonly Post[], tab: RoomTab | undefined): boolean {
  const inSight = tab === undefined || tab === 'room';
  const last = posts.at(-1)?.n ?? 0;
  const [seen, setSeen] = useState(last);
  useEffect(() => {
    if (inSight) setSeen(last);
  }, [inSight, last]);
  return last > seen;
}
