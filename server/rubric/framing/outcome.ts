import type { Clause } from '../reading/reading.ts';
import { words } from './acts.ts';

/** Verbs that tell what somebody said, felt or was, not what came of it. */
const NO_RESULT = words(
  'be being say ask want think feel have need know worry seem mean hope wonder try like hate love moan grumble agree sit stand look let tell keep go call could would can do answer wait stay live work come use complain object push hesitate struggle join leave own run lead hold put turn discover notice forget refuse realize realise see hear guess believe expect wait return skip strike appreciate enjoy thank',
);
/** Their judgement, promotion or work proved itself. */
export const PROVED =
  /\b(?:be|is|was|were|been) (?:\w+ )?(?:dead |quite )?(?:right|promoted)\b|\bgot (?:the job|promoted|it (?:built|done|through|approved|down|working))\b|\bcame (?:back with|up with)\b|\bcan (?:now )?(?:run|lead|do|chair|own|handle) (?:it|that|them|the|this|a|one)\b/;
/** Results only with an object: "she began a round", "she got to the end", not "she got nervous". */
const NEEDS_OBJECT = words('begin start get');
/** What only sets the scene or explains. */
const ASIDE =
  /^(?:who|which|if|when|whenever|what|whatever|whether|until|because|once|before|as|where|how|why|that)$/;
const ABLE = /\b(?:till|until) \w+ could\b|\b(?:has|have) since \w+(?:ed|en|t|ne|un)\b/;
const MADE = words('make build write design create set come find');

/** It tells an outcome: done, in the past or up to now. */
export function isOutcome({
  verb,
  link,
  doer,
  done,
  text,
  recurrences,
  utterance,
}: Clause): boolean {
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
  // "she had run a shop before" sets the scene; "by May she had opened a second" does not.
  if (verb.tense === 'past' && verb.perfect && !/\bby\b/.test(text)) return false;
  if (/^(?:begin|start)$/.test(verb.lemma) && /^(?:on|in|at)$/.test(following ?? '')) return false;
  if (verb.lemma === 'help' && /^(?:with|out|in|on|at)$/.test(following ?? '')) return false;
  const past = verb.tense === 'past' || verb.perfect || /\b(?:now|already)\b/.test(text);
  return (
    past &&
    !/^(?:me|us)$/.test(utterance.tokens[verb.to]?.lower ?? '') &&
    (!NO_RESULT.has(verb.lemma) ||
      (verb.lemma === 'work' && following === 'out') ||
      (verb.lemma === 'turn' && /\b(?:round|around)\b/.test(text))) &&
    recurrences.length === 0
  );
}
