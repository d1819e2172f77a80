import { OUTSIDERS, ROLES } from '../reading/people-words.ts';
import type { Reading } from '../reading/reading.ts';
import type { Figure } from './figure.ts';
import { sentencesAround } from './sentences.ts';

/** What is measured of people who work there. */
const STAFF_MEASURE =
  /\b(?:ramp(?:ed|ing|-up)?|onboarding|retention|attrition|turnover|promot(?:ed|ion|ions)|sick(?:ness)?(?: days?| leave)?|absences?|absenteeism|readiness|vacanc(?:y|ies)|engagement|leavers?|resign(?:ed|ation|ations)|quit|new (?:hires?|starters?|joiners?)|starters?|joiners?|trainees?|apprentices?|interns?|overtime|burn-?out|on-call load|internal (?:moves?|hires?)|successors?|certified|qualified|cross-trained|staff survey|pulse survey|probation)\b/;
/** What becomes of people at work. */
const OUTCOME = new Set(
  'promote pass leave stay resign quit qualify graduate certify become lead run chair own manage move advance remain join'.split(
    ' ',
  ),
);
const WORKERS =
  /^(?:people|person|staff|hire|report|starter|joiner|trainee|apprentice|colleague|employee|head)$/;

/** "three of the five were promoted": counts people who work there by what became of them. */
export function isStaffOutcome({ clause, quantity }: Figure): boolean {
  const { verb, utterance, doer } = clause;
  if (!verb || !OUTCOME.has(verb.lemma) || quantity.to > verb.from || clause.negated) return false;
  if (quantity.kind !== 'count' && quantity.kind !== 'ratio') return false;
  const subject = utterance.tokens.slice(quantity.from, verb.from);
  if (subject.some(({ lemma, pos }) => pos === 'NOUN' && OUTSIDERS.has(lemma))) return false;
  return (
    doer.kind === 'group' ||
    subject.some(
      ({ lemma, lower }) => ROLES.has(lemma) || WORKERS.test(lemma) || /^(?:us|them)$/.test(lower),
    )
  );
}

/** "Before, two of seven had left": who they are is said elsewhere, or is the question. */
function isBareOutcome({ clause, quantity }: Figure): boolean {
  const { verb, utterance, negated } = clause;
  return (
    verb !== null &&
    !negated &&
    quantity.kind === 'ratio' &&
    /^(?:leave|resign|quit|stay|promote|qualify)$/.test(verb.lemma) &&
    quantity.to <= verb.from &&
    utterance.tokens.slice(quantity.to, verb.from).every(({ pos }) => /^(?:AUX|ADV)$/.test(pos))
  );
}

/**
 * True if a result number is about people who work there: by its sentence's words, or, if the
 * question asks about people, because its sentence names workers and nobody from outside.
 */
export function isAboutStaff(reading: Reading, figure: Figure, asked: boolean): boolean {
  const sentence = sentencesAround(reading, figure.clause, 0, 0);
  const text = sentence.map((clause) => clause.text).join(' ');
  if (STAFF_MEASURE.test(text) || isStaffOutcome(figure)) return true;
  if (!asked) return false;
  // "staff hours" are hours.
  const nouns = sentence.flatMap(({ tokens }) =>
    tokens
      .filter(({ pos }, at) => pos === 'NOUN' && tokens[at + 1]?.pos !== 'NOUN')
      .map(({ lemma }) => lemma),
  );
  if (nouns.some((noun) => OUTSIDERS.has(noun))) return false;
  return isBareOutcome(figure) || nouns.some((noun) => WORKERS.test(noun) || ROLES.has(noun));
}
