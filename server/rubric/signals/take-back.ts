import type { Detector } from '../detector.ts';
import { type Act, type ActPattern, matchAct, ownActs, words } from '../framing/acts.ts';
import { isBuilding } from '../framing/building.ts';
import { castOf } from '../framing/cast.ts';
import { isBefore } from '../framing/helped.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import { isOwnDeed } from '../reading/select.ts';

const TAKING: readonly ActPattern[] = [
  {
    verbs: words('take pull grab claw'),
    next: /^(?:(?:it|that|this|them|things|the \S+|@\w 's \S+) )?(?:back(?! (?:to|from) (?:work|leave))|over\b|(?:it|that|things) from (?:here|there))/,
  },
  {
    verbs: words('tell say'),
    next: /^(?:@[pt] )?(?:that )?i (?:would|will) (?:(?:take|have) (?:it|that|this|over|things)|handle|do it|finish|deal with|run (?:it|this|that))\b/,
  },
  { verbs: words('step jump'), next: /^(?:right |straight |back )?in\b/ },
  { verbs: words('end'), next: /^up (?:do|run|write|finish|make|fix|take)\w*\b/ },
  { verbs: words('overrule override undo redo'), next: /^@[pt]|^(?:it|the|what @[pt])\b/ },
];
/** "I took the list off her": taking back once she had acted, relief for her before that. */
const OFF_THEM: readonly ActPattern[] = [
  {
    verbs: words('take pull grab'),
    next: /^(?:\S+ ){1,5}?(?:off|away from|back from) @[pt](?= |$)/,
  },
];
const REGRET =
  /\b(?:(?:my|a|that) (?:\S+ )?mistake|should (?:not|never) have|(?:i|that) be wrong|regret|wrong (?:thing|call|of me)|ashamed|give (?:it|that|@\w) back|hand (?:it|that) back|never (?:do|done) (?:it|that) again|would not (?:do|have))\b/;

function takes(act: Act, ownerActed: boolean): boolean {
  if (matchAct(act, TAKING) || (ownerActed && matchAct(act, OFF_THEM))) return true;
  return (
    /\bmyself\b/.test(act.clause.text) &&
    (isBuilding(act) || /^(?:run|finish|make|lead|chair|present|do|write)$/.test(act.lemma))
  );
}

export const takeBack: Detector = {
  id: 'takeBack',
  reason:
    'Work that is taken back when it matters was never given; naming that as a mistake, with what changed, repairs it.',
  credited: [
    'I gave Petra the launch. The night before, I told her that I would take it from there.',
    'I handed Mina the rota. In August it got tight and I took it back.',
    'I asked Farid to own the bid. In the last week I stepped in and rewrote it.',
    'I gave Petra the launch. She wanted another week. I took the plan off her and picked the date.',
    'I gave the deputy the final decision. At the end I ran the board meeting myself.',
  ],
  refused: [
    { text: 'I gave Petra the launch, and she ran it.', why: 'Nothing was taken back.' },
    { text: 'In the last week I stepped in and rewrote it.', why: 'Nobody had been given it.' },
    {
      text: 'I gave Petra the launch and took it back. That was my mistake, and since then I stay out of the room.',
      why: 'It is named as a mistake, with what changed.',
    },
    {
      text: 'I gave Petra the launch. I wanted to step in, but I did not.',
      why: 'It was not done.',
    },
  ],
  detect(reading, { found }) {
    if (!found.has('F2')) return null;
    const given =
      holdingsOf(reading).find(({ clause }) => isOwnDeed(clause)) ?? holdingsOf(reading)[0];
    if (!given) return null;
    const acted = reading.clauses.find(
      ({ index, doer, verb }) =>
        index > given.clause.index && doer.entity === given.owner && verb?.tense === 'past',
    );
    const taken = ownActs(reading).filter(
      (act) =>
        act.clause.index > given.clause.index &&
        takes(act, acted !== undefined && acted.index < act.clause.index),
    );
    const [climax] = taken;
    if (!climax) return null;
    const regretted = castOf(reading).some(
      ({ text, clauses: [opening] }) =>
        opening && !isBefore(opening, climax.clause) && REGRET.test(text),
    );
    return regretted ? null : taken.map(({ clause }) => quoted(reading, clause));
  },
};
