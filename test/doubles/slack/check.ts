// What Slack refuses in blocks: what has another shape than its own types say (schema.ts), and, of the blocks that Gavel
// uses, what breaks the limits of docs.slack.dev ("Block Kit", the page of each block and element). A message or a view
// with one wrong block is refused as a whole.
import { schemaProblems, type SchemaShape } from './schema.ts';

/** Something in a call that Slack refuses, by the error that it answers. */
export class Refused extends Error {
  readonly more: Readonly<Record<string, unknown>>;
  constructor(error: string, more: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.more = more;
  }
}

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown, at: string) => void;

const wrong = (at: string, why: string): never => {
  throw new Refused('invalid_blocks', { response_metadata: { messages: [`[ERROR] ${why} [json-pointer:${at}]`] } });
};

const asObject = (value: unknown, at: string): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : wrong(at, 'must be an object');

const asArray = (value: unknown, at: string): readonly unknown[] =>
  Array.isArray(value) ? value : wrong(at, 'must be an array');

const text =
  (longest: number): Check =>
  (value, at) => {
    if (typeof value !== 'string' || value.length === 0) wrong(at, 'must be more than 0 characters');
    else if (value.length > longest) wrong(at, `must be less than ${longest + 1} characters`);
  };

/** Exactly these fields; those with a ? may be missing. */
const fields =
  (known: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    const given = asObject(value, at);
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(known, key) && !Object.hasOwn(known, `${key}?`))
        wrong(`${at}/${key}`, `invalid additional property: ${key}`);
    }
    for (const [name, check] of Object.entries(known)) {
      const key = name.replace('?', '');
      if (given[key] !== undefined) check(given[key], `${at}/${key}`);
      else if (!name.endsWith('?')) wrong(`${at}/${key}`, `missing required field: ${key}`);
    }
  };

const only =
  (...values: readonly unknown[]): Check =>
  (value, at) => {
    if (!values.includes(value)) wrong(at, `must be one of ${values.join(', ')}`);
  };
const list =
  (each: Check, most: number): Check =>
  (value, at) => {
    const items = asArray(value, at);
    if (items.length === 0 || items.length > most) wrong(at, `must have 1 to ${most} items`);
    for (const [i, item] of items.entries()) each(item, `${at}/${i}`);
  };
const flag = only(true, false);

const plainText = (longest: number): Check => fields({ type: only('plain_text'), text: text(longest), 'emoji?': flag });
const mrkdwn = (longest: number): Check => fields({ type: only('mrkdwn'), text: text(longest), 'verbatim?': flag });
const anyText =
  (longest: number): Check =>
  (value, at) =>
    (asObject(value, at)['type'] === 'mrkdwn' ? mrkdwn(longest) : plainText(longest))(value, at);

const byType =
  (kinds: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    const type = String(asObject(value, at)['type']);
    const check = kinds[type];
    if (check) check(value, at);
    else wrong(`${at}/type`, `unsupported type: ${type}`);
  };

const option = fields({ text: plainText(75), value: text(150), 'description?': plainText(75) });
const elements: Readonly<Record<string, Check>> = {
  button: fields({
    type: only('button'),
    text: plainText(75),
    action_id: text(255),
    'value?': text(2000),
    'style?': only('primary', 'danger'),
    'accessibility_label?': text(75),
  }),
  static_select: fields({
    type: only('static_select'),
    action_id: text(255),
    options: list(option, 100),
    'initial_option?': option,
    'placeholder?': plainText(150),
  }),
  multi_users_select: fields({
    type: only('multi_users_select'),
    action_id: text(255),
    'initial_users?': list(text(30), 100),
    'placeholder?': plainText(150),
  }),
  datepicker: fields({
    type: only('datepicker'),
    action_id: text(255),
    'initial_date?': text(10),
    'placeholder?': plainText(150),
  }),
  plain_text_input: fields({
    type: only('plain_text_input'),
    action_id: text(255),
    'multiline?': flag,
    'initial_value?': text(3000),
    'max_length?': () => undefined,
  }),
};

const { button = () => undefined, ...inputs } = elements;
const id = { 'block_id?': text(255) };
const BLOCKS: Readonly<Record<string, Check>> = {
  header: fields({ type: only('header'), text: plainText(150), ...id }),
  section: fields({
    type: only('section'),
    text: anyText(3000),
    'accessory?': byType(elements),
    'expand?': flag,
    ...id,
  }),
  context: fields({ type: only('context'), elements: list(anyText(2000), 10), ...id }),
  divider: fields({ type: only('divider'), ...id }),
  actions: fields({ type: only('actions'), elements: list(byType({ button }), 25), ...id }),
};
const IN_MODALS: Readonly<Record<string, Check>> = {
  ...BLOCKS,
  input: fields({
    type: only('input'),
    label: plainText(2000),
    element: byType(inputs),
    'optional?': flag,
    'hint?': plainText(2000),
    ...id,
  }),
};

/** The text of a block that counts towards the length of a message. */
const lengthOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : lengthOf(one)),
    0,
  );
};

const LONGEST_MESSAGE = 13_200;

function checkShape(shape: SchemaShape, value: unknown, at: string): void {
  const found = schemaProblems(shape, value);
  if (found) wrong(`${at}${found.at}`, found.why);
}

/** The blocks of a message. */
export function checkBlocks(blocks: unknown): void {
  checkShape('Blocks', blocks, '/blocks');
  list(byType(BLOCKS), 50)(blocks, '/blocks');
  const ids = asArray(blocks, '/blocks').flatMap((block) => {
    const { elements: within = [] } = block as { elements?: readonly { action_id?: string }[] };
    return within.flatMap(({ action_id: action }) => action ?? []);
  });
  if (new Set(ids).size < ids.length) wrong('/blocks', 'action_id must be unique');
  if (lengthOf(blocks) > LONGEST_MESSAGE) throw new Refused('msg_blocks_too_long');
}

const MODAL = fields({
  type: only('modal'),
  callback_id: text(255),
  title: plainText(24),
  'submit?': plainText(24),
  'close?': plainText(24),
  'private_metadata?': text(3000),
  blocks: list(byType(IN_MODALS), 100),
});
const HOME = fields({ type: only('home'), blocks: list(byType(BLOCKS), 100), 'private_metadata?': text(3000) });

const unique = (found: readonly unknown[], what: string): void => {
  if (new Set(found).size < found.length) wrong('/view/blocks', `${what} must be unique`);
};

/** A modal or an App Home. */
export function checkView(view: unknown): void {
  checkShape((view as { type?: unknown }).type === 'home' ? 'HomeView' : 'ModalView', view, '/view');
  byType({ modal: MODAL, home: HOME })(view, '/view');
  const { blocks, submit } = view as { blocks: readonly Json[]; submit?: unknown };
  const isInput = ({ type }: Json): boolean => type === 'input';
  if (submit === undefined && blocks.some(isInput)) wrong('/view/submit', 'missing required field: submit');
  unique(
    blocks.flatMap(({ block_id: one }) => one ?? []),
    'block_id',
  );
  unique(
    blocks.flatMap(({ element, elements: some = [] }) =>
      [element, ...(some as readonly unknown[])].flatMap((one) => (one as { action_id?: string })?.action_id ?? []),
    ),
    'action_id',
  );
}
