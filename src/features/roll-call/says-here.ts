/** What people say to be counted, in any group's language: it's said as it comes, whatever the minutes are in. */
const HERE = /^(?:(?:i['’]?m |i am )?(?:here|present)|(?:ich )?bin (?:da|hier|dabei)|anwesend|o\/|\\o\/?)[.!]*$/iu;

/** Whether a whole message says nothing but that somebody is there. */
export const saysHere = (said: string): boolean => HERE.test(said.trim());
