import type { Reading } from '../reading/reading.ts';
import { type Act, type ActPattern, matchAct, ownActs, words } from './acts.ts';
import { castOf, sight } from './cast.ts';
import { LEADING } from './decisions.ts';

/** What is no act at all, or one of making. */
const NO_ACT = words(
  'be have do think feel know believe see hear want need like love hate hope wish guess mean seem remember forget learn notice try look read watch come wait stay live die sleep eat expect assume suppose worry care count',
);
/** Making something is leading only when it binds others. */
const MADE: readonly ActPattern[] = [
  {
    verbs: words('write draw set make design start introduce create call put bring change add'),
    next: /^(?:up |out |in |down )?(?:an?|the|one|my|our|some|two)\b/,
  },
];
const BINDS =
  /(?:^| )(?:@[ptg]|you|we|every \w+|each \w+|\w+s) (?:\w+ )?(?:have (?:get )?to|must)\b|\b(?:no|nothing|not)\b.*\b(?:until|till|unless|without)\b|\bno \w+ .*\bno\b/;

/** Acts beside somebody else's ownership: towards people who can be told apart, or on the course of the work. */
export function directingActs(reading: Reading): Act[] {
  const acts = ownActs(reading).filter(
    ({ lemma, clause: { verb } }) => verb?.tense === 'past' && !NO_ACT.has(lemma),
  );
  const towards = acts.filter(
    (act) => sight(act.scene, /^(?:\S+ ){0,3}?@[pt]/, act.after) !== null,
  );
  return towards.length > 0 ? towards : acts;
}

/** "I told people to watch out": being told to take care, nobody knows what to do otherwise. */
const TAKE_CARE =
  /^(?:\S+ ){0,3}?(?:to|that @\w (?:\w+ )?(?:should|must|have to|need to)) (?:\w+ )?(?:watch (?:out|it)|look out|be (?:\w+ )?(?:careful|thorough|patient|tidy|quick|quicker|alert|attentive|kind|nice)|take (?:more |better |good )?care|pay (?:more |better )?attention|try harder|slow down|calm down|hurry(?: up)?|concentrate|cheer up|step up|do better|work harder)\b/;

/** The speaker's specific acts of leading, in order. */
export function leadingActs(reading: Reading): Act[] {
  const scenes = castOf(reading);
  return ownActs(reading).filter((act) => {
    if (act.lemma === 'say' && act.clause.verb?.tense !== 'past') return false;
    if (/^(?:tell|ask|warn|get)$/.test(act.lemma) && sight(act.scene, TAKE_CARE, act.after))
      return false;
    if (matchAct(act, LEADING)) return true;
    const next = scenes[scenes.indexOf(act.scene) + 1];
    return (
      matchAct(act, MADE) !== null &&
      act.clause.verb?.modal !== 'would' &&
      !/\bmyself\b/.test(act.scene.text) &&
      (BINDS.test(act.scene.text) ||
        (next?.utterance === act.scene.utterance && BINDS.test(next.text)))
    );
  });
}
