/** The groups' calendars as iCalendar (RFC 5545), for subscribers. */
export interface Calendars {
  /** The ids and names of the groups that have one. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** A group's whole calendar; undefined if there's no such group, or it has no meeting yet. */
  feed(group: string): string | undefined;
  /** One meeting, by the start that it was first given (ISO 8601, UTC); undefined if there's none. */
  meeting(group: string, key: string): string | undefined;
}
