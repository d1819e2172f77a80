import type { Answer } from '#contract/answer.ts';
import type { Evidence } from '#contract/element.ts';
import { lacksCapitals, restoreCapitals } from './capitals.ts';
import { type Change, changesOf } from './change.ts';
import { type ClauseFrame, clausesOf } from './clause.ts';
import { clean, type Dropped } from './clean.ts';
import { type Doer, doerOf } from './doer.ts';
import { type Entity, type Mention, peopleOf } from './people.ts';
import { GROUPS, ROLES } from './people-words.ts';
import { restorePunctuation, withoutPunctuation } from './punctuation.ts';
import { shippedPunctuation } from './punctuation-model.ts';
import { type Quantity, quantitiesOf } from './quantity.ts';
import { withoutRemarks } from './remark.ts';
import { type Mood, moodsOf, type NotDoneReason, notDone, tellsPast } from './status.ts';
import { tag } from './tag.ts';
import { type Line, lineOf, matchesIn, type Range } from './text.ts';
import { CADENCE, PERIOD, TRIGGER } from './time-words.ts';
import { type Token, tokenize } from './token.ts';
import type { VerbGroup } from './verb-group.ts';

/** A rhythm ("every Friday") or a trigger ("before any release"); token positions. */
export interface Recurrence extends Range {
  readonly kind: 'cadence' | 'trigger';
  readonly text: string;
}

/** A stretch with at most one finite verb. Token positions are those of its utterance. */
export interface Clause extends Range, Mood {
  /** Position among all clauses of the reading. */
  readonly index: number;
  readonly utterance: Utterance;
  /** Position among the sentences of its utterance. */
  readonly sentence: number;
  readonly tokens: readonly Token[];
  /** Lower case, contractions expanded, no punctuation: what patterns are matched against. */
  readonly text: string;
  readonly line: Line;
  readonly link: string | null;
  readonly verb: VerbGroup | null;
  /** Who does the verb (the "by" of a passive, if said), pronouns resolved. */
  readonly doer: Doer;
  /** People and groups in the clause other than as its doer: whom it is done to, with or for. */
  readonly others: readonly Mention[];
  readonly quantities: readonly Quantity[];
  readonly recurrences: readonly Recurrence[];
  readonly done: boolean;
  readonly notDone: NotDoneReason | null;
}

export interface Utterance {
  readonly id: string;
  /** 0 is the main answer. */
  readonly position: number;
  /** The raw words' texts. */
  readonly words: readonly string[];
  /** What counts after cleaning. */
  readonly tokens: readonly Token[];
  readonly dropped: readonly Dropped[];
  readonly line: Line;
  readonly mentions: readonly Mention[];
  readonly quantities: readonly Quantity[];
  readonly changes: readonly Change[];
  /** "in five months", "by June", "March to August"; token positions. */
  readonly periods: readonly (Range & { readonly text: string })[];
}

/** An answer as the detectors see it. */
export interface Reading {
  readonly utterances: readonly Utterance[];
  /** Of all utterances, in order. */
  readonly clauses: readonly Clause[];
  readonly entities: readonly Entity[];
  /** False for an answer in generalities ("how I go about it is …"). */
  readonly pastStory: boolean;
  /** Raw words in all utterances. */
  readonly wordCount: number;
}

/**
 * Reads an answer: cleans it, splits it into clauses, and finds people, numbers and moods. Remarks are
 * left out, unless they are kept because a talk is read, where "How would I know?" is what counts.
 */
export function readAnswer(
  answer: Pick<Answer, 'utterances'>,
  { keepsRemarks = false }: { keepsRemarks?: boolean } = {},
): Reading {
  const drafts = answer.utterances.map(({ id, words }, position) => {
    const said = tokenize(words);
    const bare = withoutPunctuation(said);
    if (bare.size > 0) {
      tag(said);
      restorePunctuation(said, bare, shippedPunctuation());
    }
    const { kept, dropped } = clean(said);
    tag(kept);
    if (lacksCapitals(kept)) {
      restoreCapitals(kept);
      tag(kept);
    }
    const { told, remarks } = keepsRemarks ? { told: kept, remarks: [] } : withoutRemarks(kept);
    return {
      id,
      position,
      words: words.map((word) => word.text),
      tokens: told,
      dropped: [...dropped, ...remarks].toSorted((a, b) => a.from - b.from),
      frames: clausesOf(told),
    };
  });
  const pastStory = tellsPast(drafts.flatMap((draft) => draft.frames));
  const clauses: Clause[] = [];
  const utterances: Utterance[] = [];
  let nextId = 0;
  for (const { frames, ...draft } of drafts) {
    const { tokens } = draft;
    const mentions = peopleOf(tokens, frames, nextId);
    nextId += new Set(mentions.map((mention) => mention.entity)).size;
    const line = lineOf(tokens, 0, tokens.length);
    const quantities = quantitiesOf(tokens);
    const periods = matchesIn(line, PERIOD).filter((span) => !crosses(tokens, span));
    const utterance = {
      ...draft,
      line,
      mentions,
      quantities,
      changes: changesOf(tokens, quantities),
      periods,
    };
    utterances.push(utterance);
    clauses.push(...finish(utterance, frames, pastStory, clauses.length));
  }
  const entities = [
    ...new Set(utterances.flatMap((one) => one.mentions.map((mention) => mention.entity))),
  ];
  const wordCount = answer.utterances.reduce((sum, { words }) => sum + words.length, 0);
  return { utterances, clauses, entities, pastStory, wordCount };
}

