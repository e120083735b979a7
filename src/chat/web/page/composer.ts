import { html } from 'htm/preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { SuggestedCommand } from '../../../ports/suggestions.ts';
import type { BoardView, Post, WebMember } from '../protocol.ts';
import { type AttachState, filesIn } from './attaching.ts';
import { Icon } from './icons.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';
import { AttachButton, AttachedPictures } from './pictures.ts';
import { plainPost } from './pieces.ts';
import { type CommandSuggestion, suggestionsFor } from './suggest.ts';

/** What stands in the message box, and whom it answers. */
export interface MessageDraft {
  readonly text: string;
  readonly replyTo?: Post | undefined;
  /** Rises when something else than typing changed the text: the box then takes the focus. */
  readonly turn: number;
}

export interface ComposerProps {
  readonly draft: MessageDraft;
  readonly setDraft: (draft: MessageDraft) => void;
  readonly send: (text: string) => void;
  readonly attaching: AttachState;
  readonly commands: readonly SuggestedCommand[];
  readonly members: readonly WebMember[];
  /** What this person said before, oldest first. */
  readonly said: readonly string[];
  readonly me: string;
  readonly board: Pick<BoardView, 'offRecord'> | undefined;
}

const TALLEST = 8;

/** Says that nothing that is said now is kept. */
const NotKept = ({ board }: Pick<ComposerProps, 'board'>) =>
  board?.offRecord === true ? html`<p class="not-kept" role="status">${messagesNow().offRecordHint}</p>` : null;

