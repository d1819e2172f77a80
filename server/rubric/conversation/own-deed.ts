import { ownActs, words } from '../framing/acts.ts';
import { enablingsOf } from '../framing/enabling.ts';
import { leadingActs } from '../framing/leading.ts';
import { quoteFrom, sentencesOf } from '../mechanism/sentence.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import type { PointDetector } from './point-detector.ts';

/** What is no deed, or one of leading, joining, giving or stopping. */
const NO_DEED = words(
  `be have think feel know believe see hear want need like love hate hope wish guess mean seem remember
  forget learn notice realise try live stay wait come go leave join start stop expect assume suppose
  worry care say tell ask give hand choose decide hire coach teach train mentor promote appoint assign
  agree let trust delegate step listen work grow become get`,
);

/** "I have run the desk for two years" says who one is. */
const STANDING = words('run lead manage head own look');

/** The clauses in which the speaker alone did the work, one a sentence. */
export function ownDeedsIn(reading: Reading): Clause[] {
  const led = new Set([
    ...leadingActs(reading).map(({ clause }) => clause),
    ...enablingsOf(reading).map(({ clause }) => clause),
  ]);
  const deeds = new Set(
    ownActs(reading)
      .filter(
        ({ clause, lemma }) =>
          (!NO_DEED.has(lemma) || /\bcome up with\b|\bcame up with\b/.test(clause.text)) &&
          !(clause.verb?.perfect && STANDING.has(lemma)) &&
          !led.has(clause) &&
          clause.verb !== null &&
          (clause.verb.tense === 'past' || clause.verb.perfect),
      )
      .map(({ clause }) => clause),
  );
  return sentencesOf(reading).flatMap(({ clauses }) => clauses.find((one) => deeds.has(one)) ?? []);
}

export const ownDeed: PointDetector = {
  id: 'own-deed',
  reason: 'A sentence in which the speaker alone did the work argues for the level that they have.',
  credited: [
    'I built the route planner.',
    'I wrote the tariff and I designed the form.',
    'I fixed the error that nobody had found.',
    'I have rewritten the handbook twice.',
  ],
  refused: [
    { text: 'I gave Ana the launch decision.', why: 'It hands something over.' },
    { text: 'I hired two leads, and I coached them.', why: 'It builds builders.' },
    {
      text: 'We brought the wait down by giving each desk an owner.',
      why: 'It is not the speaker’s alone.',
    },
    { text: 'I would write the plan in May.', why: 'It was not done.' },
  ],
  detect(reading) {
    const sentences = sentencesOf(reading);
    const caught = ownDeedsIn(reading).flatMap((clause) => {
      const sentence = sentences.find(({ clauses }) => clauses.includes(clause));
      return sentence === undefined ? [] : [quoteFrom(sentence, clause)];
    });
    return caught.length > 0 ? caught : null;
  },
};
