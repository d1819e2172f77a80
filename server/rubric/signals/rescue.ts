import type { Detector } from '../detector.ts';
import { type ActPattern, matchAct, ownActs, words } from '../framing/acts.ts';
import { isBuilding, isWorking } from '../framing/building.ts';
import { quoted } from '../framing/quoted.ts';

const RESCUES: readonly ActPattern[] = [
  { verbs: words('jump step dive swoop leap wade'), next: /^(?:right |straight |back )?in\b/ },
  { verbs: words('roll'), next: /^up my sleeves\b/ },
  {
    verbs: words('stay work sit go'),
    next: /^(?:\S+ ){0,3}?(?:late|overnight|(?:all|through the) night|all weekend|(?:two|three|four|both|my|every|the|whole|most) (?:\w+ )?(?:weekends?|nights|evenings)|(?:till|until|to|past) (?:midnight|\w+ (?:in the morning|a\.?m\.?)|it (?:be|work))|up (?:all|till|until))\b/,
  },
  {
    verbs: words('come drive fly rush'),
    next: /^(?:\S+ ){0,2}?(?:in|back|over|down) (?:\S+ )?(?:on (?:a|my|the) (?:saturday|sunday|weekends?|days? off|holiday)|at (?:midnight|night)|to (?:fix|save|sort|put))/,
  },
  {
    verbs: words('be have'),
    next: /^(?:\S+ ){1,6}?(?:till|until|past) (?:\w+ )?(?:midnight|in the morning|at night|dawn|ten at night)\b/,
  },
  {
    verbs: words('take grab seize'),
    next: /^(?:the|my|a) (?:laptop|keyboard|key board|phone|van|wheel|controls?|spanner|trolley|tools?|knife|mic|microphone)\b/,
  },
  { verbs: words('lock'), next: /^(?:the|my) door\b/ },
  { verbs: words('pull'), next: /^(?:an?|two|three|several) all-?\s?nighters?\b/ },
  { verbs: words('save rescue salvage'), next: /^(?:the|it|us|them|that|our)\b/ },
  {
    verbs: words('take'),
    next: /^(?:it |that |things |everything )?over (?:from @|and (?:do|fix|finish|sort))/,
  },
];
/** The speaker's own hands at the work of others, or at hours that nobody works. */
const BY_HAND =
  /\bwith my own (?:two )?(?:hands?|mouth|credentials|money|car|eyes)\b|\bout of my own kitchen\b|\b(?:hours|days|nights) (?:straight|on end|in a row|without (?:sleep|a break))\b|\b(?:in|on) my (?:pyjamas|slippers|holiday|day off|birthday)\b|\bright through the night\b|\bby (?:\w+ )?(?:in the morning|dawn)\b/;
const IN_THE_NIGHT =
  /\b(?:overnight|over the weekend|in one night|in a night|at midnight|that (?:same )?night)\b/;

export const rescue: Detector = {
  id: 'rescue',
  reason:
    'Saving the day by one’s own nights and weekends shows that the others could not, which is the opposite of leading them.',
  credited: [
    'Two days before the opening I jumped in and fixed the till.',
    'I worked two weekends and we got it out.',
    'I stayed late every evening until the backlog was gone.',
    'I rewrote the whole contract overnight.',
    'I took the keyboard and put it right.',
    'I cut the last forty with my own hands.',
  ],
  refused: [
    { text: 'Mina jumped in and fixed the till.', why: 'It is Mina who rescued.' },
    { text: 'I asked Mina to step in for the week.', why: 'The speaker gave it away.' },
    { text: 'I would have stayed late every evening.', why: 'It is hypothetical.' },
    { text: 'I did not jump in, and I left the till to Mina.', why: 'It is denied.' },
  ],
  detect(reading) {
    const acts = ownActs(reading).filter(
      (act) =>
        matchAct(act, RESCUES) !== null ||
        (isWorking(act) && BY_HAND.test(act.clause.text)) ||
        (isBuilding(act) && IN_THE_NIGHT.test(act.clause.text)),
    );
    return acts.length === 0 ? null : acts.map(({ clause }) => quoted(reading, clause));
  },
};
