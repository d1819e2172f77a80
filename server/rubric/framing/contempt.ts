import type { Clause, Reading } from '../reading/reading.ts';
import { castOf, clauseAt, sight } from './cast.ts';

const WHO = '(?:@[ptsgo]|they)';
const SCORN =
  "(?:useless|clueless|hopeless|lazy|incompetent|pathetic|thick|dim|stupid|idle|rubbish|a joke|a disaster|a nightmare|a liability|a waste of (?:space|time)|dead (?:weight|wood)|deadwood|idiots?|an idiot|a moron|morons|amateurs|dinosaurs?|muppets?|clowns?|the (?:whole )?(?:problem|weak link)|out of (?:his|her|their|@\\w 's) depth|not up to (?:it|much|the job)|past it)";
/** What nobody is called in kindness. */
const INSULTS =
  'clowns?|dinosaurs?|muppets?|idiots?|morons?|amateurs|princes|princesses|sheep|jellyfish|mice|cowboys|jobsworths?|dead ?wood|toddlers|dummies|donkeys|zombies|parasites|slackers|layabouts|prima donnas?|divas|dimwits|numpties|halfwits';
/** Contempt for a person or a group; the plain statement of what somebody did not do is none. */
const CONTEMPT: readonly RegExp[] = [
  new RegExp(`(?<!\\b(?:i|we) )\\bbe (?:\\S+ ){0,2}?(?:${INSULTS})(?= |$)`),
  new RegExp(
    `${WHO} (?:\\S+ )?(?:have |do )*not (?:have |get |be )*(?:a clue|a brain|an original thought|the brains|the wit|bright)\\b`,
  ),
  new RegExp(`${WHO} be not (?:very |exactly |all that |a |the |that )*(?:bright|clever|sharp)\\b`),
  /\bno more use than\b|\bmove their lips\b|\bwire up behind @/,
  new RegExp(`\\bbeneath (?:${WHO}|them)(?= |$)`),
  new RegExp(`${WHO} would (?:sooner|rather) (?:\\S+ ){1,6}?than\\b`),
  new RegExp(
    `${WHO}(?: \\S+)? (?:could|would|can) \\w+ (?:\\S+ ){1,7}?if you (?:let|ask|pay|tie)\\b`,
  ),
  new RegExp(
    `${WHO}(?: \\S+)? (?:could|can) not (?:even )?(?:find|spot) (?:\\S+ ){1,6}?(?:with|if|from)\\b`,
  ),
  new RegExp(`\\b(?:bless|god help) ${WHO}(?= |$)`),
  /\b(?:not|never|hardly) (?:exactly )?the (?:sharpest|brightest|quickest|fastest)\b|\b(?:sharpest|brightest) (?:tool|knife|bulb)\b/,
  /\bwhich end of\b|\bbrain cells?\b|\bhalf a brain\b|\bthick as\b/,
  new RegExp(
    `${WHO}(?: \\S+)? (?:could|can) not (?:even )?(?:have )?(?:organi[sz]e|run|find|spell|count|add|boil|manage|read)(?: up| to \\w+| an?\\b| water| @\\w 's own)`,
  ),
  new RegExp(`${WHO}(?: \\S+){0,4} (?:could|can) not (?:even )?be (?:bother|arse|trust)`),
  new RegExp(
    `${WHO} (?:\\S+ )?just (?:sit|stand) (?:there|around|by)\\b|\\bjust (?:sit|stand) there\\b`,
  ),
  new RegExp(
    `${WHO} (?:\\S+ )?(?:not have (?:the faintest|the foggiest|a clue)|have no (?:clue|idea what @\\w))`,
  ),
  new RegExp(
    `${WHO}(?: \\S+)? (?:be|seem|look) (?:all |just |frankly |honestly |basically |completely |totally |absolutely |a bit |pretty |so |really |too |always )*${SCORN}(?= |$)(?! to)`,
  ),
  new RegExp(
    `${WHO} (?:would|do|could) not (?:know|recognize|find|spot) (?:\\S+ ){1,6}if (?:it|@\\w)`,
  ),
  new RegExp(
    `\\b(?:useless|clueless|lazy|incompetent|hopeless) (?:${WHO}|people|lot|bunch|team|department)`,
  ),
  new RegExp(
    `${WHO} (?:just )?(?:do|could|can|would) not (?:care(?= about| at| one|$)|think for @\\w|take (?:it|criticism|be tell))(?= |$)`,
  ),
  new RegExp(
    `\\bbecause ${WHO} could not take be tell\\b|${WHO} 's (?:\\S+ ){1,3}(?:be|have be) (?:rubbish|garbage|a joke|embarrassing)\\b`,
  ),
];

/** The clauses that belittle somebody, in order. */
export function contemptIn(reading: Reading): Clause[] {
  return castOf(reading).flatMap((scene) =>
    CONTEMPT.flatMap((pattern) => {
      const seen = sight(scene, pattern);
      const clause = seen && clauseAt(scene, seen.from);
      return clause ? [clause] : [];
    }),
  );
}
