// What the log says of a picture that somebody posted and of what came of it, for tests.
export const PICTURE_KEY = 'memory:lamp-room:7/attached/0';
const AT = '2026-03-03T17:16:00.000Z';

/** Kenji posted it under a topic of the lantern group. */
export const picturePosted = (topic: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'pictures.posted',
  at: AT,
  key: PICTURE_KEY,
  from: {
    room: 'memory:lamp-room',
    message: 'm7',
    reference: 'm7/0',
    user: { platform: 'memory', id: 'kenji', name: 'Kenji Morita' },
    alone: true,
  },
  name: 'chart',
  entry: { topic, text: 'The new chart', author: 'kenji', credit: 'kenji' },
  ...more,
});

/** What was fetched. */
export const FETCHED_PICTURE = {
  type: 'png',
  bytes: Uint8Array.of(1, 2, 3),
  sha256: 'a'.repeat(64),
  blob: 'b'.repeat(40),
} as const;
