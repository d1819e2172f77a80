import { ownActs, words } from '../framing/acts.ts';
import { enablingsOf } from '../framing/enabling.ts';
import { leadingActs } from '../framing/leading.ts';
import { quoteFrom, type Sentence, sentencesOf } from '../mechanism/sentence.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import type { PointDetector } from './point-detector.ts';

/** What is no deed, or one of leading, joining, giving, telling, looking or stopping. */
const NO_DEED = words(
  `be have think feel know believe see hear want need like love hate hope wish guess mean seem remember
  forget learn notice realise try live stay wait come go leave join start begin stop expect assume
  suppose worry care say tell ask give hand choose decide hire coach teach train mentor promote appoint
  assign agree let trust delegate step listen work grow become get show talk explain look search stand
  sponsor back support protect nominate recommend recruit ring call phone propose place transfer remove meet thank invite admit apologise promise follow`,
);
/** "I have run the desk for two years" says who one is. */
const STANDING = words('run lead manage head own look');
/** What only sets the scene: "when I counted", "the cases that I was reading". */
const BACKGROUND =
  /^(?:when|while|as|because|since|which|that|what|who|where|if|after|before|until)$/;
const TO_SOMEBODY = /\b(?:to|with) (?:her|him|them)\b/;
const AFTER_ALL =
  /\b(?:come|came) up with\b|\b(?:get|got)\b.*\b(?:done|finished|ready|out|through)\b/;

/** What is made is the speaker's own work, whatever it was for, unless others have a part in it. */
const MAKING = words(
  'build rebuild write rewrite code design redesign develop create make restructure automate draft document',
);
const PUTTING = /\b(?:set|sets) up\b|\bput (?:\S+ ){0,4}?together\b/;
/** What binds or gathers others is led, though one person set it up. */
const GATHERING =
  /\b(?:reviews?|meetings?|rules?|standards?|bars?|goals?|targets?|criteria|forums?|routines?|rota|teams?|groups?|decisions?|owners?|sessions?)\b/;
const ONE_WHO = /\bi (?:was|am) the (?:one|person|only one) (?:who|that)\b/;

/** A clause in which the speaker alone did the work, and the sentence that it stands in. */
export interface OwnDeed {
  readonly clause: Clause;
  readonly sentence: Sentence;
}

/** The speaker's own deeds that are no leading of others, the first of each sentence. */
export function ownDeedsIn(reading: Reading): OwnDeed[] {
  const led = new Set(
    [...leadingActs(reading), ...enablingsOf(reading)].map(({ clause }) => clause),
  );
  const deeds = new Set(
    ownActs(reading)
      .map(({ clause }) => clause)
      .filter((clause) => (!led.has(clause) || makes(clause)) && isWork(clause)),
  );
  return sentencesOf(reading).flatMap((sentence) => {
    const clause = sentence.clauses.find(
      (one) => deeds.has(one) || (ONE_WHO.test(sentence.text) && one.text.startsWith('who ')),
    );
    return clause === undefined ? [] : [{ clause, sentence }];
  });
}

function makes({ verb, text, others }: Clause): boolean {
  const made = (verb !== null && MAKING.has(verb.lemma)) || PUTTING.test(text);
  return made && others.length === 0 && !GATHERING.test(text);
}

function isWork({ verb, link, text }: Clause): boolean {
  if (verb === null || verb.passive || verb.progressive) return false;
  if (verb.tense !== 'past' && !verb.perfect && verb.tenseSure) return false;
  if (NO_DEED.has(verb.lemma) && !AFTER_ALL.test(text)) return false;
  if (verb.perfect && STANDING.has(verb.lemma)) return false;
  return !BACKGROUND.test(link ?? '') && !TO_SOMEBODY.test(text);
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
    const caught = ownDeedsIn(reading);
    return caught.length > 0
      ? caught.map(({ clause, sentence }) => quoteFrom(sentence, clause))
      : null;
  },
};
