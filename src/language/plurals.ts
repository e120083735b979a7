/** The forms of a word by the plural categories of CLDR that its language has; `other` is always there. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

interface Plurals {
  /** A count with the word in its form: `1 vote`, `2,000 votes`. */
  readonly counted: (count: number, forms: PluralForms) => string;
  /** The form alone: `vote`. */
  readonly pluralForm: (count: number, forms: PluralForms) => string;
}

/**
 * How a language forms its plurals: CLDR's rules, as every Node and browser has them (ECMA-402).
 * @param locale BCP 47: `en-GB`
 */
export function pluralsOf(locale: string): Plurals {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const pluralForm = (count: number, forms: PluralForms): string => forms[rules.select(count)] ?? forms.other;
  return { pluralForm, counted: (count, forms) => `${numbers.format(count)} ${pluralForm(count, forms)}` };
}
