import type { LevelChances } from '#contract/certainty.ts';
import type { Dimension, Evidence } from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
import type { DetectorId, Spans } from '../detector.ts';
import { quoteFrom, sentencesOf } from '../mechanism/sentence.ts';
import { evidenceOf, type Reading } from '../reading/reading.ts';
import { plainlyFound } from '../rule-findings.ts';
import { type AnswerEvidence, answerFeatures } from './answer-features.ts';
import { clauseFeatures } from './clause-features.ts';
import { type BestClause, bestClauses } from './clause-scores.ts';
import { decideTogether } from './joint-decision.ts';
import { LEARNED_IDS, LEVEL_QUESTIONS, type LearnedId } from './learned-ids.ts';
import type { LearnedModel } from './learned-model.ts';

/** Closer to 0 or 1 than this a chance is no doubt. */
const LEAST_DOUBT = 0.1;
/** A clause that proves a doubtful id less likely than this (log-odds, 1 in 8) is not worth quoting. */
const LEAST_PROOF = -2;

/** How sure what the rules found plainly is at least, by the marked answers that tell it so. */
const LEAST_PLAIN = 0.97;

/** What stands, each with its proof, and how sure that is. */
export interface Decision {
  readonly found: ReadonlyMap<DetectorId, Spans>;
  /** Absent where the rules alone decided. */
  readonly certainty?: {
    readonly levels: Readonly<Record<Dimension, LevelChances>>;
    readonly flags: { readonly HERO: number; readonly HIDDEN: number };
    /** What a level hangs on and is in doubt, with its chance and what may prove it. */
    readonly doubts: ReadonlyMap<DetectorId, { readonly chance: number; readonly spans: Spans }>;
  };
}

/**
 * Decides from what the rules found and from what was learned which elements and signals stand,
 * each with the clause that proves it best. Pure.
 */
export function decide(
  reading: Reading,
  question: AskedQuestion,
  found: ReadonlyMap<DetectorId, Spans>,
  model: LearnedModel,
): Decision {
  const best = bestClauses(clauseFeatures(reading, found, model.vectors), model.clauses);
  const chances = chancesOf({ reading, question, found, best }, model);
  const plain = plainlyFound(reading, question, found);
  const chanceOf = (id: LearnedId) =>
    Math.max(chances.get(id) ?? 0, plain.has(id) ? LEAST_PLAIN : 0);
  const proofOf = (id: LearnedId) => proof(reading, found.get(id), best.get(id));
  const { levels } = model;
  const mechanism = decideTogether(LEVEL_QUESTIONS.mechanism, levels.mechanism, chanceOf);
  const dataLevels = question.people ? levels.peopleData : levels.data;
  const data = decideTogether(LEVEL_QUESTIONS.data, dataLevels, chanceOf);
  const framing = decideTogether(LEVEL_QUESTIONS.framing, levels.framing, chanceOf);
  const [one, two] = framing.chances;
  const inLookups = new Set<LearnedId>(Object.values(LEVEL_QUESTIONS).flat(2));
  const alone = LEARNED_IDS.filter((id) => !inLookups.has(id) && chanceOf(id) >= 0.5);
  const standing = [...mechanism.ids, ...data.ids, ...framing.ids, ...alone];
  const doubtful = [...inLookups].filter(
    (id) => Math.min(chanceOf(id), 1 - chanceOf(id)) >= LEAST_DOUBT,
  );
  const isQuotable = (id: LearnedId) =>
    found.has(id) || (best.get(id)?.logit ?? -Infinity) >= LEAST_PROOF;
  return {
    found: new Map(standing.map((id) => [id, proofOf(id)])),
    certainty: {
      levels: { mechanism: mechanism.chances, data: data.chances, framing: framing.chances },
      flags: { HERO: framing.acting, HIDDEN: Math.max(0, one + two - framing.acting) },
      doubts: new Map(
        doubtful.map((id) => {
          const spans = isQuotable(id) ? proofOf(id) : [];
          return [id, { chance: chanceOf(id), spans }];
        }),
      ),
    },
  };
}

/** The chance of every id, calibrated over answers that the regressions over clauses had not seen. */
function chancesOf(evidence: AnswerEvidence, model: LearnedModel): Map<LearnedId, number> {
  return new Map(
    [...model.answers].map(([id, { weights, bias }]) => {
      const features = answerFeatures(id, evidence);
      const logit = features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
      return [id, 1 / (1 + Math.exp(-logit))];
    }),
  );
}

/** The rule's own words if they meet the best clause, else that clause; nothing for an absence. */
function proof(reading: Reading, spans: Spans | undefined, best: BestClause | undefined): Spans {
  const clause = best && reading.clauses[best.at];
  if (!clause) return spans ?? [];
  const here = evidenceOf(clause.utterance, clause);
  const rule = spans?.find((span) => overlap(span, here));
  if (rule) return [rule];
  const sentence = sentencesOf(reading).find(({ clauses }) => clauses.includes(clause));
  return [sentence ? quoteFrom(sentence, clause) : here];
}

function overlap(a: Evidence, b: Evidence): boolean {
  return a.utteranceId === b.utteranceId && a.from < b.to && b.from < a.to;
}
