import type { Evidence } from '#contract/element.ts';
import type { Clause, Reading } from '../reading/reading.ts';
import { neighbour, quote, quoteAcross, sentenceOf } from '../reading/select.ts';
import { lineOf } from '../reading/text.ts';
import type { Metric } from './metric.ts';
import { sentencesBetween } from './sentences.ts';
import { MOVING } from './words.ts';

/** Raw words in a quote of several clauses. */
const LONGEST = 24;
/** A value that did not move, whichever verb says so. */
const FLAT =
  /\b(?:stay(?:s|ed)?|remain(?:s|ed)?) (?:\w+ )?(?:bad|poor|high|low|put|there|as (?:they|it) (?:was|were))\b|\b(?:stay(?:s|ed)?|held|holds?|remain(?:s|ed)?|sat|sits|hover(?:s|ed)?|stuck)\b(?: \w+){0,3}? (?:at|on|around|between|near|within) (?:about |around |roughly |just |under |over )?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|\w+teen\b|\w+ty\b|\w+ty-\w+|half\b)|\b(?:stay(?:s|ed)?|held|holds?|remain(?:s|ed)?|sat|sits?|kept|keeps?|was|were|is|are|been|stuck)\b(?: (?!not\b)\w+){0,4}? (?:flat|steady|level(?! \w+)|stable|unchanged|constant|put|identical|(?:the|about|exactly|roughly) same|same|where (?:it|they) (?:always )?(?:was|were|had been|started)|as (?:it|they) (?:was|were|had been)|no (?:worse|higher|lower|different|longer)|even)\b|\bso no (?:worse|higher|lower)\b/;
/** What would have moved it otherwise is ruled out, or the action is named as the one thing that changed. */
const RULED_OUT =
  /\b(?:(?:is|was|are|were|could|did|do|does|has|have|had) not (?:\w+ )?(?:just|only|simply|because|that (?:we|it|they|there|the)|down to|a matter of|due to|about|the (?:season|weather|market|economy|holidays?|mix|volume|price)|a quiet|luck|by chance)|the only (?:real |big |other )?(?:thing|change|difference|variable)|(?:only|one) thing (?:that|we|i|which)? ?(?:\w+ )?(?:changed|different|altered|new)|nothing else (?:had |has )?(?:was |is )?(?:\w+ )?(?:changed|moved|different|new|altered)|no other (?:change|thing)|rul(?:ed|e) out)\b/;
/** The change came to one place after another, or by lot. */
const STAGGERED =
  /\b(?:staggered|at random|randomly|a\/b test|ab test|(?:rolled|phased|brought|introduced|switched|moved|started|added|took) (?:\w+ ){0,4}one (?:\w+ )?(?:at a time|by one|after (?:another|the other))|(?:dropped|fell|improved|rose|came down|went down) (?:only )?(?:the (?:week|month|day)|when|once|as soon as|after) (?:it|they|each))\b/;
