import type { Detector } from '../detector.ts';
import { checkStrength } from '../mechanism/checking.ts';
import {
  hasCadence,
  hasTool,
  hasTrigger,
  isAct,
  isAllOfThem,
  isByOthers,
  isDemand,
  isHabit,
  isMeasured,
  makesOthers,
  subjectOf,
  UNIVERSAL,
  UNUSED,
} from '../mechanism/routine.ts';
import { quoteFrom, restOf, type Sentence, sentencesOf, wordAt } from '../mechanism/sentence.ts';
import type { Clause } from '../reading/reading.ts';

/** Taking the tool up, said of it by a pronoun or in general. */
const USING =
  /\b(?:use|uses|used|using|run|runs|do|does|did|done|fill|fills|filled|follow|follows|followed|live by|lives by|stick to|sticks to|work from|works from|sign|signs|tick|ticks|bring|brings|brought|come|make|makes|lead|leads|work|works|stand|carry|carries|comply|attend|turn up|turned up|take turns)\b/;
const REFERRED =
  /\b(?:(?:that|this|the same) way|it|them|that|this|theirs|one|ones|so|by it|to it)\b/;
const THAT_WAY = /\b(?:that|this|the same) way\b/;
/** "They fill it in" needs no object when it answers what was just told: "and they do". */
const THEY_DO =
  /\b(?:they|everyone|everybody|all (?:of them|\w+))(?: all| both| really| always| still| now)? (?:do|did)(?: now| it| so)?$/;
/** "All six squads work by it": the tagger takes such a verb for a noun. */
const ALL_WORK_BY =
  /^(?:and |so )*(?:all|both|every|each|everyone|everybody)\b(?: [\w'-]+){0,4} works? (?:(?:by|to|from|with) (?:it|them|this|that)|(?:this|that|the same) way)\b/;
/** Help given to the speaker is not adoption. */
const FOR_SPEAKER = /\b(?:for|to|help(?:s|ed)?) me\b/;
const ALL_OF_US =
  /\b(?:all of us|every one of us|the (?:two|three|four|five|six|seven|eight|nine|ten) of us)\b/;

/** The tool's own words prove its use less well than what is told of it after. */
const OWN = 0.6;

function strength(clause: Clause, sentence: Sentence): number {
  if (clause.done && ALL_WORK_BY.test(clause.text)) return 3;
  if (!clause.done || clause.verb === null || FOR_SPEAKER.test(restOf(sentence, clause))) return 0;
  if (UNUSED.test(sentence.text) || isMeasured(clause)) return 0;
  if (makesOthers(clause)) return 2;
  const { kind, entity } = clause.doer;
  if (kind === 'we')
    return (hasCadence(clause) && isAct(clause) ? 1 : 0) + (ALL_OF_US.test(clause.text) ? 1 : 0);
  if (!isByOthers(clause) || /^(?:what|how|whether|why)$/.test(clause.link ?? '')) return 0;
  const { perfect, progressive, tense } = clause.verb;
  const all =
    isAllOfThem(clause) ||
    UNIVERSAL.test(subjectOf(clause)) ||
    UNIVERSAL.test(clause.text.split(' ').slice(-8).join(' '));
  // Who "decides on the crews" owns a decision; no tool is used.
  if (/^(?:decide|choose)$/.test(clause.verb.lemma) && !hasCadence(clause) && !hasTool(clause))
    return 0;
  const act = isAct(clause) || clause.verb.lemma === 'do';
  const uses =
    THEY_DO.test(clause.text) ||
    (all && act && THAT_WAY.test(clause.text)) ||
    (USING.test(clause.text) && (REFERRED.test(clause.text) || hasTool(clause)));
  const standing =
    isHabit(clause) ||
    perfect ||
    (progressive && tense === 'present' && all) ||
    (tense === 'past' && hasTool(clause) && (all || hasTrigger(clause, sentence)));
  if (checkStrength(clause, sentence) >= 2 && !all) return 0;
  let sum = 0;
  if (all && standing && act) sum += 2;
  if (uses && (standing || tense === 'past')) sum += 1.5;
  if (hasCadence(clause) && act) sum += 1.2;
  if (isDemand(clause, sentence)) sum += 1;
  if (standing && act && (hasTool(clause) || kind === 'group')) sum += 0.6;
  return sum * (entity?.general && !all ? 0.8 : 1);
}

export const adoption: Detector = {
  id: 'M2',
  reason:
    'A mechanism works through other people: somebody else ran it, or the work could not be done without it.',
  credited: [
    'I drew up a loading sheet, and every crew fills it in before the truck leaves.',
    'Every Thursday the shift leads fill in a fault log and pick the two worst lines.',
    'I made a one-page brief, and all five editors use it for each story now.',
    'I started a price review on Mondays, where the buyers had to bring one supplier they would drop.',
    'I made it a rule that no crate goes out unweighed. All four depots work by it.',
    'Nobody released until the sheet was filled in. The four of them filled it in before each release.',
  ],
  refused: [
    {
      text: 'Every Friday I write one page of the handbook, and nobody has read it yet.',
      why: 'Only the speaker does it.',
    },
    {
      text: 'I gave one line to Ana and one to Piet, and each of them decides on crews.',
      why: 'A decision that is held is ownership.',
    },
    {
      text: 'I drew up a slip for the drivers. Both lines now run to it on 91 days in a hundred.',
      why: 'That is what came of it, not who uses it.',
    },
    {
      text: 'Every Tuesday I rank the faults on one sheet, and two clerks type the sheet for me.',
      why: 'Helping the speaker is not running it.',
    },
    {
      text: 'I wrote a checklist that every release has to pass, and next month the other teams will use it.',
      why: 'Their use is a plan.',
    },
    {
      text: 'Each week I update the risk board. People like it.',
      why: 'Liking it is not using it.',
    },
  ],
  detect(reading, { found }) {
    if (!found.has('M1')) return null;
    const root = found.get('M1')?.[0];
    let best: { clause: Clause; sentence: Sentence; score: number } | null = null;
    for (const sentence of sentencesOf(reading)) {
      for (const clause of sentence.clauses) {
        const own = root && wordAt(clause) >= root.from && wordAt(clause) < root.to;
        const score = strength(clause, sentence) * (own ? OWN : 1);
        if (score >= (own ? OWN : 1) && score > (best?.score ?? 0))
          best = { clause, sentence, score };
      }
    }
    return best && [quoteFrom(best.sentence, best.clause)];
  },
};
