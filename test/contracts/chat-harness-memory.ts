import { memoryChat } from '../../src/chat/memory/memory.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { SeenMessage, ChatHarness } from './chat-harness.ts';

/** The harness of the adapter in memory: the adapter is the platform too, so a new process finds the same one. */
export async function memoryHarness(): Promise<ChatHarness> {
  const chat = memoryChat('memory');
  const room = 'memory:lobby';
  const said: Pick<SeenMessage, 'id' | 'text'>[] = [];
  let minute = 0;
  const at = (): string => new Date(Date.UTC(2026, 10, 24, 16, (minute += 1))).toISOString();
  const say = async (what: Omit<Parameters<typeof chat.say>[0], 'room' | 'at'>): Promise<string> => {
    const id = await chat.say({ room, at: at(), ...what });
    said.push({ id, text: what.text });
    return id;
  };
  return {
    room,
    people: [
      { platform: 'memory', id: 'tux', name: 'Tux' },
      { platform: 'memory', id: 'sjn', name: 'Salve' },
    ],
    open: () => chat,
    say: (what) => say(what),
    attach: (what, file) => say({ ...what, files: [file] }),
    react: (by, emoji, message, removed) => chat.react({ room, by, at: at(), message, emoji, removed }),
    async sees(person) {
      const sent = chat.sent
        .filter(({ outgoing }) => outgoing.kind === 'post' || outgoing.to.id === person.id)
        .map(({ message, outgoing }) => ({ id: message, text: plainText(outgoing.message) }));
      return [...said, ...sent].map((one) => ({
        ...one,
        marks: [],
        reactions: chat.reactions(one.id),
      }));
    },
    close: () => chat.stop(),
  };
}
