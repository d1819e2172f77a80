import { oncePerReading } from '../reading/once.ts';
import type { Clause } from '../reading/reading.ts';
import { castOf, type Scene, type Sight, sight } from './cast.ts';

/** Something that the speaker did, with the sentence that it stands in. */
export interface Act {
  readonly clause: Clause;
  readonly scene: Scene;
  readonly lemma: string;
  /** Position of the first token after the verb. */
  readonly after: number;
}

/** What a kind of act looks like: its verbs (lemmas), and what follows them. */
export interface ActPattern {
  readonly verbs: ReadonlySet<string>;
  readonly next: RegExp;
}

/** The speaker's own deeds: done, in the first person, in order. */
export const ownActs = oncePerReading((reading): readonly Act[] =>
  castOf(reading).flatMap((scene) =>
    scene.clauses.flatMap((clause) =>
      clause.done && clause.doer.kind === 'speaker' && clause.verb && !isQuoted(scene, clause)
        ? [{ clause, scene, lemma: clause.verb.lemma, after: clause.verb.to }]
        : [],
    ),
  ),
);

/** "Leave it to me" after "I said": the words of the speaker's own order are no deed. */
function isQuoted(scene: Scene, clause: Clause): boolean {
  const before = scene.clauses[scene.clauses.indexOf(clause) - 1];
  return (
    clause.doer.inherited &&
    clause.link === null &&
    clause.verb?.tense === 'present' &&
    before?.verb?.tense === 'past'
  );
}

/** Where an act is of a kind: the sight of what follows its verb, or null. */
export function matchAct(act: Act, patterns: readonly ActPattern[]): Sight | null {
  for (const { verbs, next } of patterns) {
    if (!verbs.has(act.lemma)) continue;
    const seen = sight(act.scene, next, act.after);
    if (seen) return seen;
  }
  return null;
}

/** The words of a list, separated by white space. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
