import type { Clause } from '../reading/reading.ts';
import { strongestCheck } from './checking.ts';
import {
  HOLD,
  hasCadence,
  hasTool,
  hasTrigger,
  isAct,
  isBare,
  isByOthers,
  isDemand,
  isGate,
  isHabit,
  isStandard,
  isTalk,
  isUniversal,
} from './routine.ts';
import type { Sentence } from './sentence.ts';
import { spreads } from './spread.ts';

/** What a sentence shows of a mechanism, and the clause that shows it best. */
export interface ToolTold {
  readonly clause: Clause;
  readonly sentence: Sentence;
  /** Two of tool, rhythm or trigger, and rule. */
  readonly whole: boolean;
  /** A gate, a standing rule, a demand with a rhythm, or what others took up when it was told. */
  readonly plain: boolean;
  readonly score: number;
}

const INTRODUCED =
  /\b(?:put in place|set up|brought in|drew up|introduced|started|came up with|what happens|what i do|what we do|(?:a|one|the) rule|settled on|we agreed)\b/;

/** Said of the tool once it is known: "both shifts use it". */
const REFERS =
  /\b(?:use|uses|used|do|does|did|sign|signs|complete|completes|follow|follows|go through|goes through|run|runs|fill|fills) (?:it|them|this|that|so)\b/;

/** "I made it a rule", "we introduced one rule": the rule itself comes next, in the same breath or after a full stop. */
const ANNOUNCED =
  /\b(?:(?:made|make) (?:it|that|this) (?:a|the|our|my) (?:house )?rule|(?:introduced|set|wrote|agreed|agreed on|made|brought in|put in|put in place|have|had|laid down|settled on|came up with|started|gave (?:them|everyone|everybody|the \w+)) (?:a|an|one|two|the|some|this|our|just one|only one) (?:(?!of\b)[\w-]+ ){0,2}rules?|(?:a|the|our|one|my|new|first|only) rule (?:is|was|became|i (?:made|set)|we (?:made|set|have)))\b/;
/** How a rule opens: for whom or for what it holds. */
const GENERAL =
  /^(?:(?:and|so|that|but|was|is) )*(?:any|anything|anyone|anybody|no|nobody|no one|nothing|none|every|everything|everyone|everybody|each|all|whoever|whatever|whichever|both|if|when|whenever|once|before|after|until|unless)\b/;
const THRESHOLD =
  /\b(?:older|more|longer|later|bigger|larger|higher|lower|less|over|under|above|below|past|after) (?:than )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|\d+)\b/;

/** "No van leaves with a red light on": after the word that there is a rule it forbids. */
function isBan({ negated, hypothetical, future, verb, text }: Clause): boolean {
  return (
    negated &&
    !hypothetical &&
    !future &&
    verb?.tense === 'present' &&
    /^(?:and |so |that )*(?:no|nobody|nothing|none)\b/.test(text)
  );
}

