import { html } from 'htm/preact';

const HOUR: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
const clock = new Intl.DateTimeFormat(undefined, HOUR);
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, {
  ...HOUR,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZoneName: 'short',
});

/** `2026-11-24 16:25 UTC`. */
export const inUtc = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** The reader's own day, in words: what separates the days of a conversation. */
export const dayOf = (at: string): string => day.format(new Date(at));

/** The time of day where the reader is; the date and UTC on hover. */
export const ClockTime = ({ at, label }: { at: string; label?: string }) =>
  html`<time datetime=${at} title=${`${label ?? ''}${inUtc(at)}`}>${clock.format(new Date(at))}</time>`;

/** Date and time where the reader is; UTC on hover. */
export function Instant({ at }: { at: string }) {
  const date = new Date(at);
  // A time that nobody can read is shown as it came.
  if (Number.isNaN(date.getTime())) return html`<time>${at}</time>`;
  return html`<time datetime=${at} title=${inUtc(at)}>${full.format(date)}</time>`;
}