/** Where one types: Enter sends, Shift+Enter is a new line, ArrowUp brings back what one said, Esc leaves a reply. */
export function Composer({ draft, setDraft, send, attaching, commands, members, said, me, board }: ComposerProps) {
  const say = messagesNow();
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(-1);
  const [closed, setClosed] = useState(false);
  const [past, setPast] = useState<number>();
  const all = closed ? [] : suggestionsFor(draft.text.slice(0, caret), commands, members);

  // Before the next key is read.
  useLayoutEffect(() => {
    if (draft.turn === 0) return;
    box.current?.focus();
    box.current?.setSelectionRange(draft.text.length, draft.text.length);
    setCaret(draft.text.length);
  }, [draft.turn]);

  // Only what has no letter in it is held back; what is sent is sent as it was typed.
  const isEmpty = draft.text.trim() === '' && attaching.all.length === 0;
  const bring = (data: DataTransfer | null, event: Event): void => {
    const files = filesIn(data);
    if (files.length === 0) return;
    event.preventDefault();
    attaching.add(files);
  };
  const change = (text: string, position: number): void => {
    setDraft({ ...draft, text });
    setCaret(position);
    setChosen(-1);
    setClosed(false);
    setPast(undefined);
  };
  const take = ({ text }: CommandSuggestion): void => {
    setDraft({ ...draft, text: text + draft.text.slice(caret), turn: draft.turn + 1 });
    setChosen(-1);
  };
  const submit = (): void => {
    if (isEmpty || attaching.busy) return;
    send(draft.text);
    setPast(undefined);
  };
  const recall = (step: number): boolean => {
    if (past === undefined && (draft.text !== '' || step > 0)) return false;
    const at = (past ?? said.length) + step;
    if (at < 0) return true;
    setPast(at >= said.length ? undefined : at);
    setDraft({ ...draft, text: said[at] ?? '', turn: draft.turn + 1 });
    setClosed(true);
    return true;
  };
  const enter = (): boolean => {
    const suggestion = all[chosen];
    if (suggestion) take(suggestion);
    else submit();
    return true;
  };
  const escape = (): boolean => {
    if (all.length > 0) setClosed(true);
    else setDraft({ ...draft, replyTo: undefined });
    return true;
  };
  const move = (step: number): boolean => {
    if (all.length === 0 || past !== undefined) return recall(step);
    setChosen((chosen + step + all.length + (chosen < 0 && step < 0 ? 1 : 0)) % all.length);
    return true;
  };
  const tab = (): boolean => {
    const suggestion = all[Math.max(chosen, 0)];
    // What changes nothing is left, so that Tab still leaves the box.
    if (!suggestion || suggestion.text === draft.text.slice(0, caret)) return false;
    take(suggestion);
    return true;
  };
  const keys: Readonly<Record<string, () => boolean>> = {
    Enter: enter,
    Escape: escape,
    Tab: tab,
    ArrowUp: () => move(-1),
    ArrowDown: () => move(1),
  };
  const key = (event: KeyboardEvent): void => {
    // While an input method composes a character, its keys are its own.
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (keys[event.key]?.()) event.preventDefault();
  };

  return html`<form
    class="composer"
    onDragOver=${(event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    }}
    onDrop=${(event: DragEvent) => bring(event.dataTransfer, event)}
    onSubmit=${(event: Event) => {
      event.preventDefault();
      submit();
    }}
  >
    ${all.length > 0 && html`<${Suggestions} id=${list} all=${all} chosen=${chosen} take=${take} />`}
    ${
      draft.replyTo &&
      html`<p class="replying">
        <span>
          ${`${say.replyingTo} `}<strong
            >${draft.replyTo.by === undefined ? 'Gavel' : memberName(members, draft.replyTo.by)}</strong
          >
          ${` ${plainPost(draft.replyTo)}`}
        </span>
        <button
          type="button"
          aria-label=${say.leaveReply}
          title=${say.leaveReplyKey}
          onClick=${() => setDraft({ ...draft, replyTo: undefined, turn: draft.turn + 1 })}
        >
          <${Icon} name="close" />
        </button>
      </p>`
    }
    <${NotKept} board=${board} />
    <${AttachedPictures} all=${attaching.all} drop=${attaching.drop} />
    <div class="line">
      <textarea
        id="message"
        ref=${box}
        rows=${Math.min(TALLEST, draft.text.split('\n').length)}
        value=${draft.text}
        aria-label=${say.messageAs(memberName(members, me))}
        placeholder=${say.messageHint}
        aria-autocomplete="list"
        aria-controls=${all.length > 0 ? list : undefined}
        aria-activedescendant=${chosen >= 0 ? `${list}-${chosen}` : undefined}
        onInput=${({ currentTarget: { value, selectionStart } }: { currentTarget: HTMLTextAreaElement }) => change(value, selectionStart)}
        onSelect=${({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => setCaret(currentTarget.selectionStart)}
        onKeyDown=${key}
        onPaste=${(event: ClipboardEvent) => bring(event.clipboardData, event)}
      ></textarea>
      <${AttachButton} add=${attaching.add} />
      <button type="submit" class="primary" disabled=${isEmpty || attaching.busy}>${say.send}</button>
    </div>
  </form>`;
}

interface SuggestionsProps {
  readonly id: string;
  readonly all: readonly CommandSuggestion[];
  readonly chosen: number;
  readonly take: (suggestion: CommandSuggestion) => void;
}

function Suggestions({ id, all, chosen, take }: SuggestionsProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }), [chosen]);
  return html`<ul
    class="suggestions"
    id=${id}
    ref=${list}
    role="listbox"
    tabindex="0"
    aria-label=${messagesNow().suggestions}
  >
    ${all.map(
      (one, i) =>
        html`<li
          id=${`${id}-${i}`}
          role="option"
          aria-selected=${i === chosen}
          class=${one.now ? '' : 'later'}
          onMouseDown=${(event: Event) => {
            // The message box keeps the focus.
            event.preventDefault();
            take(one);
          }}
        >
          <code>${one.label}</code> <span>${one.help}</span>
          ${!one.now && html`<small>${messagesNow().notNow}</small>`}
        </li>`,
    )}
  </ul>`;
}
