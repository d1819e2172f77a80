import type { ElementId, Evidence, NearMissKind } from '#contract/element.ts';
import { matchAct, ownActs, words } from '../framing/acts.ts';
import { castOf, clauseAt, sight } from '../framing/cast.ts';
import { helpedPeople, isBefore } from '../framing/helped.ts';
import { quoted } from '../framing/quoted.ts';
import { checkStrength } from '../mechanism/checking.ts';
import { names } from '../mechanism/routine.ts';
import { quoteFrom, sentencesOf } from '../mechanism/sentence.ts';
import { FORUMS } from '../mechanism/words.ts';
import { bestMetric } from '../metric/best.ts';
import { MOVING } from '../metric/words.ts';
import type { Clause } from '../reading/reading.ts';
import { quote } from '../reading/select.ts';
import type { Nearly } from './nearly.ts';

/** A check as strong as this needs only its rhythm. */
const WHOLE_CHECK = 2;
const LOOKING = words(
  'look talk discuss review read see share watch ask meet listen chat go speak walk compare mention',
);
const FINDING =
  /\b(?:found|noticed|spotted|discovered|learned|learnt|realised|realized|showed|revealed|turned out|came up|caught)\b/;
const CHANGING =
  /\b(?:changed|adjusted|updated|added|revised|tweaked|improved|shortened|simplified|dropped|rewrote)\b/;
const REMINDING =
  /\b(?:kept|keep) (?:telling|reminding|asking|saying|pushing|nagging|at)\b|\bremind(?:s|ed)?\b|\bevery time i (?:said|told)\b/;
const BETTER =
  /\b(?:better|worse|faster|quicker|happier|smoother|easier|calmer|higher|lower|fewer|cheaper)\b/;
const BELIEVED =
  /\bi (?:\w+ )?(?:think|believe|guess|feel|suppose|am (?:sure|certain|convinced|confident))\b|\b(?:thanks to|because of|down to|due to)\b/;
const LET_GO =
  /\bi (?:do|did|have|would) not (?:\w+ )?(?:sign|approve|check|look|touch|chair|run|attend|go|sit)\b.*\b(?:any more|anymore|since|now)\b|\bi (?:no longer|stopped) \w+/;
const AWAY =
  /\b(?:leave|holiday|vacation|sabbatical|abroad|away|off sick|another (?:team|site|job|project))\b/;
const TOLD = [
  {
    verbs: words('ask tell have get order instruct send want'),
    next: /^(?:\S+ ){0,2}?@[pt](?= |$)/,
  },
];
const NO_DEED = words('be have think feel want know need seem like love say mean hope worry');

/** The first clause that `tells` it, with the end of its sentence as far as a quote goes. */
export function clauseThat(kind: NearMissKind, tells: (clause: Clause) => boolean): Nearly {
  return (reading) => {
    const clause = reading.clauses.find(tells);
    return clause ? { kind, span: quoted(reading, clause) } : null;
  };
}

const isOwn = ({ done, doer, verb }: Clause) => done && doer.kind === 'speaker' && verb !== null;

export const reminded = clauseThat('reminder', (one) => isOwn(one) && REMINDING.test(one.text));
export const letGo = clauseThat(
  'letGo',
  (one) => one.doer.kind === 'speaker' && !one.hypothetical && LET_GO.test(one.text),
);
export const wasAway = clauseThat('awayOnly', (one) => isOwn(one) && AWAY.test(one.text));
export const unmeasured = clauseThat(
  'unmeasured',
  (one) =>
    one.done &&
    one.verb !== null &&
    one.quantities.length === 0 &&
    !/^(?:speaker|person)$/.test(one.doer.kind) &&
    (BETTER.test(one.text) || (MOVING.has(one.verb.lemma) && one.doer.kind === 'thing')),
);
export const foundOnly = after('M3', 'foundOnly', (one) => FINDING.test(one.text));
export const changedOnly = after('M1', 'changedOnly', (one) => CHANGING.test(one.text));
export const believed = after('D1', 'belief', (one) => BELIEVED.test(one.text));

