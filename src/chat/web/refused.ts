/** The request does not fit the room: a sentence for the person, and the HTTP status. */
export class WebRefusal extends Error {
  readonly status: 400 | 404;
  constructor(message: string, status: 400 | 404 = 400) {
    super(message);
    this.status = status;
  }
}