/** Still at its value: flat, if it is said of another place. */
const STILL = /\bstill (?:\w+ )?(?:at|on|around|near|over|above|in)\b/;
/** The speaker says what did it, without a proof. */
const CREDITED = /\b(?:put|puts) (?:it|that|this|most of (?:it|that)) down to\b/;
/** Another unit that had not got the change yet. */
const UNTREATED =
  /\b(?:(?:has|have|had|did|do|does) not (?:yet |even )?(?:started|start|got|get|had|have|changed|change|adopted|adopt|been|use|used|switched|rolled|tried|joined|taken|touched|touch)|(?:without|not got|did not get|never got) (?:it|the|my|our)|never (?:changed|touched|started|used|had|adopted)|(?:nobody|no one) (?:had |has |'d )?(?:changed|done|touched|started)|(?:was|were) not (?:in|part of) it|left (?:it )?alone|(?:the|on the|to the|with the|an|their) old (?:way|sheet|system|process|one|form|rota|method|rules?|list|version|setup|route)|control (?:group|site|team|store|ward|class|arm|depot)|(?:started|began|joined|came on|went live|switched|rolled out|adopted it) (?:\w+ )?(?:\w+ )?(?:later|after the rest|last|second)|without (?:it|the change))\b/;
const OTHER_UNIT =
  /\b(?:the other|the others|other (?:\w+ )?(?:sites?|teams?|stores?|wards?|branches|depots?|classes|lines|floors?|shifts?|offices?|regions?|groups?|crews?|squads?|schools?|plants?|markets|countries|units)|next door|sister|neighbou?ring|elsewhere|(?:sites?|teams?|stores?|wards?|branch(?:es)?|depots?|class(?:es)?|lines?|floors?|shifts?|offices?|regions?|groups?|crews?|squads?|schools?|plants?|units?) (?:that|which|who|where|without))\b/;
const MOVING_VERB = new Set(
  `move change rise drop fall grow go get increase worsen suffer slip shift budge climb dip wait lengthen creep improve
  add hire buy spend cost take lose decline deteriorate vary differ work come make shrink jump swing slow need`
    .trim()
    .split(/\s+/),
);
const MORE =
  /\b(?:longer|more|worse|higher|slower|fewer|less|extra|later|additional|new|lower|up|down|either|any|rise|increase|drop|jump|change|overtime)\b/;
const SAME =
  /\b(?:same \w+(?: \w+)? (?:and )?(?:the )?same|(?:with|on|using|at) (?:exactly |just |roughly |about )?(?:the )?same (?:\w+ )?(?:staff|people|team|crew|headcount|budget|volume|machines?|equipment|number|hours|customers|mix|kit|tools?|volumes?|load|size|servers?|vans?|trucks?|suppliers?|prices?)|with (?:more|fewer|no more|as many) \w+|(?:without|with no|no) (?:adding|extra|any|more|hiring|losing|hurting|new|additional|increase|change|rise|drop|loss)\b)/;
const VOLUME =
  /\b(?:volumes?|numbers?|number of|demand|traffic|orders|load|intake|headcount|workload|admissions|bookings|throughput|footfall|sales|staffing|releases)\b.*\b(?:up|higher|rose|went up|grew|bigger|more|busier|increased|the same|as many|heavier)\b|\bmore (?:often|\w+) than before\b|\b(?:it|that|which) (?:was|is) (?:actually |even |also )?(?:busier|a busier|our busiest|the busiest)\b/;

/**
 * Why the action caused the change (a control, a rival cause ruled out) or what was watched so
 * that it did not worsen; told near the metric, or null.
 */
export function causeOf(reading: Reading, metric: Metric): Evidence | null {
  const { result, before } = metric;
  const near = sentencesBetween(reading, result.clause, before?.clause ?? result.clause, -1, 4);
  const start = Math.min(result.clause.index, before?.clause.index ?? result.clause.index);
  let best: Clause | null = null;
  let most = 0;
  for (const clause of near) {
    if (isUnreal(clause)) continue;
    const own = clause === result.clause || clause === before?.clause;
    const strength = own
      ? trailing(clause, metric)
      : weight(reading, clause) - (clause.index > start ? 0 : 1);
    if (strength > most) [best, most] = [clause, strength];
  }
  return best && quoteSentence(reading, best);
}

/** What the result's own clause says after its value: "…to two percent, with the same staff". */
function trailing(clause: Clause, { result, before }: Metric): number {
  const to = Math.max(
    clause.from,
    ...[result, before]
      .filter((figure) => figure?.clause === clause)
      .map((figure) => figure?.quantity.to ?? 0),
  );
  const { text } = lineOf(clause.utterance.tokens, Math.min(to, clause.to), clause.to);
  return SAME.test(text) || RULED_OUT.test(text) ? 2 : 0;
}

/** The clause with its neighbours in the sentence that say more of the same, if that stays short. */
function quoteSentence(reading: Reading, clause: Clause): Evidence {
  const telling = sentenceOf(reading, clause).filter(
    (one) =>
      !isUnreal(one) &&
      (weight(reading, one) > 0 || OTHER_UNIT.test(one.text) || one.link === 'where'),
  );
  const across = quoteAcross(telling[0] ?? clause, telling.at(-1) ?? clause);
  return across.to - across.from <= LONGEST ? across : quote(clause);
}

function weight(reading: Reading, clause: Clause): number {
  const { text } = clause;
  const sentence = sentenceOf(reading, clause)
    .map((one) => one.text)
    .join(' ');
  const next = neighbour(reading, clause, 1);
  const told = next?.link === 'where' ? `${text} ${next.text}` : text;
  const flat =
    FLAT.test(told) ||
    saidTwice(clause) ||
    hardlyMoved(clause) ||
    (movedNot(clause) && clause.doer.kind !== 'speaker');
  const untreated = UNTREATED.test(sentence);
  if ((flat || STILL.test(text)) && (untreated || OTHER_UNIT.test(sentence))) return 3;
  if (STAGGERED.test(text) || otherMoved(clause)) return 2;
  if (flat || RULED_OUT.test(text) || SAME.test(text) || VOLUME.test(text)) return 2;
  if (UNTREATED.test(text) && (OTHER_UNIT.test(text) || clause.quantities.length > 0)) return 2;
  return CREDITED.test(text) ? 1 : 0;
}

/** "first-year attrition didn't move", "no patient waited longer", "complaints did not go up". */
function movedNot({ negated, verb, text }: Clause): boolean {
  if (!negated || !verb) return false;
  return (
    (MOVING_VERB.has(verb.lemma) &&
      (MORE.test(text) ||
        /^(?:move|change|budge|shift|suffer|worsen|slip|rise|increase|vary|differ|drop|fall)$/.test(
          verb.lemma,
        ))) ||
    (verb.lemma === 'be' &&
      /\b(?:more|longer|worse|higher|slower|later|fewer|increase|rise|change)\b/.test(text))
  );
}

/** "six and seven, and then six and seven again", "it is 3, and it was 3": the same value at two times. */
function saidTwice({ quantities, text }: Clause): boolean {
  const values = quantities
    .filter(({ excluded, kind }) => excluded === null && kind !== 'ordinal')
    .map(({ value }) => value);
  return (
    values.length > new Set(values).size ||
    /\bboth (?:times|years|winters|summers|seasons|quarters|months)\b/.test(text)
  );
}

/** Told of another unit whose value stayed: a control, whose number is no result. */
export function isControl(reading: Reading, clause: Clause): boolean {
  const sentence = sentenceOf(reading, clause)
    .map((one) => one.text)
    .join(' ');
  return (OTHER_UNIT.test(sentence) || UNTREATED.test(sentence)) && weight(reading, clause) > 1;
}

/** "the depot went from 41 to 40": a change of less than a tenth. */
function hardlyMoved(clause: Clause): boolean {
  return clause.utterance.changes.some(
    ({ before, after, from }) =>
      clause.from <= from &&
      from < clause.to &&
      Math.abs(before.value - after.value) <= Math.max(before.value, after.value) / 10,
  );
}

/** "had not started" reads as an intention, but of a control it is what matters. */
function isUnreal({ hypothetical, future, intention, negated }: Clause): boolean {
  return hypothetical || future || (intention && !negated);
}

/** "the other shops got worse": what happened where nothing was done. */
function otherMoved({ verb, text, done }: Clause): boolean {
  return (
    done &&
    verb !== null &&
    OTHER_UNIT.test(text) &&
    (MOVING.has(verb.lemma) || /\b(?:went|goes|going|gone|got|came) (?:up|down|worse)\b/.test(text))
  );
}
