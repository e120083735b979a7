/** The room's pages that people can be sent to after they signed in. */
const PAGES = /^\/(?:minutes\/[a-z0-9][a-z0-9-]*\/\d+)?$/u;

/** The page to go to after a sign-in: the one that was asked for, if it's one of the room's own, or the room. */
export const returnPath = (asked: string | undefined): string =>
  asked !== undefined && PAGES.test(asked) ? asked : '/';
