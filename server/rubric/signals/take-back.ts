import type { Detector } from '../detector.ts';
import { type Act, type ActPattern, matchAct, ownActs, words } from '../framing/acts.ts';
import { isBuilding } from '../framing/building.ts';
import { castOf } from '../framing/cast.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import { isOwnDeed } from '../reading/select.ts';

const TAKING: readonly ActPattern[] = [
  {
    verbs: words('take pull grab claw'),
    next: /^(?:(?:it|that|this|them|things|the \S+|@\w 's \S+) )?(?:(?:up )?to myself|back(?! (?:to|from) (?:work|leave))|over\b|(?:it|that|things) from (?:here|there))/,
  },
  {
    verbs: words('tell say'),
    next: /^(?:@[pt] )?(?:that )?i (?:would|will) (?:(?:take|have) (?:it|that|this|over|things|the \S+ (?:from here|back|over))|handle|do it|finish|deal with|run (?:it|this|that))\b/,
  },
  { verbs: words('step jump'), next: /^(?:right |straight |back )?in\b/ },
  { verbs: words('end'), next: /^up (?:do|run|write|finish|make|fix|take)\w*\b/ },
  { verbs: words('relieve'), next: /^@[pt](?: 's)? of\b/ },
  { verbs: words('go'), next: /^(?:over|around|round|behind) @[pto] 's (?:head|back)\b/ },
  {
    verbs: words('approve sign settle decide release launch ship'),
    next: /^(?:\S+ ){0,3}?over @[pto] 's head\b/,
  },
  { verbs: words('overrule override undo redo'), next: /^@[pto]|^(?:it|the|what @[pto])\b/ },
];
/** "I took the list off her": taking back once she had acted, relief for her before that. */
const OFF_THEM: readonly ActPattern[] = [
  {
    verbs: words('take pull grab'),
    next: /^(?!(?:\S+ ){0,4}?(?:reports?|tickets|calls|meetings|paperwork|admin|shifts|cases|emails|weight|pressure|load)\b)(?:\S+ ){1,5}?(?:off|away from|back from) @[pt](?= |$)/,
  },
];
/** What one says who does it from now on, rather than relieves somebody of a burden. */
const DOES_IT_NOW =
  /\b(?:myself|my self|from here|i will (?:have|take|do|finish|run) (?:it|that|this)|i be (?:do|take|run|finish)\w* (?:it|this|that))\b/;
const REGRET =
  /\b(?:(?:my|a|that) (?:\S+ )?mistake|should (?:not|never) have|(?:i|that) be wrong|regret|wrong (?:thing|call|of me)|ashamed|give (?:it|that|@\w) back|hand (?:it|that) back|never (?:do|done) (?:it|that) again|i would not (?:do|have (?:do|take|step|go))\b.*)/;

/** Sentences from the taking back in which it is named as a mistake. */
const REPAIRED_WITHIN = 6;

function takes(act: Act, ownerActed: boolean): boolean {
  if (matchAct(act, TAKING)) return true;
  if ((ownerActed || DOES_IT_NOW.test(act.scene.text)) && matchAct(act, OFF_THEM)) return true;
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
    'I gave Petra the launch. On the day I went over her head and cancelled it.',
    'I gave Petra the rota. In the spring I took the sheet off her and split it myself.',
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
    {
      text: 'I gave Petra the launch. She began, and I took the weekly report off her.',
      why: 'A burden is lifted, not the work.',
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
    const scenes = castOf(reading);
    const at = scenes.findIndex(({ clauses }) => clauses.includes(climax.clause));
    const regretted = scenes.slice(at, at + REPAIRED_WITHIN).some(({ text }) => REGRET.test(text));
    return regretted ? null : taken.map(({ clause }) => quoted(reading, clause));
  },
};
