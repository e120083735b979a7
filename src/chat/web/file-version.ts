/** The file in which the web room keeps its conversations. */
export const WEB_ROOM_FILE = 'web-room.sqlite';

/** The version of that file that this program writes. */
export const WEB_ROOM_VERSION = 3;

/**
 * The file in which sign-ins are kept over a restart. Backups leave it out, since its name doesn't end in `.sqlite`: a
 * session that was ended must not come back with one.
 */
export const WEB_SESSION_FILE = 'web-sessions.db';
