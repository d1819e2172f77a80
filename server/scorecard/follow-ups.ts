import type { Answer } from '#contract/answer.ts';
import {
  DIMENSIONS,
  type Dimension,
  dimensionOf,
  ELEMENT_IDS,
  ElementId,
  type Evidence,
  type Grading,
} from '#contract/element.ts';
import type { FollowUp, Probe, Reply } from '#contract/probe.ts';
import { type Closest, type IntegrityFlag, Level, type Scorecard } from '#contract/scorecard.ts';
import { textOf } from '#contract/transcript.ts';
import { closestOf } from './closest.ts';
import { findingsThatStand } from './evidence.ts';
import type { Found } from './found.ts';
import { applyImplications } from './implications.ts';
import { type Dimensions, rateDimensions, scorecardOf } from './score.ts';
import { VALIDITY_CAPS } from './validity.ts';

/** Words of a follow-up that take an element back; `said` are the words that they contradict. */
export interface TakenBack {
  readonly element: ElementId;
  readonly evidence: Evidence;
  readonly said?: Evidence;
}

/** A follow-up as it was asked, read and met. */
export interface FollowUpRead {
  readonly probe: Probe;
  /** Of the answer up to and with this follow-up; null when it only says again what was said. */
  readonly grading: Grading | null;
  readonly takenBack: readonly TakenBack[];
  /** How it met its probe, given the elements that it newly earned. */
  reply(added: readonly ElementId[]): Reply;
}

/** Rubric §4: the most that all follow-ups of a question lift a dimension. */
const MOST_LIFTED = 2;
/** What cannot stand once the first does not: nobody goes on with, or finds by, what was not there. */
const FALLS_WITH: Partial<Record<ElementId, readonly ElementId[]>> = { M2: ['M5'], M3: ['M4'] };
const LIFTED_WHY = 'A follow-up lifts it by one level at most, all of them by two.';
const DODGED_WHY = 'A probe that was dodged twice costs a level.';

type Levels = Record<Dimension, Level>;

/** What stands after a follow-up. */
interface Standing {
  readonly found: Found;
  readonly levels: Levels;
}

/**
 * The scorecard of an answer with its follow-ups (rubric §4). `grading` is that of the main answer
 * alone: its levels are locked. Then each follow-up is recounted in its order: new evidence in its
 * own words adds, and lifts a dimension by one level at most and by two in all; what it takes back
 * falls without limit; a probe that was dodged twice costs its dimension a level.
 */
export function scoreWithFollowUps(
  answer: Answer,
  grading: Grading,
  followUps: readonly FollowUpRead[],
  integrity: readonly IntegrityFlag[] = [],
): Scorecard {
  const main = upTo(answer, 0);
  const found = applyImplications(findingsThatStand(main, grading));
  const locked = levelsOf(rate(main, found));
  let standing: Standing = { found, levels: locked };
  const counted: FollowUp[] = [];
  for (const [index, followUp] of followUps.entries()) {
    const said = upTo(answer, index + 1);
    const { next, change } = recount(said, standing, locked, followUp, counted.at(-1));
    standing = next;
    counted.push(change);
  }
  const latest = followUps.findLast((followUp) => followUp.grading !== null)?.grading ?? grading;
  const looked = rate(
    answer,
    standing.found,
    closestOf(answer, grading, standing.found),
    latest.whyNot,
  );
  const dimensions = withLevels(looked, standing.levels, counted);
  return {
    ...scorecardOf(answer, grading, standing.found, dimensions, integrity),
    followUps: counted,
  };
}

function recount(
  answer: Answer,
  { found, levels }: Standing,
  locked: Levels,
  followUp: FollowUpRead,
  last: FollowUp | undefined,
): { next: Standing; change: FollowUp } {
  const { probe, takenBack } = followUp;
  const utteranceId = answer.utterances.at(-1)?.id ?? '';
  const fallen = withoutTakenBack(found, takenBack);
  const risen = withNew(answer, fallen, followUp, utteranceId);
  const added = ELEMENT_IDS.filter((id) => risen.has(id) && !found.has(id));
  const removed = ELEMENT_IDS.filter((id) => found.has(id) && !risen.has(id));
  const reply = followUp.reply(added);
  const dodgedTwice = reply === 'dodged' && probe.again && last?.reply === 'dodged';

  const low = levelsOf(rate(answer, fallen));
  const high = levelsOf(rate(answer, risen));
  const after = { ...levels };
  for (const dimension of DIMENSIONS) {
    const base = Math.min(levels[dimension], low[dimension]);
    const most = isNew(dimension, risen, fallen)
      ? Math.max(base, Math.min(base + 1, locked[dimension] + MOST_LIFTED))
      : base;
    const cost = dodgedTwice && dimensionOf(probe.element) === dimension ? 1 : 0;
    after[dimension] = Level.parse(Math.max(1, Math.min(high[dimension], most) - cost));
  }
  const change = {
    utteranceId,
    probe,
    reply,
    before: levels,
    after,
    added,
    removed: removed.map((id) => removal(id, answer, found, takenBack)),
  };
  return { next: { found: risen, levels: after }, change };
}

