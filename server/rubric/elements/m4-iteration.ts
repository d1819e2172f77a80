import type { Context, Detector } from '../detector.ts';
import { strongestCheck } from '../mechanism/checking.ts';
import { hasTool, isAct, isDemand } from '../mechanism/routine.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import type { Clause, Reading } from '../reading/reading.ts';

const FIND = new Set(
  'notice spot find catch discover learn realise realize see show reveal flag identify surface uncover expose prove'.split(
    ' ',
  ),
);
/** What an inspection brings up without a verb of finding. */
const AMISS =
  /\b(?:turn(?:s|ed)? (?:out|up)|c[ao]me (?:up|out|back)|that is how|skipped|skipping|drift(?:ed|ing)|missing|missed|wrong|awful|useless|worse|stale|blank|nonsense|guesswork|broke|broken|fail(?:s|ed|ing)?|hardly|barely|never|nobody|no one|not|only)\b/;
const CHECK_NOUN =
  /\b(?:audit|audits|sample|samples|review|reviews|inspection|check|checks|round|log|logs|figures|numbers|count|survey|data|sheets|cards|slips)\b/;
const CHANGE = new Set(
  `change alter add move cut drop rewrite redraft redraw shift replace redesign rework reword reorder split extend adjust
  tighten simplify shorten lengthen switch swap remove block stop freeze halt update tweak revise amend widen narrow merge
  scrap retire raise lower introduce require rename reprint relabel redo`.split(/\s+/),
);
const TOOK_OUT = /\b(?:took|taken) (?:\w+ ){0,4}(?:off|out|away)\b/;
const STARTS_SO =
  /^(?:and |but |then )*(?:so(?! far\b| that\b| much\b)|now|since then|after that|from then on|which is why|that is why)\b/;
const SO_FAR = /^(?:and |but )?so (?:far|that|much)\b/;
const NOW = /\bnow\b|\bfrom then on\b/;
const ESCALATED =
  /\b(?:escalat\w+|(?:goes|went|go) (?:straight |right |back |up )*to (?:me|my|the|our|her|his|their)|stops? (?:the|that|everything|all|work|it)|(?:is|are|was|were|gets?|got) (?:stopped|pulled|frozen|blocked|halted|shut|sent back))\b/;
const MISS = /\b(?:if|when|whenever|any|anything|each|every|two|twice|below|under|over)\b/;

/** How many sentences a finding may stand after the inspection, and the change after the finding. */
const REACH = 3;

interface Told {
  readonly clause: Clause;
  readonly sentence: Sentence;
}

function finds({ verb, hypothetical, future }: Clause): boolean {
  return verb !== null && FIND.has(verb.lemma) && !hypothetical && !future;
}

function changes(clause: Clause, sentence: Sentence): boolean {
  if (!(clause.done || isDemand(clause, sentence)) || clause.verb === null) return false;
  if (clause.hypothetical || clause.future || clause.intention) return false;
  if (!CHANGE.has(clause.verb.lemma) && !TOOK_OUT.test(clause.text)) return false;
  if (/^(?:until|till|before|if|unless)$/.test(clause.link ?? '')) return false;
  // "The mood has changed" is not somebody's change.
  return clause.verb.passive || /^(?:speaker|we|person|group)$/.test(clause.doer.kind);
}

