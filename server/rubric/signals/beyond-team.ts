import type { Detector } from '../detector.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import { spreads } from '../mechanism/spread.ts';
import type { Clause } from '../reading/reading.ts';

const UNITS =
  '(?:companies|organisations|organizations|businesses|sites|regions|countries|teams|offices|branches|departments|divisions|depots|stores|plants|units|hospitals|schools|squads|groups)';
const UNIT =
  '(?:company|organisation|organization|business|firm|network|region|division|group|site|country|team|office|branch|department|depot|store|plant|industry|trust|district)';
/** Wider than one team. */
const WIDE = new RegExp(
  `\\b(?:company|organisation|organization|business|group|network|region|nation|site)-wide\\b|\\bacross (?:the (?:whole |entire )?${UNIT}|(?:all |both |the )?(?:of )?(?:our |the )?(?:\\w+ )?${UNITS})\\b|\\b(?:the whole|the entire|the rest of the) ${UNIT}\\b(?<!team)|\\ball (?:the )?(?:\\w+ )?${UNITS}\\b|\\bevery (?:other )?${UNIT}\\b(?<!team)|\\b(?:the )?other (?:\\w+ )?${UNITS}\\b`,
);
const WORKED =
  /^(?:use|adopt|run|copy|take|do|roll|spread|follow|fall|drop|rise|go|cut|save|improve|pick|apply|change|become|have|ask|switch|move|pass|start)$/;

function reaches(clause: Clause, { text }: Sentence): number {
  const spread = spreads(clause);
  if (spread >= 2) return spread;
  const { verb, done } = clause;
  return done &&
    verb !== null &&
    WORKED.test(verb.lemma) &&
    WIDE.test(clause.text) &&
    !/\bif\b/.test(text)
    ? 1
    : 0;
}

export const beyondTeam: Detector = {
  id: 'beyondTeam',
  reason: 'An effect beyond the own team shows the scope of the next level.',
  credited: [
    'Every crew fills in the loading sheet, and two sister teams took it up.',
    'Escalations dropped from forty a month to eleven, across all nine sites.',
    'The payments office saw the board and runs the same one now.',
    'We rolled the guide out across the whole company.',
  ],
  refused: [
    { text: 'My team uses the loading sheet every day.', why: 'It is the own team.' },
    { text: 'Next year the other offices will use the guide too.', why: 'It is a plan.' },
    { text: 'The other offices have not adopted it.', why: 'It is denied.' },
    {
      text: 'I presented the plan to the whole company.',
      why: 'Telling them is no effect on them.',
    },
  ],
  detect(reading) {
    let best: { clause: Clause; sentence: Sentence; score: number } | null = null;
    for (const sentence of sentencesOf(reading)) {
      for (const clause of sentence.clauses) {
        const score = reaches(clause, sentence);
        if (score > (best?.score ?? 0)) best = { clause, sentence, score };
      }
    }
    return best && [quoteFrom(best.sentence, best.clause)];
  },
};
