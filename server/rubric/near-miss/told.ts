import type { ElementId, Evidence, NearMissKind } from '#contract/element.ts';
import { matchAct, ownActs, words } from '../framing/acts.ts';
import { partOf } from '../framing/cast.ts';
import { helpedPeople, isBefore } from '../framing/helped.ts';
import { quoted } from '../framing/quoted.ts';
import { checkStrength } from '../mechanism/checking.ts';
import { hasCadence, names } from '../mechanism/routine.ts';
import { quoteFrom, sentencesOf } from '../mechanism/sentence.ts';
import { FORUMS } from '../mechanism/words.ts';
import { bestMetric } from '../metric/best.ts';
import { MOVING } from '../metric/words.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { quote } from '../reading/select.ts';
import type { Nearly } from './nearly.ts';

/** A check as strong as this needs only its rhythm. */
const WHOLE_CHECK = 2;
const LOOKING = words('look talk discuss review read see share watch listen chat go speak compare');
const FINDING = words('find notice spot discover learn realise realize show reveal catch');
const CHANGING = words('change adjust update add revise tweak shorten simplify drop rewrite');
const WORKED_OVER = words('pull pick sample audit inspect test check count verify measure');
const REMINDING =
  /\b(?:kept|keep) (?:telling|reminding|asking|saying|pushing|nagging|at)\b|\bremind(?:s|ed)?\b|\bevery time i (?:said|told)\b/;
const BETTER =
  /\b(?:better|worse|faster|quicker|happier|smoother|easier|calmer|higher|lower|fewer|cheaper)\b/;
const BELIEVED =
  /\bi (?:\w+ )?(?:think|believe|guess|feel|suppose|am (?:sure|certain|convinced|confident))\b|\b(?:thanks to|put (?:it|that) down to|was (?:because of|down to|due to))\b/;
const LET_GO =
  /\bi (?:do|did|have|would) not (?:\w+ )?(?:sign|approve|check|look|touch|chair|run|attend|go|sit)\b.*\b(?:any more|anymore|since|now)\b|\bi (?:no longer (?:sign|approve|check|chair|run|attend)|stopped (?:going|attending|chairing|signing|checking|running|approving))\b/;
const AWAY =
  /\b(?:(?:on|my|parental|maternity|paternity|sick|long) leave|on (?:holiday|vacation|a sabbatical)|my (?:holiday|sabbatical)|abroad|away|off sick|another (?:team|site|job|project))\b/;
const BEING_AWAY = words('be go take leave move');
const TOLD = [
  {
    verbs: words('ask tell get order instruct send want'),
    next: /^(?:\S+ ){0,2}?@[pt](?: \S+){0,2}? to /,
  },
  {
    verbs: words('have'),
    next: /^(?:\S+ )?@[pt] (?:execute|do|run|check|write|test|carry|follow|pull|go|take|bring|make|type|print|collect)\b/,
  },
];
const NO_DEED = words(
  'be have think feel want know need seem like love say mean hope worry moan complain grumble ask tell come leave wait use',
);

/** Enough to be understood by itself. */
const ENOUGH_WORDS = 6;

/** The clause, with what completes it if it is short. */
function spanOf(reading: Reading, clause: Clause): Evidence {
  const own = quote(clause);
  return own.to - own.from >= ENOUGH_WORDS ? own : quoted(reading, clause);
}

/** The first clause that `tells` it, with the end of its sentence as far as a quote goes. */
function clauseThat(kind: NearMissKind, tells: (clause: Clause) => boolean): Nearly {
  return (reading) => {
    const clause = reading.clauses.find(tells);
    return clause ? { kind, span: spanOf(reading, clause) } : null;
  };
}

const isOwn = ({ done, doer, verb }: Clause) => done && doer.kind === 'speaker' && verb !== null;

export const reminded = clauseThat('reminder', (one) => isOwn(one) && REMINDING.test(one.text));
export const letGo = clauseThat(
  'letGo',
  (one) => one.doer.kind === 'speaker' && !one.hypothetical && LET_GO.test(one.text),
);
export const wasAway = clauseThat(
  'awayOnly',
  (one) => isOwn(one) && BEING_AWAY.has(one.verb?.lemma ?? '') && AWAY.test(one.text),
);
export const unmeasured = clauseThat(
  'unmeasured',
  (one) =>
    one.done &&
    one.verb !== null &&
    one.quantities.length === 0 &&
    !/^(?:speaker|person)$/.test(one.doer.kind) &&
    (BETTER.test(one.text) || (MOVING.has(one.verb.lemma) && one.doer.kind === 'thing')),
);
export const foundOnly = after('M3', 'foundOnly', ({ verb }) => FINDING.has(verb?.lemma ?? ''));
export const changedOnly = after(
  'M1',
  'changedOnly',
  ({ verb, doer }) => CHANGING.has(verb?.lemma ?? '') && doer.kind !== 'thing',
);
export const believed = after('D1', 'belief', (one) => BELIEVED.test(one.text));

