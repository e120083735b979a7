import { accountOn, isLocal, nameOf, type Line, type Piece } from '../../meeting/message.ts';
import { timeInWords } from '../../meeting/time-in-words.ts';
import { typedOnSlack } from './typed-command.ts';

/**
 * Data as Slack shows it: `&`, `<` and `>` are the only characters with a meaning that could call people or make links
 * (docs.slack.dev, "Formatting message text"). Three backticks would swallow the lines that follow.
 */
export const escaped = (data: string): string =>
  data.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('```', '`\u200B`\u200B`');

/** What stands between two signs of markup must not hold the sign itself. */
const between = (sign: string, look: string, data: string): string =>
  data.trim() === '' ? escaped(data) : `${sign}${escaped(data.replaceAll(sign, look))}${sign}`;

/** A link's target, in which the two characters that end it are percent-encoded. */
const target = (url: string): string => escaped(url.replaceAll('|', '%7C').replaceAll('>', '%3E'));

/** Each reader's own date and time; UTC in words where Slack cannot show it. */
const localTime = (piece: Extract<Piece, { readonly time: string }>): string => {
  const fallback = escaped(timeInWords(piece)).replaceAll('|', ' ');
  return `<!date^${Math.floor(Date.parse(piece.time) / 1000)}^{date_short_pretty} at {time}|${fallback}>`;
};

/** The Slack id of the member of a handle, where it is known. */
export type SlackIdOf = (handle: string) => string | undefined;

const NOBODY: SlackIdOf = () => undefined;

/** `<@U…>` notifies: whoever is only listed is named, not called. */
function mention(piece: Extract<Piece, { readonly member: string }>, idOf: SlackIdOf): string {
  const { member, account, calls } = piece;
  if (calls !== true) return escaped(nameOf(piece));
  const id = account === undefined ? idOf(member) : accountOn('slack', piece);
  return id === undefined ? escaped(nameOf(piece)) : `<@${escaped(id)}>`;
}

export function mrkdwn(piece: Piece, idOf: SlackIdOf = NOBODY): string {
  if (typeof piece === 'string') return escaped(piece);
  if ('member' in piece) return mention(piece, idOf);
  if ('time' in piece) return localTime(piece);
  if ('link' in piece && isLocal(piece)) return escaped(piece.text);
  if ('link' in piece) return `<${target(piece.link)}|${escaped(piece.text).replaceAll('|', '¦')}>`;
  if ('strong' in piece) return between('*', '∗', piece.strong);
  return codeMrkdwn('command' in piece ? typedOnSlack(piece.command) : piece.code);
}

/** A text of several lines, such as minutes in Markdown, stands as it is. */
const codeMrkdwn = (code: string): string =>
  code.includes('\n') ? `\`\`\`\n${escaped(code)}\n\`\`\`` : between('`', 'ˋ', code);

const BULLETS = ['•', '◦', '▪'];

const bullet = ({ depth = 0, ticked }: Line): string => {
  const sign = ticked === undefined ? (BULLETS[depth % BULLETS.length] ?? '•') : ticked ? '☑' : '☐';
  return `${'\u2003'.repeat(depth)}${sign} `;
};

/** One line as Slack's markup. A heading is bold here; at the top of a message it is a block of its own. */
export function lineMrkdwn(line: Line, idOf: SlackIdOf = NOBODY): string {
  const text = line.pieces.map((piece) => mrkdwn(piece, idOf)).join('');
  if (line.kind === 'item') return `${bullet(line)}${text}`;
  return line.kind === 'heading' && !text.includes('*') ? `*${text}*` : text;
}
