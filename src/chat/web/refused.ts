import { ENGLISH } from '../../language/language.ts';
import { type WebMessages, webMessages } from './messages.ts';

/** Which of its messages the server answers with. */
export type WebReason = (say: WebMessages) => string;

/** The request doesn't fit the room: a sentence for the person, in the language of their room, and the HTTP status. */
export class WebRefusal extends Error {
  readonly why: WebReason;
  readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 429 | 503;
  constructor(why: WebReason, status: WebRefusal['status'] = 400) {
    super(why(webMessages(ENGLISH)));
    this.why = why;
    this.status = status;
  }
}
