import type { Detector } from '../detector.ts';
import { names, UNUSED } from '../mechanism/routine.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import { ARTEFACTS } from '../mechanism/words.ts';
import type { Clause } from '../reading/reading.ts';

const MAKING =
  /^(?:write|rewrite|draw|redraw|draft|build|rebuild|create|design|redesign|make|set|put|get|publish|print|reprint|install|introduce|produce|prepare|develop|compile|replace|automate|rid|scrap|drop|remove|bin|cut|reorganise|reorganize|simplify|shorten|add|change|post|fill)$/;
const DOCUMENTS = new Set(['plan', 'deck', 'presentation', 'proposal', 'report', 'budget']);
const SHIPPING =
  /^(?:ship|deliver|launch|release|roll|migrate|complete|install|publish|retire|deploy|implement|integrate|upgrade|rewire|renew|replace|close|build|finish|upload|go|put|do|sign|hand)$/;
const CHANGED_WAY =
  /\bchang(?:e|ed) (?:how|the way|the (?:\w+ )?(?:process|order|plan|layout|set-?up))\b/;
/** So many things shipped make a list of deliveries. */
const LIST = 3;

function makes(clause: Clause): boolean {
  if (!clause.done || clause.verb === null) return false;
  if (CHANGED_WAY.test(clause.text)) return true;
  return MAKING.test(clause.verb.lemma) && (names(clause, ARTEFACTS) || names(clause, DOCUMENTS));
}

function ships(clause: Clause): boolean {
  const { verb, done, doer } = clause;
  if (!done || verb === null || verb.tense !== 'past' || !SHIPPING.test(verb.lemma)) return false;
  const after = clause.tokens.slice(verb.to - clause.from);
  return doer.kind === 'thing' || after.some((token) => token.pos === 'NOUN');
}

/** The clause is disowned by what follows it: nobody used what was made. */
function unused(sentence: Sentence, next: Sentence | undefined): boolean {
  return UNUSED.test(`${sentence.text} ${next?.text ?? ''}`);
}

export const oneOff: Detector = {
  id: 'oneOff',
  reason:
    'A single fix, a document or a list of things shipped changes something once; nothing recurs.',
  credited: [
    'I rewrote the intake form on one page and handed it to the desk.',
    'I changed the way we load the vans, and that was it.',
    'We shipped the new portal, we launched the mobile page, and we migrated the old accounts.',
    'I drew up a project plan with every date in it.',
  ],
  refused: [
    {
      text: 'I drew up a release checklist, and every build had to pass it before it went to the store.',
      why: 'It recurs: that is a mechanism.',
    },
    { text: 'I wrote a guide, but nobody used it.', why: 'What nobody used changed nothing.' },
    { text: 'I want to write a checklist for the desk.', why: 'It is an intention.' },
    { text: 'I worked two weekends and we got it out.', why: 'Effort and rescue leave nothing.' },
  ],
  detect(reading, { found }) {
    if (found.has('M1')) return null;
    const sentences = sentencesOf(reading);
    for (const sentence of sentences) {
      const clause = sentence.clauses.find(makes);
      if (clause && !unused(sentence, sentences[sentence.index + 1]))
        return [quoteFrom(sentence, clause)];
    }
    const shipped = sentences.flatMap((sentence) =>
      sentence.clauses.filter(ships).map((clause) => ({ sentence, clause })),
    );
    const [first] = shipped;
    return first && shipped.length >= LIST ? [quoteFrom(first.sentence, first.clause)] : null;
  },
};
