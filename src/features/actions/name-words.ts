import { wordSet } from '../../meeting/word-set.ts';

// Which words tell a name before a task ("Mark write the rules") from a task that begins with that word ("Mark the
// release as done").

/** Names that are English words as well, as far as tasks or sentences begin with them. */
const ALSO_WORDS = wordSet(
  `will may mark grant bill rob sue chase frank jack art rose hope faith grace joy june april august dawn eve summer
   autumn iris ivy lily daisy rich nick pat gene dean earl duke king prince judge guy don ray josh lance miles norm peg
   penny pierce reed rusty skip stew trace ward wade warren clay cliff cole dale dick glen heath hunter lane mason page
   paige parker porter rod roman russ sandy sterling taylor carol crystal ruby pearl amber jade ginger olive holly hazel
   violet robin jay misty star story chip buddy bud buck chuck drew ernest fisher ford forest foster hank harry herb
   jean jerry job jot kit lee mack mat max major mike min nova polly ran sage sonny spike tab tad trip troy tucker van
   victor win wren ace angel ash bay bishop blake booth brook brooks carter chance chase christian crew dash destiny
   early fox gale goldie harper honor hue jet journey justice lark levy link mercy mercury mo nat neo noble ocean patience
   phoenix pilot rain raven reason remy river rocky rory sailor salem scout season shade sky skye sunny tripp true
   trinity vale wolf ken tom tony`,
);

/** Verbs with which tasks begin: a handle can be one too. */
const TASK_VERBS = wordSet(
  `add address agree announce archive arrange ask assign backport benchmark book build bump buy call cancel change check
   choose clarify clean close collect compare complete configure contact convert coordinate copy create cut debug decide
   define delete deploy describe design discuss document draft draw edit email enable ensure evaluate examine explain
   explore extend fetch file fill find finish fix follow format gather generate get give help host identify implement
   improve inform install investigate invite join keep label land lead learn list look maintain make measure mend merge
   migrate monitor move notify open order organise organize package paint patch pick ping plan polish port post prepare
   print propose prototype publish push raise reach read rebase record reduce refactor register release remind remove
   rename reopen repair replace reply report reproduce request research resolve restart revert review revise rewrite
   rotate run schedule search see send set share ship show sign simplify sort specify start stop submit summarise
   summarize switch sync talk tag tell test think tidy track translate triage try turn undo update upgrade upload verify
   visit wait watch work write
   schreibe schreibt schreib prüfe prüft prüf mache macht mach teste testet`,
);

/** What can't begin a task: then the word before is a verb or a noun itself ("mark the …", "docs for …"). */
const NO_TASK = wordSet(
  `the a an this that these those its it our my your his her their them us him all any every each some no more most both
   up down out off in on at of for from with without into onto over under about as by and or but nor if when while whether
   because so than then is are was were be been being has have had do does did can could would should might must
   will shall cannot needs wants said says thinks not only also itself themselves everything everyone anybody anyone something someone
   der die das den dem des ein eine einen einem einer und oder aber für von mit zu im am an auf ist sind war hat haben`,
);

/** Whether a name is a word as well, with which a task or a sentence could begin. */
export const isAlsoWord = (name: string): boolean => {
  const word = name.toLowerCase();
  return ALSO_WORDS.has(word) || TASK_VERBS.has(word);
};

export const isTaskVerb = (word: string): boolean => TASK_VERBS.has(word.toLowerCase());

export const startsNoTask = (word: string): boolean => NO_TASK.has(word.toLowerCase());
