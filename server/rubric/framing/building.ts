import type { Clause, Reading } from '../reading/reading.ts';
import { type Act, type ActPattern, matchAct, words } from './acts.ts';
import { castOf, clauseAt, sight } from './cast.ts';

const SELF =
  /\b(?:myself|single-handed(?:ly)?|on my own|all alone|only i|i alone|by myself|@g else|nobody else|no one else|from (?:nothing|scratch|my head)|all (?:of it )?from my head|leave (?:\S+ ){1,3}to me)\b/;
const BUILDING: readonly ActPattern[] = [
  {
    verbs: words(
      'build write code draft design create ship launch deliver fix rewrite rebuild redo implement develop compile assemble install configure migrate program debug patch present type release publish produce draw sketch solve crack finish',
    ),
    next: /^(?:up |in |out |down )?(?:the|that|this|it|them|a|an|my|our|all|every|most|half|everything|\d+|two|three|four|five)\b/,
  },
  { verbs: words('do'), next: /^(?:it|that|this|them|the|all|everything|most|a|every)\b/ },
  { verbs: words('put'), next: /^(?:in|together|out|up) (?:the|that|a|an|my|all)\b/ },
  { verbs: words('set'), next: /^(?:up (?:the|a|an)\b|(?:it|that|this|the \S+|an? \S+) up\b)/ },
  { verbs: words('buy order'), next: /^(?:the|that|a|an|all)\b/ },
];

/** The speaker made, fixed or did a thing of the work. */
export function isBuilding(act: Act): boolean {
  return matchAct(act, BUILDING) !== null;
}

/** Saying, thinking and being are no work; nor is what is done to people. */
const NO_WORK = words(
  'be have do say tell ask think feel know believe see hear want need like love hate hope wish guess mean seem remember forget learn notice decide agree promise admit own blame trust coach teach train show meet thank hire fire promote let give hand keep try live stay wait look choose go shut telephone phone sit stand buy',
);

/** The speaker worked at something, whatever it was. */
export function isWorking(act: Act): boolean {
  return isBuilding(act) || !NO_WORK.has(act.lemma);
}

/** Work that the speaker says was done by no other hand: "I rang them all myself". */
export function worksAlone(act: Act): boolean {
  return (
    isWorking(act) &&
    /\b(?:myself|my self|on my own(?! (?:say|initiative|accord|account))|single-handed(?:ly)?|alone|by myself|personally|with my own (?:two )?hands)\b/.test(
      act.clause.text,
    )
  );
}

/** The sentence, or one beside it, says that nobody else did or could. */
export function saysAlone(reading: Reading, act: Act): boolean {
  const scenes = castOf(reading);
  const at = scenes.indexOf(act.scene);
  return scenes.slice(Math.max(0, at - 1), at + 2).some(({ text }) => SELF.test(text));
}

/** Nothing goes on without the speaker: "it was me who ran it", "when I'm off it falls apart". */
const CENTRE =
  /\b(?:it|that) be me (?:who|that|on|\w+ing)\b|\b(?:if|when|whenever) i be (?:\w+ )?(?:not there|off|away|out|sick|ill)(?: \S+){0,4} (?:fall|stop|break|slip|collapse|grind|go wrong)\b|\bonly (?:have to )?deal with me\b/;

/** The clauses that say that all hangs on the speaker. */
export function hangsOnMe(reading: Reading): Clause[] {
  return castOf(reading).flatMap((scene) => {
    const seen = sight(scene, CENTRE);
    const clause = seen && clauseAt(scene, seen.from);
    return clause ? [clause] : [];
  });
}
