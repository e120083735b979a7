// Slack's limits, in characters and blocks (docs.slack.dev, "Block Kit" and "chat.postMessage"; the whole message has an
// undocumented limit of about 13,200 characters in its blocks, bolt-js issue 2509).

/** Of the text of one section block. */
export const SECTION_TEXT = 3000;
/** Of the text of a header block. */
export const HEADER_TEXT = 150;
/** Of the text of a button. */
export const BUTTON_TEXT = 75;
/** Of the `text` of chat.update, which is what notifications and screen readers read. */
export const FALLBACK_TEXT = 4000;
/** Of all blocks of a message together: what is longer is cut. */
export const MESSAGE_TEXT = 10_000;
export const MESSAGE_BLOCKS = 50;
/** Of an actions block. */
export const MAX_BUTTONS = 25;
/** Of a modal or an App Home. */
export const VIEW_BLOCKS = 100;
/** Of the text and of the value of an option that people choose, and how many of them a list can have. */
export const OPTION_TEXT = 75;
export const OPTION_VALUE = 150;
export const MAX_OPTIONS = 100;