/** What still stands after what is taken back, and what cannot stand without that, has fallen. */
function withoutTakenBack(found: Found, takenBack: readonly TakenBack[]): Found {
  const left = new Map(found);
  for (const { element, said } of takenBack) {
    const evidence = found.get(element)?.evidence ?? [];
    if (said !== undefined && !evidence.some((one) => meet(one, said))) continue;
    for (const id of [element, ...(FALLS_WITH[element] ?? [])]) left.delete(id);
  }
  return applyImplications(left);
}

function meet(one: Evidence, other: Evidence): boolean {
  return one.utteranceId === other.utteranceId && one.from < other.to && other.from < one.to;
}

/** Adds what the follow-up's own words earn; an absence ends once they tell what was absent. */
function withNew(
  answer: Answer,
  fallen: Found,
  { grading, takenBack }: FollowUpRead,
  utteranceId: string,
): Found {
  if (grading === null) return fallen;
  const risen = new Map(fallen);
  const stands = findingsThatStand(answer, grading);
  for (const [id, { quote }] of fallen) {
    if (quote === null && !stands.has(id)) risen.delete(id);
  }
  for (const [id, finding] of stands) {
    const isOwn = finding.evidence.some((one) => one.utteranceId === utteranceId);
    if (isOwn && !risen.has(id) && !takenBack.some(({ element }) => element === id)) {
      risen.set(id, finding);
    }
  }
  return applyImplications(risen);
}

/** Something for this dimension is told that was not: an element of it, or a signal. */
function isNew(dimension: Dimension, risen: Found, fallen: Found): boolean {
  const isGone = [...fallen.keys()].some((id) => !risen.has(id));
  return (
    isGone ||
    [...risen.keys()].some((id) => {
      const element = ElementId.safeParse(id);
      return !fallen.has(id) && (!element.success || dimensionOf(element.data) === dimension);
    })
  );
}

/** Both quotes: the words that had earned it, and those that took it, or what it hangs on, back. */
function removal(
  element: ElementId,
  answer: Answer,
  found: Found,
  takenBack: readonly TakenBack[],
): FollowUp['removed'][number] {
  const earned = found.get(element)?.evidence ?? [];
  const by =
    takenBack.find((one) => one.element === element) ??
    takenBack.find((one) => dimensionOf(one.element) === dimensionOf(element));
  const evidence = [...earned, ...(by ? [by.evidence] : [])];
  return { element, quotes: evidence.map((one) => wordsAt(answer, one)), evidence };
}

function wordsAt(answer: Answer, { utteranceId, from, to }: Evidence): string {
  const words = answer.utterances.find(({ id }) => id === utteranceId)?.words ?? [];
  return textOf(words.slice(from, to));
}

/** The main answer with its first follow-ups. */
function upTo(answer: Answer, followUps: number): Answer {
  return { ...answer, utterances: answer.utterances.slice(0, followUps + 1) };
}

function rate(
  answer: Answer,
  found: Found,
  closest: ReadonlyMap<ElementId, Closest> = new Map(),
  whyNot?: Grading['whyNot'],
): Dimensions {
  const certainty = undefined;
  return rateDimensions({ answer, found, validity: VALIDITY_CAPS, closest, certainty, whyNot });
}

function levelsOf({ mechanism, data, framing }: Dimensions): Levels {
  return { mechanism: mechanism.level, data: data.level, framing: framing.level };
}

/** The dimensions at the levels that were counted, and why one is not what is looked up. */
function withLevels(looked: Dimensions, levels: Levels, counted: readonly FollowUp[]): Dimensions {
  const at = (dimension: Dimension) => {
    const rating = looked[dimension];
    const level = levels[dimension];
    if (level === rating.level) return rating;
    const isDodged = counted.some(
      ({ probe, reply }) =>
        probe.again && reply === 'dodged' && dimensionOf(probe.element) === dimension,
    );
    return { ...rating, level, why: `${rating.why} ${isDodged ? DODGED_WHY : LIFTED_WHY}` };
  };
  return { mechanism: at('mechanism'), data: at('data'), framing: at('framing') };
}
