import type { PlatformSetup } from '../chat/chat-platform.ts';
import { PLATFORM_TRAITS } from '../config/members.ts';
import type { Config } from '../config/schema.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { TAG_EMOJI } from '../features/notes/tags.ts';
import { sharpPictures } from '../pictures/sharp-pictures.ts';
import type { Chat } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import { createBoards } from '../queries/boards.ts';
import { recordingForms } from '../queries/forms.ts';
import { createPages } from '../queries/pages.ts';
import { createSuggestions } from '../queries/suggestions.ts';
import type { Secretary } from '../secretary/secretary.ts';
import { meetsIn } from './meets.ts';

/** The circumstances of this start. */
type Circumstances = Pick<PlatformSetup, 'clock' | 'data' | 'end' | 'groups' | 'isRehearsal' | 'log' | 'port'>;

/** The setup for every adapter. @param gavel called only once it has been created */
export function platformSetup(how: Circumstances, gavel: () => Secretary, store: Store): PlatformSetup {
  const ids = how.groups.map(({ id }) => id);
  return {
    ...how,
    store,
    traits: PLATFORM_TRAITS,
    commands: meetingDomain.kernel.commands,
    recordsBy: TAG_EMOJI,
    meets: meetsIn(ids, gavel),
    offRecord: { keepable: async (heard) => gavel().keepable(heard) },
    boards: createBoards(gavel, store),
    forms: recordingForms(ids, gavel, store),
    pages: createPages(ids, gavel),
    suggestions: createSuggestions(gavel, how.clock),
    pictures: sharpPictures,
  };
}

/** Opens the adapters of what is set up, in the order of the list. */
export async function openPlatforms({ platforms }: Config, setup: PlatformSetup): Promise<readonly Chat[]> {
  const chats: Chat[] = [];
  // One after the other, so that the first error is the one that's reported.
  for (const platform of platforms) chats.push(await platform.open(setup));
  return chats;
}

/** Where people read proposed minutes, if one of the platforms shows them. */
export const proposalPage = ({ platforms }: Config): ((meeting: string) => string) | undefined =>
  platforms.find(({ proposalUrl }) => proposalUrl)?.proposalUrl;
