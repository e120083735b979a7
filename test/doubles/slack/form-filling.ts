import { Refused } from './check.ts';

type Json = Readonly<Record<string, unknown>>;

/** What somebody fills in, by the block: the value of an option, users, a day, or words. */
export type FormFilling = Readonly<Record<string, string | readonly string[] | null>>;

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly options?: readonly { readonly value: string }[];
  readonly initial_option?: { readonly value: string };
  readonly initial_users?: readonly string[];
  readonly initial_date?: string;
  readonly initial_value?: string;
}
interface Input {
  readonly type: string;
  readonly block_id: string;
  readonly optional?: boolean;
  readonly element: Element;
}

const inputsOf = (view: Json): readonly Input[] =>
  (view['blocks'] as readonly Input[]).filter(({ type }) => type === 'input');

/** What Slack tells of an element, by its type (docs.slack.dev, "View submission payloads", the state of a view). */
const STATES: Readonly<Record<string, (element: Element, filled: FormFilling[string] | undefined) => Json>> = {
  static_select({ options = [], initial_option: before }, filled = before?.value) {
    const option = options.find(({ value }) => value === filled);
    if (typeof filled === 'string' && !option) throw new Error(`Nobody can choose ${filled}: it is no option`);
    return { selected_option: option ?? null };
  },
  multi_users_select: ({ initial_users: before }, filled = before) => ({ selected_users: filled ?? [] }),
  datepicker: ({ initial_date: before }, filled = before) => ({ selected_date: filled ?? null }),
  plain_text_input: ({ initial_value: before }, filled = before) => ({ value: filled ?? null }),
};

const isEmpty = (state: Json): boolean =>
  Object.values(state).every((value) => value === null || (Array.isArray(value) && value.length === 0));

/** The state of a view that is filled in. Slack sends no form in which something is missing that it needs. */
export function viewState(view: Json, filling: FormFilling): Json {
  const inputs = inputsOf(view);
  const unknown = Object.keys(filling).find((id) => !inputs.some((one) => one.block_id === id));
  if (unknown !== undefined) throw new Error(`The form has no ${unknown}`);
  const values = inputs.map(({ block_id: id, element, optional }): [string, Json] => {
    const state = STATES[element.type]?.(element, filling[id]);
    if (!state) throw new Error(`The fake cannot fill in a ${element.type}`);
    if (optional !== true && isEmpty(state)) throw new Error(`Slack wants ${id} to be filled in`);
    return [id, { [element.action_id]: { type: element.type, ...state } }];
  });
  return { values: Object.fromEntries(values) };
}

/** What an app may answer to a form: nothing, which closes it, or errors at its inputs. */
export function checkFormAnswer(view: Json, answer: Json): void {
  if (Object.keys(answer).length === 0) return;
  if (answer['response_action'] !== 'errors')
    throw new Refused(`The fake knows no ${String(answer['response_action'])}`);
  const errors = Object.entries(answer['errors'] as Json);
  const ids = inputsOf(view).map((one) => one.block_id);
  const wrong = errors.find(([id, why]) => !ids.includes(id) || typeof why !== 'string' || why === '');
  if (errors.length === 0 || wrong) throw new Refused(`Slack cannot show the error ${JSON.stringify(wrong)}`);
}
