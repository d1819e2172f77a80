import { DIMENSIONS, ElementId } from '#contract/element.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type {
  AnswerableQuestion,
  AttemptStory,
  StoriesOverview,
  StoryDetail,
  StorySummary,
  StoryTelling,
} from '#contract/story.ts';
import type { Likeness } from '#contract/telling.ts';
import { answerableBy } from './answerable.ts';
import { bestOf } from './best.ts';
import { coverageOf } from './coverage.ts';
import { gapsOf } from './gaps.ts';
import { keywordsOf } from './keywords.ts';
import { type Known, likelyStory, suggestionsFor } from './likely.ts';
import { nameOf } from './naming.ts';
import type { KeptStory, KeptTelling, ReadTelling, StoryParts } from './ports.ts';
import { TellingReader } from './reader.ts';
import { reasonOf } from './reason.ts';

/** The newest tellings without a story that are held against each other and against the stories. */
const MOST_UNFILED = 60;
/** Of a story's tellings so many of the newest stand for it, besides the best one. */
const MOST_STANDING = 2;

interface StoryWithTellings {
  readonly story: KeptStory;
  /** Newest first. */
  readonly tellings: readonly KeptTelling[];
  readonly best: { telling: KeptTelling; why: string } | null;
}

/** The stories that the person owns: what is filed under each, and what that comes to. */
export class Stories {
  #parts: StoryParts;
  #reader: TellingReader;
  /** By the id of a rating, which never changes. */
  #votes = new Map<string, Scorecard['votes']>();
  #credited = new Map<string, ReadonlySet<ElementId>>();

  #likenesses = new WeakMap<ReadTelling, WeakMap<ReadTelling, Likeness>>();

  constructor(parts: StoryParts) {
    this.#parts = parts;
    this.#reader = new TellingReader(parts);
  }

