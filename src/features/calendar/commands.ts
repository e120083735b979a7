import { refuse, type Command, type Feature } from '../../meeting/feature.ts';
import { itemLine, messageOf, textLine } from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { ownOccurrence } from './calendar.ts';

/** `webcal:` opens the calendar program and subscribes. */
const webcal = (url: string): string => url.replace(/^https?:/u, 'webcal:');

/** The address of one meeting beside the feed: `…/GROUP/20240605T160000Z.ics`. */
const meetingUrl = (url: string, key: string): string =>
  `${url.replace(/\.ics$/u, '')}/${key.replaceAll(/[-:]|\.000/gu, '')}.ics`;

const command: Command<never> = {
  verb: 'meeting calendar',
  aliases: ['meeting ical', 'meeting ics'],
  usage: '/meeting calendar',
  help: () => "Tells where the group's calendar is, to subscribe to, and the next meeting as a file.",
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  decide(_, meeting) {
    const { url } = meeting.group.calendar;
    if (url === undefined)
      return refuse('This group has no calendar to subscribe to yet: whoever runs Gavel can set it up.');
    const own = ownOccurrence(meeting);
    return {
      events: [],
      answer: messageOf(
        textLine('The calendar of this group:'),
        itemLine({ link: webcal(url), text: 'subscribe' }),
        itemLine({ link: url, text: 'iCal' }),
        ...(own ? [itemLine({ link: meetingUrl(url, own.key), text: 'the next meeting only' })] : []),
      ),
    };
  },
};

/** Where the calendar is; a feature of its own because it decides nothing. */
export const calendarLinks: Feature<undefined, never> = {
  name: 'calendar-links',
  initial: () => undefined,
  commands: [command],
  evolve: {},
};
