import type { Detector } from '../detector.ts';
import { words } from '../framing/acts.ts';
import { helpedPeople, isBefore } from '../framing/helped.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import type { Clause } from '../reading/reading.ts';

/** Verbs that tell what somebody said, felt or was, not what came of it. */
const NO_RESULT = words(
  'be being say ask want think feel have need know worry seem mean hope wonder try like hate love moan grumble agree sit stand look let tell keep go call could would can do answer wait stay live work come use complain object push hesitate struggle join leave own run lead',
);
const PROVED =
  /\b(?:be|is|was|were|been) (?:\w+ )?(?:right|ready|promoted|excellent|brilliant|good|great)\b|\bgot (?:the job|promoted|it (?:built|done|through|approved|down|working))\b|\bcame (?:back with|up with)\b|\bcan (?:now )?(?:run|lead|do|chair|own|handle) (?:it|that|them|the|this|a|one)\b/;
/** Results only with an object: "she began a round", "she got to the end", not "she got nervous". */
const NEEDS_OBJECT = words('begin start get');
/** What only sets the scene or explains. */
const ASIDE = /^(?:who|which|if|when|whenever|what|whatever|whether|until|because|once|before|as)$/;
const ABLE = /\b(?:till|until) \w+ could\b|\b(?:has|have) since \w+(?:ed|en|t|ne|un)\b/;
const MADE = words('make build write design create set come find');

/** It tells an outcome: done, in the past or up to now. */
function isOutcome({ verb, link, doer, done, text, recurrences, utterance }: Clause): boolean {
  if (!verb || !done) return false;
  if (ABLE.test(text)) return true;
  const plain = verb.tense === 'past' && !verb.perfect;
  const told = link === 'who' ? plain : link === 'what' && plain && MADE.has(verb.lemma);
  const aside = ASIDE.test(link ?? '') && !told;
  if (aside && !doer.inherited) return false;
  if (PROVED.test(text)) return true;
  const next = utterance.tokens[verb.to]?.pos ?? '';
  if (NEEDS_OBJECT.has(verb.lemma) && !/^(?:DET|NUM|ADP|PRON)$/.test(next)) return false;
  const past = verb.tense === 'past' || verb.perfect || /\b(?:now|already)\b/.test(text);
  return (
    past &&
    !/^(?:me|us)$/.test(utterance.tokens[verb.to]?.lower ?? '') &&
    !NO_RESULT.has(verb.lemma) &&
    recurrences.length === 0
  );
}

export const theirResult: Detector = {
  id: 'F4',
  reason:
    'The proof of leading is what they achieved: growth or an outcome that is credited to them by name.',
  credited: [
    'I gave Petra the pricing decision, and she cut the list from nine tiers to three.',
    'I coached Farid every week. He was promoted in May.',
    'I handed the night rota to Mina. She rebuilt it and won over the drivers.',
    'I asked the deputy to take the intake over. She has trained two others since.',
  ],
  refused: [
    { text: 'I gave Petra the pricing decision, and we won the bid.', why: '“We” is not Petra.' },
    {
      text: 'I gave Petra the pricing decision. She wanted more time.',
      why: 'Wanting is no result.',
    },
    { text: 'Petra counted the crates and filed the forms.', why: 'Nothing had been hers.' },
    {
      text: 'I gave Petra the pricing decision. She is going to cut the list.',
      why: 'It is still to come.',
    },
  ],
  detect(reading) {
    const helped = helpedPeople(reading);
    const owning = new Set(holdingsOf(reading).map(({ clause }) => clause));
    const results = reading.clauses.filter((clause) => {
      const since = clause.doer.entity && helped.get(clause.doer.entity.id);
      return (
        since &&
        !isBefore(clause, since) &&
        !owning.has(clause) &&
        (clause.doer.kind === 'person' || PROVED.test(clause.text)) &&
        isOutcome(clause)
      );
    });
    if (results.length === 0) return null;
    const proved = results.filter(({ text }) => PROVED.test(text));
    return [...proved, ...results.toReversed()].map((clause) => quoted(reading, clause));
  },
};
