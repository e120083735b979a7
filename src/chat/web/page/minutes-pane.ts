import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { BoardView } from '../protocol.ts';
import { RenderedHtml } from './board.ts';
import { messagesNow } from './language.ts';
import { isHeld } from './next-steps.ts';

/** How long a new line stays marked. */
const NEW_MS = 20_000;

/** The minutes as they grow: they follow the meeting, until somebody reads elsewhere in them. */
export function MinutesPane({ board, inSight }: { board: BoardView; inSight: boolean }) {
  const say = messagesNow();
  const [source, setSource] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const { isFollowing, follow, leave } = useFollowing(pane, board, inSight && !source);
  const choice = (label: string, value: boolean) =>
    html`<button type="button" aria-pressed=${source === value} onClick=${() => setSource(value)}>${label}</button>`;
  return html`<section class="minutes-part" aria-labelledby="minutes">
    <div class="part-head">
      <h2 id="minutes">${say.minutes}</h2>
      ${!isFollowing && !source && html`<button type="button" class="follow" onClick=${follow}>${say.follow}</button>`}
      <div class="choice" role="group" aria-label=${say.showMinutesAs}>
        ${choice(say.asText, false)}${choice(say.asMarkdown, true)}
      </div>
    </div>
    <div
      class="pane"
      ref=${pane}
      role="group"
      tabindex="0"
      aria-labelledby="minutes"
      onWheel=${leave}
      onTouchMove=${leave}
      onKeyDown=${leave}
    >
      ${board.markdown.trim() === '' && html`<p class="quiet">${say.noMinutes}</p>`}
      ${
        source
          ? html`<pre class="source" aria-label=${say.markdownOfMinutes}>${board.markdown}</pre>`
          : html`<${RenderedHtml} html=${board.html} />`
      }
    </div>
  </section>`;
}

/** Marks what is new and the current topic, and scrolls to where the meeting is. */
function useFollowing(pane: { readonly current: HTMLDivElement | null }, board: BoardView, inSight: boolean) {
  const [isFollowing, setFollowing] = useState(true);
  const seen = useRef<{ readonly title: string; readonly lines: ReadonlyMap<string, number> }>(null);
  const topic = board.agenda.find(({ current }) => current)?.title;
  const held = isHeld(board);
  useLayoutEffect(() => {
    const box = pane.current;
    if (!box || !inSight) return;
    const lines = [...box.querySelectorAll<HTMLElement>('h1, h2, h3, h4, li, p')];
    const known = seen.current?.title === board.title ? seen.current.lines : undefined;
    const now = Date.now();
    // Another meeting, or the first look: nothing of it is new.
    const lineTimes = new Map(lines.map((line) => [ownText(line), known ? (known.get(ownText(line)) ?? now) : 0]));
    seen.current = { title: board.title, lines: lineTimes };
    const isNew = (line: HTMLElement): boolean => now - (lineTimes.get(ownText(line)) ?? 0) < NEW_MS;
    for (const line of lines) line.classList.toggle('is-new', isNew(line));
    const heading = lines.findLast((line) => /^H\d$/u.test(line.tagName) && line.textContent.trim() === topic);
    if (held) heading?.classList.add('is-current');
    const newest = lines.findLast((line) => lineTimes.get(ownText(line)) === now && /^(?:LI|P)$/u.test(line.tagName));
    if (isFollowing && held) scrollInside(box, heading, newest);
    const timer = setTimeout(() => {
      for (const line of lines) line.classList.remove('is-new');
    }, NEW_MS);
    return () => clearTimeout(timer);
  }, [board.html, board.title, topic, held, inSight, isFollowing]);
  const leave = (event: Event): void => {
    if (event instanceof KeyboardEvent && !/^(?:Arrow|Page|Home|End)/u.test(event.key)) return;
    const box = pane.current;
    if (held && box && box.scrollHeight > box.clientHeight) setFollowing(false);
  };
  return { isFollowing, follow: () => setFollowing(true), leave };
}

/** What a line says itself, without the lines below it. */
const ownText = (line: HTMLElement): string =>
  [...line.childNodes]
    .filter((node) => !(node instanceof HTMLUListElement || node instanceof HTMLOListElement))
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();

const MARGIN_PX = 12;

/** The topic's heading comes to the top, and the newest line under it stays in sight. */
function scrollInside(box: HTMLElement, heading: HTMLElement | undefined, newest: HTMLElement | undefined): void {
  const from = box.getBoundingClientRect().top - box.scrollTop;
  const top = heading && heading.getBoundingClientRect().top - from - MARGIN_PX;
  const bottom = newest && newest.getBoundingClientRect().bottom - from + MARGIN_PX - box.clientHeight;
  const to = Math.max(top ?? 0, bottom ?? 0);
  if (top === undefined && bottom === undefined) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  box.scrollTo({ top: to, behavior: isCalm ? 'auto' : 'smooth' });
}
