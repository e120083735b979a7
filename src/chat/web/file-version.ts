/** The file in which the web room keeps its conversations. */
export const WEB_ROOM_FILE = 'web-room.sqlite';

/** The version of that file that this program writes. */
export const WEB_ROOM_VERSION = 2;
