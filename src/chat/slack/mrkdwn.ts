import { ENGLISH } from '../../language/language.ts';
import { accountIn, isLocal, pieceName, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import { timeInWords, type TimeInMessage } from '../../meeting/time-in-words.ts';
import { slackMessages } from './messages.ts';

/**
 * Data as Slack shows it: `&`, `<` and `>` are the only characters with a meaning that could call people or make links
 * (docs.slack.dev, "Formatting message text"). Three backticks would swallow the lines that follow.
 */
export const escapeMrkdwn = (data: string): string =>
  data.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('```', '`\u200B`\u200B`');

/** Text between two signs of markup can't contain the sign itself. */
const between = (sign: string, look: string, data: string): string =>
  data.trim() === '' ? escapeMrkdwn(data) : `${sign}${escapeMrkdwn(data.replaceAll(sign, look))}${sign}`;

/** A link's target, in which the two characters that end it are percent-encoded. */
const target = (url: string): string => escapeMrkdwn(url.replaceAll('|', '%7C').replaceAll('>', '%3E'));

/** Each reader's own date and time; UTC in words if Slack can't show it. */
const localTime = (piece: TimeInMessage): string => {
  const { moment } = slackMessages({ language: piece.language ?? ENGLISH.language });
  const fallback = escapeMrkdwn(timeInWords(piece)).replaceAll('|', ' ');
  return `<!date^${Math.floor(Date.parse(piece.time) / 1000)}^${moment}|${fallback}>`;
};

/** The Slack id of the member with a handle, if it's known. */
export type SlackIdOf = (handle: string) => string | undefined;

const NOBODY: SlackIdOf = () => undefined;

/** `<@U…>` notifies, so people who are only listed are named instead. */
function mention(piece: Extract<MessagePiece, { readonly member: string }>, idOf: SlackIdOf): string {
  const { member, account, calls } = piece;
  if (calls !== true) return escapeMrkdwn(pieceName(piece));
  const id = account === undefined ? idOf(member) : accountIn('slack', piece);
  return id === undefined ? escapeMrkdwn(pieceName(piece)) : `<@${escapeMrkdwn(id)}>`;
}

export function writeMrkdwn(piece: MessagePiece, idOf: SlackIdOf = NOBODY): string {
  if (typeof piece === 'string') return escapeMrkdwn(piece);
  if ('member' in piece) return mention(piece, idOf);
  if ('time' in piece) return localTime(piece);
  if ('link' in piece && isLocal(piece)) return escapeMrkdwn(piece.text);
  if ('link' in piece) return `<${target(piece.link)}|${escapeMrkdwn(piece.text).replaceAll('|', '¦')}>`;
  if ('strong' in piece) return between('*', '∗', piece.strong);
  return codeMrkdwn('command' in piece ? piece.command : piece.code);
}

/** A text of several lines, such as minutes in Markdown, is kept as it is. */
const codeMrkdwn = (code: string): string =>
  code.includes('\n') ? `\`\`\`\n${escapeMrkdwn(code)}\n\`\`\`` : between('`', 'ˋ', code);

const BULLETS = ['•', '◦', '▪'];

const bullet = ({ depth = 0, ticked }: MessageLine): string => {
  const sign = ticked === undefined ? (BULLETS[depth % BULLETS.length] ?? '•') : ticked ? '☑' : '☐';
  return `${'\u2003'.repeat(depth)}${sign} `;
};

/** One line as Slack's markup. A heading is bold here; at the top of a message it is a block of its own. */
export function lineMrkdwn(line: MessageLine, idOf: SlackIdOf = NOBODY): string {
  const text = line.pieces.map((piece) => writeMrkdwn(piece, idOf)).join('');
  if (line.kind === 'item') return `${bullet(line)}${text}`;
  return line.kind === 'heading' && !text.includes('*') ? `*${text}*` : text;
}