/** Told after an element, or in the sentence that earns it. */
function after(id: ElementId, kind: NearMissKind, tells: (clause: Clause) => boolean): Nearly {
  return (reading, { found }) => {
    const [root] = found.get(id) ?? [];
    if (!root) return null;
    const clause = reading.clauses.find(
      (one) => one.done && one.verb !== null && tells(one) && !endsBefore(quote(one), root),
    );
    return clause ? { kind, span: spanOf(reading, clause) } : null;
  };
}

function meets(span: Evidence, other: Evidence): boolean {
  return span.utteranceId === other.utteranceId && span.from < other.to && other.from < span.to;
}

function endsBefore(span: Evidence, other: Evidence): boolean {
  return span.utteranceId === other.utteranceId && span.to <= other.from;
}

/** The surest look at the work: a check without a rhythm, else one against nothing, else mere talk. */
export const looked: Nearly = (reading, { found }) => {
  const [tool] = found.get('M1') ?? [];
  let best: { score: number; span: Evidence } | null = null;
  for (const sentence of sentencesOf(reading)) {
    const recurs = sentence.clauses.some(hasCadence);
    for (const clause of sentence.clauses) {
      const span = quoteFrom(sentence, clause);
      const known = recurs || (tool !== undefined && !endsBefore(span, tool));
      const score = known && looksOver(clause) ? 0.5 + checkStrength(clause, sentence) : 0;
      if (score > (best?.score ?? 0)) best = { score, span };
    }
  }
  return (
    best && { kind: best.score > WHOLE_CHECK ? 'checkedOnce' : 'talkedAbout', span: best.span }
  );
};

/** People go over the work, or talk about it: not of something in general, nor in passing. */
function looksOver({ done, doer, verb, link, recurrences, tokens }: Clause): boolean {
  if (!done || verb === null || !/^(?:speaker|we|person|group)$/.test(doer.kind)) return false;
  if (/^(?:who|which|if|when|because)$/.test(link ?? '')) return false;
  return (
    WORKED_OVER.has(verb.lemma) ||
    (LOOKING.has(verb.lemma) &&
      (recurrences.length > 0 ||
        tokens.some(({ lower }) => /^(?:it|them|through|over|at|about)$/.test(lower))))
  );
}

/** The tool is a forum, and holding it is no inspection of it. */
export const held: Nearly = (reading, { found }) => {
  const [tool] = found.get('M1') ?? [];
  const clause = reading.clauses.find(
    (one) => tool !== undefined && meets(quote(one), tool) && names(one, FORUMS),
  );
  return clause ? { kind: 'heldOnly', span: spanOf(reading, clause) } : null;
};

/** The result, told as a change or as a value, but not what it was before. */
export const noBaseline: Nearly = (reading) => {
  const best = bestMetric(reading);
  if (!best) return null;
  const { role, clause, quantity } = best.metric.result;
  const isValue = /^(?:to|at)$/.test(clause.utterance.tokens[quantity.from - 1]?.lower ?? '');
  return { kind: role === 'moved' && !isValue ? 'changeOnly' : 'valueOnly', span: best.result };
};

/** Somebody was asked or told to do something. */
export function told(kind: NearMissKind): Nearly {
  return (reading) => {
    const act = ownActs(reading).find((one) => matchAct(one, TOLD));
    return act ? { kind, span: spanOf(reading, act.clause) } : null;
  };
}

/** Somebody who can be told apart did something. */
export const deed: Nearly = (reading) => {
  const clause = reading.clauses.find(
    (one) =>
      isDeed(one) &&
      one.doer.entity !== null &&
      partOf(one.doer.entity) === 'p' &&
      !/^(?:who|which|that|what|if|when)$/.test(one.link ?? ''),
  );
  return clause ? { kind: 'deed', span: spanOf(reading, clause) } : null;
};

/** Somebody whom the speaker gave work or help did something that is no outcome. */
export const underway: Nearly = (reading) => {
  const helped = helpedPeople(reading);
  const clause = reading.clauses.find((one) => {
    const since = one.doer.entity && helped.get(one.doer.entity.id);
    return since && since !== one && !isBefore(one, since) && isDeed(one);
  });
  return clause ? { kind: 'underway', span: spanOf(reading, clause) } : null;
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
