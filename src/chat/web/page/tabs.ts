import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

import { messagesNow } from './language.ts';

export type RoomTab = 'room' | 'agenda' | 'minutes';

const TABS: readonly RoomTab[] = ['room', 'agenda', 'minutes'];

/** On a narrow screen, one of the three parts at a time; arrow keys move between them. */
export function RoomTabs({ tab, choose, fresh }: { tab: RoomTab; choose: (tab: RoomTab) => void; fresh: boolean }) {
  const say = messagesNow();
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const to = TABS.at((TABS.indexOf(tab) + step) % TABS.length);
    if (!to) return;
    choose(to);
    document.getElementById(`tab-${to}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${say.partsOfRoom} onKeyDown=${key}>
    ${TABS.map(
      (one) =>
        html`<button
          type="button"
          role="tab"
          id=${`tab-${one}`}
          aria-controls=${`part-${one}`}
          aria-selected=${one === tab}
          tabindex=${one === tab ? 0 : -1}
          onClick=${() => choose(one)}
        >
          ${say.tabs[one]}${one === 'room' && fresh && html`<span class="fresh"><span class="unseen">${` ${say.newMessagesHint}`}</span></span>`}
        </button>`,
    )}
  </div>`;
}

/** Attributes that make a part the panel of its tab, where there are tabs. */
export const panelProps = (tab: RoomTab, narrow: boolean) =>
  narrow ? { role: 'tabpanel', 'aria-labelledby': `tab-${tab}` } : {};

/** Whether the screen is too narrow to show everything at once; the style sheet has the same bound. */
export function useNarrow(): boolean {
  const [query] = useState(() => matchMedia('(max-width: 860px)'));
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const changed = (): void => setNarrow(query.matches);
    // It may have changed before anybody listened.
    changed();
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [query]);
  return narrow;
}
