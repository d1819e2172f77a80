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
  readonly score: number;
}

const INTRODUCED =
  /\b(?:put in place|set up|brought in|drew up|introduced|started|came up with|what happens|what i do|what we do|(?:a|one|the) rule|settled on|we agreed)\b/;

/** Said of the tool once it is known: "both shifts use it". */
const REFERS =
  /\b(?:use|uses|used|do|does|did|sign|signs|complete|completes|follow|follows|go through|goes through|run|runs|fill|fills) (?:it|them|this|that|so)\b/;

/** "Whether a trailer is held on" is what somebody decides, not what is done. */
const ASKING = /^(?:whether|what|how|why)$/;
/** The next thing said is that others do it. */
const ADOPTED =
  /\b(?:all|both|every|each|everyone|everybody|they|the [\w'-]+(?: [\w'-]+)?s)\b(?: [\w'-]+){0,5}? (?:do|does|did|use|uses|used|follow|follows|stick to|sticks to|work to|live with|sign|signs|ask|asks|bring|brings|carry|write|make|fill|got used to) (?:it|this|so|them|that|theirs|one)\b|\b(?:comply|comply with|turn up)\b/;

/** The best telling of a mechanism in clauses that `holds` admits; null if no sentence has any part. */
export function toolIn(
  sentences: readonly Sentence[],
  holds: (clause: Clause, sentence: Sentence) => boolean,
): ToolTold | null {
  let best: ToolTold | null = null;
  for (const sentence of sentences) {
    const clauses = sentence.clauses.filter(
      (clause) => !ASKING.test(clause.link ?? '') && holds(clause, sentence),
    );
    const before = sentences[sentence.index - 1];
    const made =
      before !== undefined &&
      (INTRODUCED.test(before.text) ||
        before.clauses.some((clause) => holds(clause, before) && hasTool(clause)));
    const told = strongest(sentence, clauses, {
      known: best?.whole === true,
      made,
      adopted: ADOPTED.test(sentences[sentence.index + 1]?.text ?? ''),
    });
    if (told && (best === null || better(told, best))) best = told;
  }
  return best;
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
}

function isWhole(
  sentence: Sentence,
  clauses: readonly Clause[],
  { made, adopted }: Around,
): boolean {
  const tool = made || clauses.some(hasTool) || INTRODUCED.test(sentence.text);
  const cadence = clauses.findIndex(hasCadence);
  const trigger = clauses.some((clause) => hasTrigger(clause, sentence));
  if (clauses.some((clause) => isGate(clause, sentence))) return true;
  const demanded = clauses.some((clause) => isDemand(clause, sentence));
  if (demanded && (tool || trigger || cadence >= 0 || clauses.some(isDemandOnAll))) return true;
  if (tool && clauses.some(isStandard)) return true;
  const acts = clauses.filter(
    (clause) =>
      isAct(clause) &&
      !clause.verb?.progressive &&
      (clause.doer.kind !== 'you' || hasCadence(clause) || hasTrigger(clause, sentence)) &&
      (isHabit(clause) || clause === clauses[cadence]),
  );
  if (cadence >= 0 && acts.some((clause) => clauses.indexOf(clause) >= cadence - 1)) return true;
  if (
    clauses.some(
      (clause) => hasCadence(clause) && hasTool(clause) && !isTalk(clause) && !isNameOnly(clause),
    )
  )
    return true;
  return (
    trigger &&
    (tool || adopted) &&
    acts.some((clause) => hasTrigger(clause, sentence) || isByOthers(clause))
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
  const whole = isWhole(sentence, clauses, around);
  const introduced = around.made || INTRODUCED.test(sentence.text);
  const checked = strongestCheck(sentence) >= 2;
  let best: ToolTold | null = null;
  for (const clause of clauses) {
    const parts =
      (hasCadence(clause) ? 2 : 0) +
      (isGate(clause, sentence) ? 2 : 0) +
      (isDemand(clause, sentence) ? 1.3 : 0) +
      (hasTrigger(clause, sentence) || isStandard(clause) ? 1.2 : 0) +
      (hasTool(clause) ? 0.5 : 0);
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
    if (best === null || score > best.score) best = { clause, sentence, whole, score };
  }
  return best;
}
