import type { Detector } from '../detector.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { find, quote, sentenceOf } from '../reading/select.ts';

/** By when something held, so that it can be looked up. */
const BY =
  /\b(?:in|by|since|within|before|until|from|as of|come) (?:(?:the|about|early|late|mid|end of|last|that|this|next|first|second|third|fourth|following|a|one|two|three|four|six|nine|ten|\d+) )*(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter|new year|q[1-4]|quarters?|months?|years?|weeks?|(?:19|20)\d\d)\b|\b(?:a|one|two|three|four|five|six|nine|ten|twelve|eighteen|\d+) (?:weeks?|months?|quarters?|years?) later\b/;
/** A point that a goal is held against. */
const DUE =
  /\b(?:on|by|before|until) (?:the )?(?:\w+ )?(?:\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|twent\w+|thirt\w+|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|deadline|due date|end of)\b|\b(?:day|days|week|weeks|hour|hours|minutes) (?:early|late|to spare|to go|ahead|behind)\b|\b(?:to spare|on time|on the day|ahead of (?:time|schedule)|in time|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/;
const ASKED_FOR_DATE =
  /\b(?:goal|deadline|commit\w*|deliver\w*|date|target|on time|late|slip\w*)\b/i;
/** Verbs of coming to hold or do something new. */
const ATTAIN = new Set(
  'run lead own chair manage become promote pass qualify present handle head take teach certify make cover decide stop block refuse approve cancel'.split(
    ' ',
  ),
);
const FINISH = new Set(
  'finish complete hand launch go open land ship deliver close move pass sign make meet hit cut switch submit file end'.split(
    ' ',
  ),
);

/** "by June she ran planning": somebody came to hold something by a date. */
function attains(reading: Reading, clause: Clause): boolean {
  const { verb, doer } = clause;
  if (!clause.done || !verb || !ATTAIN.has(verb.lemma) || doer.entity === null) return false;
  if (doer.entity.outsider || doer.entity.general || verb.tense === 'future') return false;
  return find(clause, BY) !== null && sentenceOf(reading, clause).every((one) => !one.hypothetical);
}

/** "we handed over on the ninth": the state that a question about a goal asks for. */
function meets(clause: Clause): boolean {
  const { verb } = clause;
  if (!clause.done || !verb || verb.tense !== 'past' || !FINISH.has(verb.lemma)) return false;
  return (
    /^(?:speaker|we|person|group|thing|impersonal)$/.test(clause.doer.kind) &&
    find(clause, DUE) !== null
  );
}

export const datedState: Detector = {
  id: 'datedState',
  reason: 'A change of state with its date can be looked up, which is more than an impression.',
  credited: [
    'By June Noor ran the whole planning round.',
    'Within two quarters Petra led the night shift.',
    'Six months later Ivo chaired the safety council.',
    'By the end of the year Dana was promoted.',
  ],
  refused: [
    {
      text: 'We went live in October.',
      why: 'A date is excluded unless the question asks for it.',
    },
    { text: 'Noor runs planning very well.', why: 'There is no date.' },
    { text: 'By June Noor will run planning.', why: 'It has not happened.' },
    { text: 'By June everyone was happier.', why: 'A mood cannot be looked up.' },
  ],
  detect(reading, { question }) {
    const asked = ASKED_FOR_DATE.test(question.text);
    const clause = reading.clauses.find((one) => attains(reading, one) || (asked && meets(one)));
    return clause ? [quote(clause)] : null;
  },
};
