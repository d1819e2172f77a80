import type { Detector } from '../detector.ts';
import { type ActPattern, matchAct, ownActs, words } from '../framing/acts.ts';
import { quoted } from '../framing/quoted.ts';

const VAGUE: readonly ActPattern[] = [
  {
    verbs: words(
      'lead push insist align champion oversee coordinate facilitate spearhead steer orchestrate mobilize rally encourage motivate empower support advocate escalate head mentor',
    ),
    next: /^/,
  },
  {
    verbs: words('drive'),
    next: /^(?:\S+ ){0,4}?(?:alignment|changes?|results?|adoption|projects?|initiatives?|effort|agenda|programme|program|improvements?|delivery|quality|growth|process|transformation|culture|development|outcomes?|strategy|work|execution|engagement|consensus|clarity|visibility|accountability|performance|launch|migration|rollout|plan|progress|decisions?|conversation|it|this|that)\b/,
  },
  {
    verbs: words('tell ask remind urge warn'),
    next: /^@g\b|^for (?:a|an) (?:meeting|call|chat|session)\b/,
  },
  {
    verbs: words('make'),
    next: /^(?:really |very )?(?:sure|certain)\b|^it (?:clear|happen|work)\b/,
  },
  {
    verbs: words('set call hold run host arrange organize organise chair have book'),
    next: /^(?:up )?(?:\S+ ){0,3}?(?:meetings?|calls?|syncs?|stand-?ups?|workshops?|sessions?|one-on-ones?|check-?ins?|catch-?ups?)\b/,
  },
  {
    verbs: words('get bring pull keep'),
    next: /^(?:@\w|everything|things|all of (?:us|@\w)|the (?:right )?people)(?: 's)? (?:\S+ ){0,2}?(?:together|aligned|on board|moving|on track|in line|informed|going|round the table|around the table|into (?:a|one) room)\b/,
  },
  {
    verbs: words('stay keep'),
    next: /^(?:on top of|(?:a )?(?:close )?(?:eye|tabs) on|everything on)\b/,
  },
  { verbs: words('manage own handle'), next: /^(?:the|that|this|it|our|a|all|stakeholders?)\b/ },
  {
    verbs: words('raise'),
    next: /^(?:it|that|this|awareness|the (?:issue|question|profile|concern))\b/,
  },
];

export const vagueAct: Detector = {
  id: 'vagueAct',
  reason:
    'An act of leading that nobody could write down shows will, but not what was done: it is more than nothing and less than an act.',
  credited: [
    'I led it, and we decided as a group.',
    'I drove alignment across the three offices.',
    'I insisted, and in the end people came round.',
    'I made sure that everybody was on the same page.',
    'I set up a meeting with the two depots.',
  ],
  refused: [
    { text: 'We led the way on this.', why: '“We” is not the speaker.' },
    { text: 'I would lead it differently.', why: 'It is hypothetical.' },
    { text: 'Petra led the project.', why: 'It is Petra who led.' },
    { text: 'I did not push for it.', why: 'It is denied.' },
    { text: 'I drove the last van down to the hub.', why: 'That is a van.' },
  ],
  detect(reading) {
    const acts = ownActs(reading).filter((act) => matchAct(act, VAGUE));
    return acts.length === 0 ? null : acts.map(({ clause }) => quoted(reading, clause));
  },
};