/** "Whether a trailer is held on" is what somebody decides, not what is done. */
const ASKING = /^(?:whether|what|how|why)$/;
/** The next thing said is that others do it. */
const ADOPTED =
  /\b(?:all|both|every|each|everyone|everybody|they|the [\w'-]+(?: [\w'-]+)?s)\b(?: [\w'-]+){0,5}? (?:do|does|did|use|uses|used|follow|follows|stick to|sticks to|work to|live with|sign|signs|ask|asks|bring|brings|carry|write|make|fill|got used to) (?:it|this|so|them|that|theirs|one)\b|\b(?:all|both|every|each|everyone|everybody)\b(?: [\w'-]+){0,5}? works? (?:by|to|with) (?:it|them|this)\b|\b(?:all|both|every|each|everyone|everybody|they)\b(?: [\w'-]+){0,5}? works? (?:this|that|the same) way\b|\b(?:comply|comply with|turn up)\b/;

/** The best telling of a mechanism in clauses that `holds` admits; null if no sentence has any part. */
export function toolIn(
  sentences: readonly Sentence[],
  holds: (clause: Clause, sentence: Sentence) => boolean,
): ToolTold | null {
  let best: ToolTold | null = null;
  let plain = false;
  for (const sentence of sentences) {
    const before = sentences[sentence.index - 1];
    const announced =
      before !== undefined &&
      ANNOUNCED.test(before.text) &&
      before.clauses.some((clause) => holds(clause, before));
    const clauses = sentence.clauses.filter(
      (clause) =>
        !ASKING.test(clause.link ?? '') &&
        (holds(clause, sentence) || (announced && isBan(clause))),
    );
    const made =
      before !== undefined &&
      (INTRODUCED.test(before.text) ||
        before.clauses.some((clause) => holds(clause, before) && hasTool(clause)));
    const told = strongest(sentence, clauses, {
      known: best?.whole === true,
      made,
      adopted: ADOPTED.test(sentences[sentence.index + 1]?.text ?? ''),
      announced,
    });
    plain ||= told?.plain === true;
    if (told && (best === null || better(told, best))) best = told;
  }
  return best && { ...best, plain };
}

function better(one: ToolTold, other: ToolTold): boolean {
  return one.whole === other.whole ? one.score > other.score : one.whole;
}

/** What stands around a sentence: the tool was brought in before it, or taken up after it. */
interface Around {
  /** A whole mechanism has been told before. */
  readonly known: boolean;
  readonly made: boolean;
  readonly adopted: boolean;
  /** A rule was announced before it. */
  readonly announced: boolean;
}

/** The rule that was announced: it holds for all such cases, or for those over a threshold. */
function statesRule(sentence: Sentence, clauses: readonly Clause[], adopted: boolean): boolean {
  const general = GENERAL.test(sentence.text) || THRESHOLD.test(sentence.text) || adopted;
  return (
    general &&
    clauses.some(
      (clause) =>
        !/^(?:speaker|none)$/.test(clause.doer.kind) &&
        isHabit(clause) &&
        (isAct(clause) || clause.verb?.passive === true || isBan(clause)),
    )
  );
}

/** It leaves no doubt: a gate, a stated rule, a demand with a rhythm, a standard, or a trigger that others took up. */
function isPlain(
  sentence: Sentence,
  clauses: readonly Clause[],
  { made, adopted, announced }: Around,
): boolean {
  if (announced && statesRule(sentence, clauses, adopted)) return true;
  if (clauses.some((clause) => isGate(clause, sentence))) return true;
  if (clauses.some(hasCadence) && clauses.some((clause) => isDemand(clause, sentence))) return true;
  if (hasOwnTool(sentence, clauses, made) && clauses.some(isStandard)) return true;
  return adopted && isTriggered(sentence, clauses);
}

/** A part of the mechanism recurs or is demanded, and there is a tool or a rule to it. */
function isWhole(sentence: Sentence, clauses: readonly Clause[], { made }: Around): boolean {
  const tool = hasOwnTool(sentence, clauses, made);
  const trigger = clauses.some((clause) => hasTrigger(clause, sentence));
  const demanded = clauses.some((clause) => isDemand(clause, sentence));
  if (demanded && (tool || trigger || clauses.some(isDemandOnAll))) return true;
  const cadence = clauses.findIndex(hasCadence);
  const acts = recurringActs(sentence, clauses);
  if (cadence >= 0 && acts.some((clause) => clauses.indexOf(clause) >= cadence - 1)) return true;
  if (
    clauses.some(
      (clause) => hasCadence(clause) && hasTool(clause) && !isTalk(clause) && !isNameOnly(clause),
    )
  )
    return true;
  return tool && isTriggered(sentence, clauses);
}

function hasOwnTool({ text }: Sentence, clauses: readonly Clause[], made: boolean): boolean {
  return made || clauses.some(hasTool) || INTRODUCED.test(text);
}

/** Acts that are told as a habit, or with the sentence's rhythm. */
function recurringActs(sentence: Sentence, clauses: readonly Clause[]): Clause[] {
  const rhythmic = clauses.find(hasCadence);
  return clauses.filter(
    (clause) =>
      isAct(clause) &&
      !clause.verb?.progressive &&
      (clause.doer.kind !== 'you' || hasCadence(clause) || hasTrigger(clause, sentence)) &&
      (isHabit(clause) || clause === rhythmic),
  );
}

/** An act that follows whenever something happens. */
function isTriggered(sentence: Sentence, clauses: readonly Clause[]): boolean {
  return (
    clauses.some((clause) => hasTrigger(clause, sentence)) &&
    recurringActs(sentence, clauses).some(
      (clause) => hasTrigger(clause, sentence) || isByOthers(clause),
    )
  );
}

/** "Every gate has to give a yes or a no." */
function isDemandOnAll(clause: Clause): boolean {
  return isUniversal(clause) && /^(?:have to|must|need to)$/.test(clause.verb?.modal ?? '');
}

/** A forum that the speaker holds with its rhythm, and no word of what it does. */
function isNameOnly(clause: Clause): boolean {
  return clause.verb !== null && HOLD.test(clause.verb.lemma) && isBare(clause);
}

function strongest(
  sentence: Sentence,
  clauses: readonly Clause[],
  around: Around,
): ToolTold | null {
  const plain = isPlain(sentence, clauses, around);
  const whole = plain || isWhole(sentence, clauses, around);
  const introduced = around.made || around.announced || INTRODUCED.test(sentence.text);
  const checked = strongestCheck(sentence) >= 2;
  let best: ToolTold | null = null;
  for (const clause of clauses) {
    const parts =
      (hasCadence(clause) ? 2 : 0) +
      (isGate(clause, sentence) ? 2 : 0) +
      (isDemand(clause, sentence) ? 1.3 : 0) +
      (hasTrigger(clause, sentence) || isStandard(clause) ? 1.2 : 0) +
      (hasTool(clause) ? 0.5 : 0) +
      (around.announced && whole && isHabit(clause) ? 2 : 0);
    if (parts === 0) continue;
    const score =
      parts +
      (isAct(clause) ? 0.5 : 0) +
      (isByOthers(clause) ? 0.7 : 0) +
      (introduced ? 0.6 : 0) +
      (around.adopted ? 0.6 : 0) -
      (checked && !isUniversal(clause) ? (around.known ? 3 : 1) : 0) -
      (REFERS.test(clause.text) ? 1 : 0) -
      (spreads(clause) >= 1 ? 2 : 0) -
      sentence.index * 0.05;
    if (best === null || score > best.score) best = { clause, sentence, whole, plain, score };
  }
  return best;
}