/** "That box got moved", "he had the marker printed": somebody saw to it. */
function isMade({ verb, text }: Clause): boolean {
  return (
    verb !== null &&
    verb.modal === null &&
    /\b(?:got|gets|had|have|has)\b(?: [\w'-]+){0,4}? (?!been\b)(?:[\w-]+ed|moved|cut|put|made|built|written|drawn|its own|their own)\b/.test(
      text,
    )
  );
}

/** What is told with "so" or "now", after a finding, is what it led to. */
function follows(clause: Clause, sentence: Sentence): boolean {
  if (clause.verb === null || clause.hypothetical || clause.future || clause.intention)
    return false;
  if (clause.verb.modal === 'can' || clause.verb.modal === 'could' || SO_FAR.test(clause.text))
    return false;
  if (/^(?:as|because|cos|if|when|since|though|while|until|unless)$/.test(clause.link ?? ''))
    return false;
  const upTo = sentence.clauses.slice(0, sentence.clauses.indexOf(clause) + 1);
  const linked =
    STARTS_SO.test(sentence.text) ||
    upTo.some(({ link }) => link === 'so') ||
    upTo.some(({ link, text }) => /^(?:when|once)$/.test(link ?? '') && AMISS.test(text));
  if (!linked) return false;
  return (
    (clause.done && (isAct(clause) || isMade(clause) || NOW.test(clause.text))) ||
    isDemand(clause, sentence)
  );
}

/** Where the inspection is told: M3's words, or the sentences that check something. */
function inspected(sentences: readonly Sentence[], { found }: Context): Set<number> {
  const at = new Set<number>();
  const [span] = found.get('M3') ?? [];
  for (const sentence of sentences) {
    const [first] = sentence.clauses;
    const last = sentence.clauses.at(-1);
    if (!first || !last || !span || first.utterance.id !== span.utteranceId) continue;
    const from = first.utterance.tokens[first.from]?.word ?? 0;
    const to = last.utterance.tokens[last.to - 1]?.word ?? 0;
    if (span.from <= to && from < span.to) at.add(sentence.index);
    else if (strongestCheck(sentence) >= 2 && at.size > 0) at.add(sentence.index);
  }
  return at;
}

/** The change that a finding led to, or null. */
function changed(reading: Reading, context: Context): Told | null {
  const sentences = sentencesOf(reading);
  const checks = inspected(sentences, context);
  let checked = Number.NEGATIVE_INFINITY;
  let found = Number.NEGATIVE_INFINITY;
  for (const sentence of sentences) {
    if (checks.has(sentence.index)) checked = sentence.index;
    for (const clause of sentence.clauses) {
      const since = sentence.index - checked;
      const direct = since > 0 && since < REACH;
      const known = sentence.index - found <= REACH;
      if (direct && isLed(clause, sentence)) return { clause, sentence };
      if (known && (changes(clause, sentence) || follows(clause, sentence)))
        return { clause, sentence };
      if (brings(clause, since)) found = sentence.index;
    }
  }
  return null;
}

/** Right after the inspection "so" needs no word of finding, if it leads to a deed about things. */
function isLed(clause: Clause, sentence: Sentence): boolean {
  if (clause.verb === null) return false;
  return (
    follows(clause, sentence) &&
    (hasTool(clause) || isMade(clause) || clause.verb.passive || NOW.test(clause.text))
  );
}

/** `since`: how many sentences after the inspection; an inspection that is itself the one that finds needs none. */
function brings(clause: Clause, since: number): boolean {
  if (finds(clause) && clause.doer.kind === 'thing' && CHECK_NOUN.test(clause.text)) return true;
  if (since > REACH) return false;
  // "checks that they saw it": in the inspection's own sentence seeing is what it is for.
  if (since === 0) return finds(clause) && clause.verb?.lemma !== 'see';
  return finds(clause) || AMISS.test(clause.text);
}

/** A miss that goes up or stops the work, beside the inspection that finds it. */
function escalated(reading: Reading, context: Context): Told | null {
  const sentences = sentencesOf(reading);
  const checks = inspected(sentences, context);
  for (const sentence of sentences) {
    if (!checks.has(sentence.index) && !checks.has(sentence.index - 1)) continue;
    for (const clause of sentence.clauses) {
      if (clause.done && ESCALATED.test(clause.text) && MISS.test(sentence.text))
        return { clause, sentence };
    }
  }
  return null;
}

export const iteration: Detector = {
  id: 'M4',
  reason:
    'A mechanism learns: what the inspection found changed it, or a miss that it found is escalated or stops the work.',
  credited: [
    'Each month I audited ten sheets. The audit showed that step six was being skipped, so we blocked the deploy on it.',
    'Every Friday Ines compares five builds with the log. She noticed that hotfixes never had a sheet, so they added a short one for those.',
    'Every week the foreman pulls a few slips to see whether the goods match. If two are wrong, it goes to the plant manager and the line stops.',
    'Once a quarter a lawyer re-scores twenty claims blind. The first time half of them were wrong, because the guide was too long. So we cut it to a page.',
  ],
  refused: [
    {
      text: 'No order leaves until the slip is signed.',
      why: 'An ordinary gate is the tool itself.',
    },
    {
      text: 'Each month I audited ten sheets, and they were fine.',
      why: 'Nothing changed.',
    },
    {
      text: 'Each month I audited ten sheets. We found that step six was being skipped, and next year we will change it.',
      why: 'The change is planned.',
    },
    {
      text: 'The bills were often wrong, so I wrote a checklist that every bill has to pass.',
      why: 'The first fix is the tool, not a change that its inspection led to.',
    },
  ],
  detect(reading, context) {
    const told = changed(reading, context) ?? escalated(reading, context);
    return told && [quoteFrom(told.sentence, told.clause)];
  },
};