function finish(
  utterance: Utterance,
  frames: readonly ClauseFrame[],
  pastStory: boolean,
  offset: number,
): Clause[] {
  const { tokens } = utterance;
  settleTenses(frames);
  const lines = frames.map((frame) => lineOf(tokens, frame.from, frame.to));
  const recurrences = lines.map((line) => recurrencesIn(tokens, line));
  const sentences: string[] = [];
  for (const [index, frame] of frames.entries()) {
    sentences[frame.sentence] =
      `${sentences[frame.sentence] ?? ''} ${lines[index]?.text ?? ''}`.trimStart();
  }
  const moods = moodsOf(
    frames.map((frame, index) => ({
      frame,
      tokens,
      text: lines[index]?.text ?? '',
      sentenceText: sentences[frame.sentence] ?? '',
      recurring: (recurrences[index]?.length ?? 0) > 0,
    })),
    pastStory,
  );
  const clauses: Clause[] = [];
  for (const [index, frame] of frames.entries()) {
    const line = lines[index] ?? lineOf(tokens, frame.from, frame.to);
    const mood = moods[index];
    if (!mood) continue;
    const doer = doerOf(tokens, frame, clauses.at(-1) ?? null, utterance.mentions);
    const within = (range: Range) => range.from >= frame.from && range.from < frame.to;
    const reason = notDone(mood);
    clauses.push({
      ...mood,
      index: offset + index,
      utterance,
      sentence: frame.sentence,
      from: frame.from,
      to: frame.to,
      tokens: tokens.slice(frame.from, frame.to),
      text: line.text,
      line,
      link: frame.link,
      verb: frame.verb,
      doer,
      others: utterance.mentions.filter((mention) => within(mention) && mention.from !== doer.from),
      quantities: utterance.quantities.filter(within),
      recurrences: recurrences[index] ?? [],
      done: reason === null,
      notDone: reason,
    });
  }
  return clauses;
}

/** "she put", "we set": a form that is present and past alike takes its neighbours' tense. */
function settleTenses(frames: readonly ClauseFrame[]): void {
  let last: VerbGroup['tense'] | null = null;
  for (const { verb } of frames) {
    if (!verb) continue;
    if (verb.tenseSure) last = verb.modal === null ? verb.tense : last;
    else if (verb.modal === null && last === 'past') verb.tense = 'past';
  }
}

function recurrencesIn(tokens: readonly Token[], line: Line): Recurrence[] {
  const cadences = matchesIn(line, CADENCE).map((match) => ({
    ...match,
    kind: 'cadence' as const,
  }));
  const triggers = matchesIn(line, TRIGGER).filter(
    (one) =>
      !namesPeople(one.text) &&
      tokens[one.to - 1]?.pos !== 'VERB' &&
      !cadences.some((other) => one.from < other.to && other.from < one.to),
  );
  return [...cadences, ...triggers.map((match) => ({ ...match, kind: 'trigger' as const }))];
}

/** "each cook tastes it" says who, not when. */
function namesPeople(text: string): boolean {
  const noun = text.split(' ').at(-1) ?? '';
  return (
    /^(?:every|each|any)\b/.test(text) &&
    (ROLES.has(noun) ||
      GROUPS.has(noun) ||
      /^(?:thousand|hundred|good|person|single|better|worse|longer|reason|chance|right|intention|effort|inch|penny|sense)$/.test(
        noun,
      ))
  );
}

function crosses(tokens: readonly Token[], span: Range): boolean {
  return tokens.slice(span.from + 1, span.to).some((token) => token.initial);
}

/** The raw words [from, to) of an utterance that token positions cover, as evidence. */
export function evidenceOf(utterance: Utterance, range: Range): Evidence {
  const first = utterance.tokens[range.from];
  const last = utterance.tokens[Math.max(range.from, range.to - 1)];
  return { utteranceId: utterance.id, from: first?.word ?? 0, to: (last?.word ?? 0) + 1 };
}
