import type { WebClient } from '@slack/web-api';

import type { InLanguage } from '../../language/language.ts';
import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import type { RelayAuthor } from '../../ports/chat.ts';
import { recentMap } from '../recent-map.ts';
import { slackMessages } from './messages.ts';
import type { SlackPeople } from './people.ts';

/** The scope without which Slack leaves the names of authors out, and says nothing of it. */
const CUSTOMIZE = 'chat:write.customize';

/** How a message is posted under its author's name (docs.slack.dev, "chat.postMessage", authorship). */
export interface AuthorByline {
  readonly username: string;
  readonly icon_url?: string;
}

/** Whose names Gavel's messages are posted under. */
export interface AuthorBylines {
  /** How to post somebody's words under their name; undefined if the app may not. */
  byline(author: RelayAuthor, of: InLanguage): Promise<AuthorByline | undefined>;
  /** A message was posted, under its author's name or with the name before its words: an edit keeps to that. */
  posted(channel: string, ts: string, isNamed: boolean): void;
  /** Whether one of Gavel's messages is posted under its author's name. */
  isNamed(channel: string, ts: string): Promise<boolean>;
}

const LONGEST_NAME = 60;
const KEPT = 1000;

/** The platform stands behind the name, whatever the name is: nobody is taken for a member of the workspace. */
const nameOf = ({ name, platform }: RelayAuthor, of: InLanguage): string =>
  `${shortenText(cleanText(name), LONGEST_NAME) || slackMessages(of).someone} (${platform})`;

/** @param scopes asks what the token may do: rejects where Slack does not tell now, so that no post differs for that */
export function authorBylines(
  client: WebClient,
  people: SlackPeople,
  scopes: () => Promise<readonly string[]>,
): AuthorBylines {
  const known = recentMap<boolean>(KEPT);
  const remember = (channel: string, ts: string, isNamed: boolean): boolean => {
    known.set(`${channel} ${ts}`, isNamed);
    return isNamed;
  };
  return {
    async byline(author, of) {
      if (!(await scopes()).includes(CUSTOMIZE)) return undefined;
      const picture = author.id === undefined ? undefined : await people.picture(author.id);
      return { username: nameOf(author, of), ...(picture === undefined ? {} : { icon_url: picture }) };
    },
    posted: (channel, ts, isNamed) => void remember(channel, ts, isNamed),
    async isNamed(channel, ts) {
      const before = known.get(`${channel} ${ts}`);
      if (before !== undefined) return before;
      // Said before Gavel was started: Slack knows.
      const answer = await client.conversations.replies({
        channel,
        ts,
        latest: ts,
        oldest: ts,
        inclusive: true,
        limit: 2,
      });
      const found = answer.messages?.find((one) => one.ts === ts);
      const { username }: { username?: unknown } = Object(found);
      return remember(channel, ts, username !== undefined);
    },
  };
}
