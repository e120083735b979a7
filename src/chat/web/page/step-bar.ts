import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { BoardView } from '../protocol.ts';
import { Icon, type IconName } from './icons.ts';
import { messagesNow } from './language.ts';
import { isHeld, type NextStep, nextSteps } from './next-steps.ts';

/** What the page does for a step. */
export interface StepActions {
  readonly say: (text: string) => void;
  readonly compose: (text: string) => void;
  readonly here: () => void;
  readonly showVote: (number: number) => void;
}

const ICONS: Readonly<Record<NextStep['kind'], IconName>> = {
  here: 'hand',
  vote: 'motion',
  topic: 'next',
  start: 'start',
  openVote: 'motion',
  closeVote: 'check',
  onRecord: 'note',
  speak: 'speak',
  end: 'stop',
  minutes: 'note',
};

interface StepBarProps {
  readonly board: BoardView | undefined;
  readonly me: string | undefined;
  readonly label: string | undefined;
  readonly actions: StepActions;
}

/** How far the meeting is, and what this person can do now: the likeliest thing first, as the primary button. */
export function StepBar({ board, me, label, actions }: StepBarProps) {
  if (!board || me === undefined) return null;
  return html`<${Steps} board=${board} me=${me} label=${label} actions=${actions} />`;
}

function Steps({ board, me, label, actions }: StepBarProps & { board: BoardView; me: string }) {
  const say = messagesNow();
  const [ending, setEnding] = useState<string>();
  const { primary, others } = nextSteps(board, me, label);
  const press = (step: NextStep): void => {
    if (step.kind === 'end') setEnding(step.says);
    else take(step, actions);
  };
  const current = board.agenda.find((topic) => topic.current);
  return html`<section class="steps" aria-label=${say.whatNow}>
    <p class="where">
      <span class=${`phase ${board.phase.replaceAll(' ', '-')}`}>${say.phases[board.phase]}</span>
      ${board.offRecord && html`<strong class="off">${say.offRecord}</strong>`}
      ${isHeld(board) && current && html`<span class="topic"><span class="number">${current.place}</span> ${current.title}</span>`}
    </p>
    <div class="press">
      ${primary && html`<${Step} key=${primary.kind} step=${primary} press=${press} isPrimary />`}
      ${others.map((step) => html`<${Step} key=${step.kind} step=${step} press=${press} />`)}
    </div>
    ${ending !== undefined && html`<${ConfirmEnd} end=${() => actions.say(ending)} close=${() => setEnding(undefined)} />`}
  </section>`;
}

function take(step: Exclude<NextStep, { kind: 'end' }>, actions: StepActions): void {
  if (step.kind === 'here') actions.here();
  else if (step.kind === 'vote') actions.showVote(step.number);
  else if (step.kind === 'openVote') actions.compose(step.composes);
  else if (step.kind !== 'minutes') actions.say(step.says);
}

interface StepProps {
  readonly step: NextStep;
  readonly press: (step: NextStep) => void;
  readonly isPrimary?: boolean;
}

function Step({ step, press, isPrimary = false }: StepProps) {
  const say = messagesNow();
  const words = step.kind === 'topic' ? say.nextTopic(step.title) : say.steps[step.kind];
  const inner = html`<${Icon} name=${ICONS[step.kind]} /><span>${words}</span>`;
  const look = isPrimary ? 'step primary' : 'step';
  if (step.kind === 'minutes') return html`<a class=${`button ${look}`} href=${step.href}>${inner}</a>`;
  return html`<button type="button" class=${look} onClick=${() => press(step)}>${inner}</button>`;
}

/** Asks before the meeting ends. Esc leaves it open. */
function ConfirmEnd({ end, close }: { end: () => void; close: () => void }) {
  const say = messagesNow();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const confirm = (): void => {
    end();
    dialog.current?.close();
  };
  return html`<dialog class="chooser" ref=${dialog} aria-labelledby="end" aria-describedby="end-what" onClose=${close}>
    <h2 id="end">${say.endTitle}</h2>
    <p id="end-what" class="quiet">${say.endWhat}</p>
    <p class="choices">
      <button type="button" class="primary" onClick=${confirm}>${say.steps.end}</button>
      <button type="button" onClick=${() => dialog.current?.close()}>${say.cancel}</button>
    </p>
  </dialog>`;
}
