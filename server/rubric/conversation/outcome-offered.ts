import { sentencesOf } from '../mechanism/sentence.ts';
import type { Reading } from '../reading/reading.ts';
import type { PointDetector } from './point-detector.ts';
import { spansOf, textOnward } from './said.ts';

/** Taking something on, as an offer: not done yet, and the speaker's own. */
const OFFERING =
  /\b(?:i (?:would|will|want to|am going to|am ready to|am prepared to|could)(?: (?:like|love|be happy|be willing|want) to)?(?: also)? (?:own|be the owner|take|run|lead|answer|sign up|be responsible|be measured|be accountable|commit|bring|get|promise|carry|look after|have)|(?:let|give|make|hold) me (?!know|tell|see|say|ask|be|just|think|walk|explain|suggest|propose|show)\w+|(?:hand|lend) me|put me in charge|make me the owner)\b/;
/** What would be different, so that somebody could see whether it came about. */
const OUTCOME =
  /\b(?:from (?:\S+ ){1,6}to (?:\S+ )?(?:\w+ )?|(?:to|under|below|above|over|by|within|than|of|down|up|at least|at most) (?:\w+ )?(?=@)|half (?:of )?(?:what|the)\b|(?:halve|double|treble|triple)\b|(?:bring|cut|get|take|push)\b(?: \S+){1,4} (?:down|up|out) to\b|(?:is|are|be) gone\b|never (?:again|reach)|instead of\b|(?:paying|pays?) for itself|(?:fewer|less|more|later|longer) than|in half\b|no \w+ (?:\w+ ){0,3}?(?:more|longer|later)\b|(?:every|all) (?:of )?(?:the )?\w+ (?:within|by|before)\b)|@\S+(?: \S+){0,2} (?:fewer|less|more)\b/;

export const outcomeOffered: PointDetector = {
  id: 'outcome-offered',
  reason: 'An area with an outcome to answer for turns the talk from the title to the work.',
  credited: [
    'Let me take the Nordics, and I will double the sign-ups there by Christmas.',
    'I would take on the parts desk and bring its late orders from a fifth to a tenth.',
    'Give me both depots, and by June no crate waits for more than two days.',
    'I want to own the trial period. I would be measured on trials that end in a sale, from 20% to 30%.',
    'I would lead the renewals and halve the ones that we lose.',
  ],
  refused: [
    { text: 'I took over the desk, and late orders fell from 20% to 10%.', why: 'It is past.' },
    { text: 'I would like to lead a larger area.', why: 'No outcome is offered.' },
    { text: 'Sales could go from 20 to 30 next year.', why: 'Nobody offers to own it.' },
    { text: 'I would take ten minutes of your time.', why: 'It is no area.' },
  ],
  detect(reading) {
    const sentences = sentencesOf(reading).filter(
      (sentence) =>
        OFFERING.test(sentence.text) &&
        OUTCOME.test(marked(reading, textOnward(reading, sentence, 1))),
    );
    return spansOf(sentences, [OFFERING]);
  },
};

/** The text with an "@" before each of the reading's numbers. */
function marked(reading: Reading, text: string): string {
  const numbers = reading.utterances.flatMap(({ quantities }) =>
    quantities
      .filter(({ kind }) => kind !== 'ordinal' && kind !== 'date' && kind !== 'clock')
      .map((quantity) => quantity.text),
  );
  return [...new Set(numbers)].reduce(
    (marking, number) => marking.replaceAll(` ${number}`, ` @${number}`),
    text,
  );
}
