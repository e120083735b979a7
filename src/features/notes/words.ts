import { cleanText } from '../../meeting/clean-text.ts';
import type { TypedCommand } from '../../meeting/feature.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';

interface Words {
  readonly text: string;
  readonly by: Person;
  /** Whose message it is, if it's another one. */
  readonly said?: PersonKey;
}

/** What a command records, and who said it: its own words, those chosen in a form, or those that it answers. */
export function wordsOf({ args, by, chosen, answers }: TypedCommand): Words {
  if (chosen) return { text: args, by: chosen.said, said: chosen.said.key };
  if (args !== '' || !answers) return { text: args, by };
  return { text: cleanText(answers.text), by: answers.said, said: answers.said.key };
}
