import type { Detector } from '../detector.ts';
import { words } from '../framing/acts.ts';
import { castOf, clauseAt, sights } from '../framing/cast.ts';
import { helpedPeople, isBefore, startsOf } from '../framing/helped.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import type { Clause, Reading } from '../reading/reading.ts';

/** Verbs that tell what somebody said, felt or was, not what came of it. */
const NO_RESULT = words(
  'be being say ask want think feel have need know worry seem mean hope wonder try like hate love moan grumble agree sit stand look let tell keep go call could would can do answer wait stay live work come use complain object push hesitate struggle join leave own run lead hold put turn discover notice forget refuse realize realise see hear guess believe expect wait return skip strike',
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
  const following = utterance.tokens[verb.to]?.lower;
  if (NEEDS_OBJECT.has(verb.lemma) && !/^(?:DET|NUM|ADP|PRON)$/.test(next)) return false;
  const past = verb.tense === 'past' || verb.perfect || /\b(?:now|already)\b/.test(text);
  return (
    past &&
    !/^(?:me|us)$/.test(utterance.tokens[verb.to]?.lower ?? '') &&
    (!NO_RESULT.has(verb.lemma) || (verb.lemma === 'work' && following === 'out')) &&
    recurrences.length === 0
  );
}

const P = '@[pt]';
const SOUGHT =
  'ask|hire|invite|want|ring|call|phone|request|poach|copy|promote|offer|choose|pick|headhunt|have';
/** Others seek them out, or they have grown into something more. */
const GROWTH: readonly RegExp[] = [
  new RegExp(`\\b(?:ask|send|call|come back|come) for ${P} by name\\b`),
  new RegExp(
    `\\bbe ${P} (?:(?:that|who) )?(?!(?:i|we)\\b)(?:@[ptsgo]|the \\S+|\\S+ \\S+)(?: \\S+)? (?:${SOUGHT}|go|come)\\b`,
  ),
  new RegExp(
    `${P} be (?:who|the (?:one|person) (?:that |who )?)(?: ?(?!(?:i|we)\\b)\\S+){1,4}? (?:${SOUGHT}|go|come)\\b`,
  ),
  new RegExp(
    `(?:@[tgo]|others|benches|shops|people|departments|desks) (?:now )?(?:that )?(?:go|come) (?:\\S+ )?to ${P}\\b`,
  ),
  new RegExp(
    `(?:@[so]|the \\S+(?: \\S+)?) (?:have )?(?:since )?(?:hire|invite|promote|poach|headhunt|appoint|thank) ${P}(?= |$)`,
  ),
  new RegExp(
    `(?:@[so]|the \\S+(?: \\S+){0,2}) (?:ask|have) ${P} (?:over|to (?:come|show|teach|explain|set|speak|present|talk|train|run|lead))\\b`,
  ),
  new RegExp(
    `${P} (?:have )?(?:since )?(?:be|get) (?:\\w+ )?(?:promote|make (?!to\\b)@?\\w+|hire|appoint|ask to|invite|offer|poach|headhunt)`,
  ),
  new RegExp(
    `${P} be (?:now |already )?(?:teach|train|show|lead|run|coach|mentor|chair|present|produce|manage)(?: \\S+){1,6}`,
  ),
  new RegExp(`\\b(?:thanks to|because of|due to) ${P}(?= |$)`),
  new RegExp(`\\bmake ${P} (?:their|its|the|an?|@p 's|@p|@t)(?= |$)`),
  new RegExp(`\\bhave ${P} (?:up |over |in )?on (?:\\S+ )?stage\\b`),
  new RegExp(`${P} 's own (?:doing|work|idea)\\b`),
  new RegExp(`\\b(?:that|it) be ${P} 's (?:work|doing|idea|number|win|find|catch|achievement)\\b`),
  new RegExp(
    `${P} be @p(?: for| of| on| in|$)(?=.*\\b(?:now|today|these days)\\b)|${P} be (?:\\S+ )?@p (?:now|today|these days)\\b`,
  ),
];
function growthIn(reading: Reading): Clause[] {
  return castOf(reading).flatMap((scene) =>
    GROWTH.flatMap((pattern) =>
      sights(scene, pattern).flatMap((seen) => {
        const clause = clauseAt(scene, seen.to - 1);
        const real =
          clause &&
          !clause.negated &&
          !clause.hypothetical &&
          !clause.future &&
          !/^(?:speaker|we)$/.test(clause.doer.kind);
        return real && clause.verb ? [clause] : [];
      }),
    ),
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
    const [earliest] = startsOf(reading);
    if (!earliest) return null;
    const grown = growthIn(reading).filter(
      (clause) => !isBefore(clause, earliest) && !owning.has(clause),
    );
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
    const proved = results.filter(({ text }) => PROVED.test(text));
    if (results.length + grown.length === 0) return null;
    return [...proved, ...grown, ...results.toReversed()].map((clause) => quoted(reading, clause));
  },
};
