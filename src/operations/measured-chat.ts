import { type Chat, NotInRoom, TryLater, UndeliverableMessage, type Heard, type Outgoing } from '../ports/chat.ts';
import type { Metrics, SendOutcome } from './metrics.ts';

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof TryLater || error instanceof NotInRoom) return 'later';
  return error instanceof UndeliverableMessage ? 'undeliverable' : 'failed';
}

/** The same chat, with what it hears and sends counted and timed. */
export function measuredChat(chat: Chat, metrics: Metrics): Chat {
  const { platform } = chat;
  const { heard, lastHeard, acknowledgement, sent, sending } = metrics;
  const page = chat.page?.bind(chat);
  const isConnected = chat.isConnected?.bind(chat);
  return {
    platform,
    start: (hear, entered) =>
      chat.start(async (said: Heard) => {
        heard.inc({ platform, kind: said.kind });
        lastHeard.setToCurrentTime({ platform });
        const acknowledged = acknowledgement.startTimer({ platform });
        await hear(said);
        acknowledged();
      }, entered),
    async send(outgoing: Outgoing) {
      const finished = sending.startTimer({ platform });
      try {
        const message = await chat.send(outgoing);
        finished();
        sent.inc({ platform, kind: outgoing.kind, outcome: 'sent' });
        return message;
      } catch (error) {
        sent.inc({ platform, kind: outgoing.kind, outcome: outcomeOf(error) });
        throw error;
      }
    },
    fetch: (room, reference, most) => chat.fetch(room, reference, most),
    ...(page && { page }),
    ...(isConnected && { isConnected }),
    ...(chat.conversation && { conversation: chat.conversation }),
    stop: () => chat.stop(),
  };
}