  /** All stories, what is suggested, and the coverage map. */
  overview(): StoriesOverview {
    const { archive, bank, scenarios } = this.#parts;
    const stories = this.#all();
    const unfiled = archive.unfiled(MOST_UNFILED);
    const standing = stories.map((one) => ({ story: one.story, tellings: standingFor(one) }));
    const { read, unread } = this.#reader.readSome([
      ...standing.flatMap(({ tellings }) => tellings),
      ...unfiled,
    ]);
    const isRead = new Set(read);
    const known = (tellings: readonly KeptTelling[]) =>
      tellings.filter((one) => isRead.has(one)).map((one) => this.#known(one));
    const filed = standing.map(({ story, tellings }) => ({ story, known: known(tellings) }));
    const answerable = stories
      .filter(({ best }) => best && isRead.has(best.telling))
      .flatMap((one) => this.#answerableBy(one));
    return {
      stories: stories.map(summaryOf).toSorted((a, b) => (b.lastToldMs ?? 0) - (a.lastToldMs ?? 0)),
      suggestions: suggestionsFor(known(unfiled), filed, this.#compare),
      coverage: coverageOf(
        stories,
        bank,
        scenarios,
        (tellings) => this.#bestOf(tellings)?.telling ?? null,
        new Set(answerable.map(({ id }) => id)),
      ),
      unread,
    };
  }

  /** Everything about one story; null when there is none of that id. */
  detail(id: string): StoryDetail | null {
    const { archive } = this.#parts;
    const story = archive.find(id);
    if (story === null) return null;
    const tellings = archive.tellings(id);
    const best = this.#bestOf(tellings);
    const others = tellings.filter((one) => one !== best?.telling);
    return {
      ...story,
      tellings: tellings.map(shown),
      best: best && { attemptId: best.telling.attemptId, why: best.why },
      gaps: best
        ? gapsOf(
            archive.readScorecard(best.telling.ratingId),
            others.map((telling) => ({
              telling,
              scorecard: archive.readScorecard(telling.ratingId),
            })),
          )
        : [],
      questions: this.#answerableBy({ story, tellings, best }),
      others: archive.list().filter((other) => other.id !== id),
    };
  }

  /** Where an attempt is filed, and where it could be; null if it is no telling. */
  ofAttempt(attemptId: string): AttemptStory | null {
    const { archive } = this.#parts;
    const telling = archive.telling(attemptId);
    if (telling === null) return null;
    const stories = archive.list();
    const known = this.#known(telling);
    const isOpen = telling.storyId === null && !telling.settled;
    const filed = isOpen
      ? this.#all().map((one) => ({
          story: one.story,
          known: this.#reader.readSome(standingFor(one)).read.map((other) => this.#known(other)),
        }))
      : [];
    const likely = likelyStory(known, filed, this.#compare);
    return {
      story: stories.find(({ id }) => id === telling.storyId) ?? null,
      settled: telling.settled,
      suggestion: likely && { story: likely.story, reason: reasonOf(likely.likeness) },
      newName: nameOf(known.read),
      stories,
    };
  }

  /** The best telling of the story that an attempt is filed under; null where it is filed under none. */
  bestTellingOf(attemptId: string): string | null {
    const { archive } = this.#parts;
    const storyId = archive.telling(attemptId)?.storyId ?? null;
    if (storyId === null) return null;
    return this.#bestOf(archive.tellings(storyId))?.telling.attemptId ?? null;
  }

  /** Names and unusual words of the stories, as far as they can be read at once. */
  keywords(): string[] {
    const { read } = this.#reader.readSome(this.#all().flatMap(standingFor));
    return keywordsOf(read.map((telling) => this.#reader.read(telling)));
  }

  /** Makes a story of these attempts; null if one of them is no telling. */
  create(name: string, attemptIds: readonly string[]): StoryDetail | null {
    if (!this.#areTellings(attemptIds)) return null;
    return this.detail(this.#parts.archive.create(name, attemptIds));
  }

  rename(id: string, name: string): void {
    this.#parts.archive.rename(id, name);
  }

  /** Removes the story; its tellings stay. */
  remove(id: string): void {
    this.#parts.archive.remove(id);
  }

  /** Files attempts under a story; false if one of them is no telling. */
  file(id: string, attemptIds: readonly string[]): boolean {
    if (!this.#areTellings(attemptIds)) return false;
    this.#parts.archive.file(id, attemptIds);
    return true;
  }

  /** Takes attempts out of their story, or refuses what was suggested: none is suggested again. */
  settle(attemptIds: readonly string[]): void {
    this.#parts.archive.settle(attemptIds);
  }

  /** Files all of a story under another one and removes it; false unless both are there. */
  merge(id: string, into: string): boolean {
    const { archive } = this.#parts;
    if (id === into || archive.find(id) === null || archive.find(into) === null) return false;
    archive.merge(id, into);
    return true;
  }

  exists(id: string): boolean {
    return this.#parts.archive.find(id) !== null;
  }

  /** Two tellings never change: they are compared once. */
  #compare = (one: ReadTelling, other: ReadTelling): Likeness => {
    const known = this.#likenesses.get(one) ?? new WeakMap<ReadTelling, Likeness>();
    this.#likenesses.set(one, known);
    const likeness = known.get(other) ?? this.#parts.likenessOf(one, other);
    known.set(other, likeness);
    return likeness;
  };

  #areTellings(attemptIds: readonly string[]): boolean {
    return attemptIds.every((id) => this.#parts.archive.telling(id) !== null);
  }

  #all(): StoryWithTellings[] {
    const { archive } = this.#parts;
    const byStory = Map.groupBy(archive.tellings(), ({ storyId }) => storyId);
    return archive.list().map((story) => {
      const tellings = byStory.get(story.id) ?? [];
      return { story, tellings, best: this.#bestOf(tellings) };
    });
  }

  #known(telling: KeptTelling): Known {
    return { telling, read: this.#reader.read(telling) };
  }

  #bestOf(tellings: readonly KeptTelling[]) {
    return bestOf(tellings, ({ ratingId }) =>
      remembered(this.#votes, ratingId, () => this.#parts.archive.votesOf(ratingId)),
    );
  }

  #answerableBy({ tellings, best }: StoryWithTellings): AnswerableQuestion[] {
    if (best === null) return [];
    const { ratingId } = best.telling;
    const credited = remembered(this.#credited, ratingId, () =>
      creditedIn(this.#parts.archive.readScorecard(ratingId)),
    );
    const read: ReadTelling = this.#reader.read(best.telling);
    return answerableBy({ tellings, best: read, credited }, this.#parts.bank);
  }
}

function standingFor({ tellings, best }: StoryWithTellings): KeptTelling[] {
  return [...new Set([...(best ? [best.telling] : []), ...tellings.slice(0, MOST_STANDING)])];
}

function summaryOf({ story, tellings, best }: StoryWithTellings): StorySummary {
  return {
    ...story,
    tellings: tellings.length,
    best: best && shown(best.telling),
    lastToldMs: tellings[0]?.createdAtMs ?? null,
  };
}

/** What the page sees of a telling. */
function shown({
  attemptId,
  createdAtMs,
  question,
  durationMs,
  levels,
}: KeptTelling): StoryTelling {
  return { attemptId, createdAtMs, question, durationMs, levels };
}

function creditedIn({ dimensions }: Scorecard): ReadonlySet<ElementId> {
  return new Set(
    DIMENSIONS.flatMap((dimension) =>
      Object.entries(dimensions[dimension].elements).flatMap(([id, rating]) =>
        rating?.credited ? [ElementId.parse(id)] : [],
      ),
    ),
  );
}

function remembered<Value>(known: Map<string, Value>, key: string, read: () => Value): Value {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}