/** Told after an element, or in the sentence that earns it. */
function after(id: ElementId, kind: NearMissKind, tells: (clause: Clause) => boolean): Nearly {
  return (reading, { found }) => {
    const [root] = found.get(id) ?? [];
    if (!root) return null;
    const clause = reading.clauses.find(
      (one) => one.done && one.verb !== null && tells(one) && !endsBefore(quote(one), root),
    );
    return clause ? { kind, span: quoted(reading, clause) } : null;
  };
}

function endsBefore(span: Evidence, other: Evidence): boolean {
  return span.utteranceId === other.utteranceId && span.to <= other.from;
}

/** The surest look at the work: a check without a rhythm, else one against nothing, else mere talk. */
export const looked: Nearly = (reading) => {
  let best: { score: number; span: Evidence } | null = null;
  for (const sentence of sentencesOf(reading)) {
    for (const clause of sentence.clauses) {
      const talk = clause.done && LOOKING.has(clause.verb?.lemma ?? '') && isShared(clause);
      const score = checkStrength(clause, sentence) + (talk ? 0.5 : 0);
      if (score > (best?.score ?? 0)) best = { score, span: quoteFrom(sentence, clause) };
    }
  }
  return (
    best && { kind: best.score >= WHOLE_CHECK ? 'checkedOnce' : 'talkedAbout', span: best.span }
  );
};

/** Done over the work, not merely happening: by people, and again. */
function isShared({ doer, recurrences, tokens }: Clause): boolean {
  return (
    /^(?:speaker|we|person|group)$/.test(doer.kind) &&
    (recurrences.length > 0 ||
      tokens.some(({ lower }) => /^(?:it|them|through|over|at)$/.test(lower)))
  );
}

/** A forum that is held is no inspection of itself. */
export const held: Nearly = (reading) => {
  const clause = reading.clauses.find((one) => one.done && names(one, FORUMS));
  return clause ? { kind: 'heldOnly', span: quoted(reading, clause) } : null;
};

/** The result, told as a change or as a value, but not what it was before. */
export const noBaseline: Nearly = (reading) => {
  const best = bestMetric(reading);
  if (!best) return null;
  const moved = best.metric.result.role === 'moved';
  return { kind: moved ? 'changeOnly' : 'valueOnly', span: best.result };
};

/** Somebody was asked or told to do something. */
export function told(kind: NearMissKind): Nearly {
  return (reading) => {
    const act = ownActs(reading).find((one) => matchAct(one, TOLD));
    return act ? { kind, span: quoted(reading, act.clause) } : null;
  };
}

/** Somebody who can be told apart did something. */
export const deed: Nearly = (reading) => {
  for (const scene of castOf(reading)) {
    const seen = sight(scene, /@[pt](?= (?!'s))/);
    const clause = seen && clauseAt(scene, seen.from);
    if (clause && isDeed(clause)) return { kind: 'deed', span: quoted(reading, clause) };
  }
  return null;
};

/** Somebody whom the speaker gave work or help did something that is no outcome. */
export const underway: Nearly = (reading) => {
  const helped = helpedPeople(reading);
  const clause = reading.clauses.find((one) => {
    const since = one.doer.entity && helped.get(one.doer.entity.id);
    return since && since !== one && !isBefore(one, since) && isDeed(one);
  });
  return clause ? { kind: 'underway', span: quoted(reading, clause) } : null;
};

function isDeed({ done, doer, verb }: Clause): boolean {
  const { entity } = doer;
  return done && verb !== null && entity !== null && !entity.outsider && !NO_DEED.has(verb.lemma);
}

/** The result came, and nobody is credited with it. */
export const uncredited: Nearly = (_reading, { found }) => {
  const [span] = found.get('D1') ?? [];
  return span && found.has('F2') ? { kind: 'uncredited', span } : null;
};
