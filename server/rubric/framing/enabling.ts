import { oncePerReading } from '../reading/once.ts';
import type { Entity } from '../reading/people.ts';
import type { Clause } from '../reading/reading.ts';
import { type Act, matchAct, ownActs, words } from './acts.ts';
import { castOf, clauseAt, type Sight, sight, sights } from './cast.ts';
import { first, holdingsOf } from './ownership.ts';
import { WAYS } from './ways.ts';

const P = '@[pt]';
/** Something that the speaker did so that somebody could succeed. */
export interface Enabling {
  readonly clause: Clause;
  readonly helped: Entity | null;
}

/** What the purpose of an act may be: "so that she could go and see for herself". */
const SO_THAT = new RegExp(
  `^(?:\\S+ ){1,16}?so (?:that )?(?:(?:\\S+ ){1,5}?(?:would|could|can) \\w+ ${P}(?= |$)|${P} (?:can|could|would|may|might|have|know|do not have to|need not|do not need to|get|see)\\b)`,
);
const HELPING = words(
  'give get buy find lend bring leave pay send write make phone ring call move clear book arrange set put take sort build print draw open keep free cut stop ask tell drop swap change hire organise organize block hold stay go show split shift',
);

/** "We wrote down together what good looks like": criteria shared with somebody who was named. */
const OVER_THEIRS =
  /\b(?:we|@p and (?:i|me)) (?:would )?(?:go|sit|talk|walk|read|work|look) (?:\S+ )?(?:through|over|at) @p 's (?!own\b)\w+/;
const PRACTISED =
  /\b(?:we|@p and (?:i|me)|(?:i|me) and @p) (?:would )?(?:\w+ )?(?:practise|practice|rehearse|role-play|drill|do (?:\S+ ){0,3}?(?:dry runs?|rehearsals?|run-throughs?|mock \w+)|play it|act it|(?:go|sit|walk|talk|look|read|run|listen|work) (?:\S+ ){0,3}?(?:through|over) (?:@p|it|them|the|every|each|what|how|her|his|together|one|all)|(?:sit|talk) (?:down )?together)\b|\bwe (?:would )?(?:go|talk|walk) (?:through|over) (?:what|how) @p\b/;
/** "My part was to keep her mornings clear." */
const MY_PART =
  /\b(?:my (?:own )?(?:part|bit|job|share|contribution) (?:in (?:it|that) )?be (?:just |only )?(?:to )?|what i (?:have )?(?:do )?do (?:instead )?be )(?:keep|get|give|find|clear|hold|coach|protect|sit|teach|pay|cover|make|show|train|walk|send|buy|take)(?: \S+){0,4}? @[pt]/;
const AGREED =
  /\bwe (?:\w+ )?(?:agree|write|settle|spell|define|set)(?: \S+){0,6} (?:what (?:\S+ ){0,3}(?:good|done|success|ready|mean|enough)|criteria|how we would know)\b/;

/** Every enabling act in a reading, in order. */
export const enablingsOf = oncePerReading((reading): readonly Enabling[] => {
  const acts = ownActs(reading).flatMap((act) => {
    const seen = matchAct(act, WAYS) ?? purposeOf(act);
    return seen ? [{ clause: act.clause, helped: first(seen.people) }] : [];
  });
  // "We sat down together" enables only somebody who holds a piece of the work.
  const shared =
    holdingsOf(reading).length > 0
      ? [AGREED, PRACTISED, OVER_THEIRS, MY_PART]
      : [AGREED, OVER_THEIRS, MY_PART];
  const agreed = castOf(reading).flatMap((scene) =>
    shared.flatMap((pattern) =>
      sights(scene, pattern).flatMap((seen) => {
        const clause = clauseAt(scene, seen.from);
        const once = pattern !== PRACTISED || clause?.recurrences.length === 0;
        return clause?.done && once ? [{ clause, helped: null }] : [];
      }),
    ),
  );
  return [...acts, ...agreed].toSorted((a, b) => a.clause.index - b.clause.index);
});

/** Somebody for whose doing or knowing something the act was done. */
function purposeOf(act: Act): Sight | null {
  return HELPING.has(act.lemma) ? sight(act.scene, SO_THAT, act.after) : null;
}
