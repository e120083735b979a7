/** The groups' calendars as iCalendar (RFC 5545), for whoever subscribes to them. */
export interface Calendars {
  /** The ids and names of the groups that have one. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** A group's whole calendar; undefined where there is no such group, or no meeting of it yet. */
  feed(group: string): string | undefined;
  /** One meeting, by the start that it was first given (ISO 8601, UTC); undefined where there is none. */
  meeting(group: string, key: string): string | undefined;
}
