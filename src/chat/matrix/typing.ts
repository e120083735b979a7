/** Shows that Gavel is at work, in rooms where its answer takes longer than a moment. */
export interface TypingNotice {
  /** Somebody asked for something. */
  readonly asked: (room: string) => void;
  /** Something was said in the room. */
  readonly answered: (room: string) => void;
  readonly stop: () => void;
}

const MOMENT_MS = 400;

/** How a message begins that has an answer in words. */
const ASKED = /^\s*(?:[!/]{1,2}meeting\b|#(?:start|end)meeting\b|@?gavel[:,]?\s)/iu;
export const asksForWords = (text: string): boolean => ASKED.test(text);

/** @param show tells the homeserver, which ends it by itself after a while; it never rejects */
export function typingNotice(show: (room: string, isTyping: boolean) => void): TypingNotice {
  const soon = new Map<string, NodeJS.Timeout>();
  const shown = new Set<string>();
  const begin = (room: string): void => {
    soon.delete(room);
    shown.add(room);
    show(room, true);
  };
  return {
    asked(room) {
      if (soon.has(room) || shown.has(room)) return;
      soon.set(room, setTimeout(begin, MOMENT_MS, room).unref());
    },
    answered(room) {
      clearTimeout(soon.get(room));
      soon.delete(room);
      if (shown.delete(room)) show(room, false);
    },
    stop() {
      for (const timer of soon.values()) clearTimeout(timer);
      soon.clear();
    },
  };
}
