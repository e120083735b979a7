import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';

export type RoomTab = 'room' | 'agenda' | 'minutes';

const TABS: readonly { readonly tab: RoomTab; readonly label: string }[] = [
  { tab: 'room', label: 'Room' },
  { tab: 'agenda', label: 'Agenda' },
  { tab: 'minutes', label: 'Minutes' },
];

/** On a narrow screen, one of the three parts at a time; arrow keys move between them. */
export function RoomTabs({ tab, choose, fresh }: { tab: RoomTab; choose: (tab: RoomTab) => void; fresh: boolean }) {
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const to = TABS.at((TABS.findIndex((one) => one.tab === tab) + step) % TABS.length);
    if (!to) return;
    choose(to.tab);
    document.getElementById(`tab-${to.tab}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label="Parts of the room" onKeyDown=${key}>
    ${TABS.map(
      (one) =>
        html`<button
          type="button"
          role="tab"
          id=${`tab-${one.tab}`}
          aria-controls=${`part-${one.tab}`}
          aria-selected=${one.tab === tab}
          tabindex=${one.tab === tab ? 0 : -1}
          onClick=${() => choose(one.tab)}
        >
          ${one.label}${one.tab === 'room' && fresh && html`<span class="fresh"><span class="unseen"> (new messages)</span></span>`}
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
