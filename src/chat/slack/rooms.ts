import type { RoomId } from '../../ports/chat.ts';

/** The room of a channel. */
export const roomOf = (channel: string): RoomId => `slack:${channel}`;

/** The channel of a room. */
export const channelOf = (room: RoomId): string => room.slice('slack:'.length);

/** Whether a channel is a conversation of two. */
export const isDirectChannel = (channel: string): boolean => channel.startsWith('D');
