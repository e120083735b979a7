import ICAL from 'ical.js';

/** A meeting as an independent reader of iCalendar finds it. */
export interface ReadOccurrence {
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
  readonly location: string;
  readonly description: string;
  readonly uid: string;
  readonly sequence: number;
}

const iso = (time: ICAL.Time): string => time.toJSDate().toISOString();

/**
 * Every meeting of an iCalendar text that starts from `first` on and before `end`, by ical.js: recurrences expanded in
 * the zones that the text itself declares, exceptions in their place, cancelled ones left out.
 */
export function readCalendar(text: string, first: string, end: string): ReadOccurrence[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent');
  const exceptions = events.filter((event) => event.hasProperty('recurrence-id'));
  const found = events
    .filter((event) => !event.hasProperty('recurrence-id'))
    .flatMap((component) => {
      const uid = component.getFirstPropertyValue('uid');
      const own = exceptions.filter((one) => one.getFirstPropertyValue('uid') === uid);
      return expanded(new ICAL.Event(component, { exceptions: own }), end);
    });
  return found.filter(({ start }) => start >= first && start < end).toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

function expanded(event: ICAL.Event, end: string): ReadOccurrence[] {
  if (!event.isRecurring()) return isCancelled(event) ? [] : [asRead(event, event.startDate, event.endDate)];
  const found: ReadOccurrence[] = [];
  const iterator = event.iterator();
  // Moved meetings are looked for some way beyond the end.
  const stop = new Date(Date.parse(end) + 120 * 86_400_000).toISOString();
  for (let next = iterator.next(); next && iso(next) < stop; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (!isCancelled(item)) found.push(asRead(item, startDate, endDate));
  }
  return found;
}

const isCancelled = (event: ICAL.Event): boolean => event.component.getFirstPropertyValue('status') === 'CANCELLED';

const asRead = (event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): ReadOccurrence => ({
  start: iso(start),
  end: iso(end),
  location: event.location ?? '',
  description: event.description ?? '',
  uid: event.uid,
  sequence: event.sequence ?? 0,
});
