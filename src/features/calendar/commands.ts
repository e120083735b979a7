import { refuse, type Command, type Feature } from '../../meeting/feature.ts';
import { itemLine, messageOf, textLine } from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { ownOccurrence } from './calendar.ts';
import { calendarMessages } from './messages.ts';

/** `webcal:` opens the calendar program and subscribes. */
const webcal = (url: string): string => url.replace(/^https?:/u, 'webcal:');

/** The address of one meeting beside the feed: `…/GROUP/20240605T160000Z.ics`. */
const meetingUrl = (url: string, key: string): string =>
  `${url.replace(/\.ics$/u, '')}/${key.replaceAll(/[-:]|\.000/gu, '')}.ics`;

const command: Command<never> = {
  verb: 'meeting calendar',
  aliases: ['meeting ical', 'meeting ics'],
  usage: '/meeting calendar',
  help: (of) => calendarMessages(of).help,
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  decide(_, meeting) {
    const say = calendarMessages(meeting.group);
    const { url } = meeting.group.calendar;
    if (url === undefined) return refuse(say.notSetUp);
    const own = ownOccurrence(meeting);
    return {
      events: [],
      answer: messageOf(
        textLine(say.title),
        itemLine({ link: webcal(url), text: say.subscribe }),
        itemLine({ link: url, text: 'iCal' }),
        ...(own ? [itemLine({ link: meetingUrl(url, own.key), text: say.nextOnly })] : []),
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
