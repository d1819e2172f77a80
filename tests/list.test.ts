import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AttemptQuery, MAX_SEARCH_CHARACTERS } from '#contract/list.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { seededRandom } from '#contract/random.ts';
import type { Level } from '#contract/scorecard.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { matchOf } from '../server/store/search.ts';
import { Store } from '../server/store/store.ts';
import { filterOf, paramsOf, queryOf } from '../web/replay/filter.ts';
import { bareScorecard } from './fakes/bare-scorecard.ts';

const QUESTION: AskedQuestion = {
  bankId: 'a-shop',
  text: 'Tell me about a time you ran a shop.',
  principle: 'Ownership',
  people: false,
  future: false,
};

let folder: string;
let store: Store;
let nowMs: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-list-'));
  nowMs = 1_000;
  store = new Store(folder, () => nowMs);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  question?: Partial<AskedQuestion>;
  levels?: [Level, Level, Level];
  sufficient?: boolean;
}

/** Keeps an answer of these words; gives its attempt's id. */
function tell(
  text: string,
  { question, levels = [1, 1, 1], sufficient = true }: Told = {},
): string {
  const begun = store.beginAttempt({ ...QUESTION, ...question }, 'typed');
  const [mechanism, data, framing] = levels;
  const scorecard = { ...bareScorecard({ mechanism, data, framing }), sufficient };
  store.saveRating(begun, { recognizer: 'typed', words: wordsOfText(text) }, scorecard);
  return begun.attemptId;
}

function page(params: Record<string, string>, recordingIds: string[] = []) {
  return store.list.page(AttemptQuery.parse(params), recordingIds);
}

const ids = (params: Record<string, string>, recordingIds: string[] = []) =>
  page(params, recordingIds).attempts.map(({ id }) => id);

describe('filters', () => {
  test('each keeps what it names, and together they keep what all of them name', () => {
    const shop = tell('one', { levels: [1, 2, 3] });
    nowMs = 2_000;
    const ship = tell('two', { question: { bankId: 'a-ship' }, levels: [2, 2, 5] });
    nowMs = 3_000;
    const trust = tell('three', { question: { principle: 'Earn Trust' }, levels: [5, 1, 5] });
    expect(ids({})).toEqual([trust, ship, shop]);
    expect(ids({ question: 'a-ship' })).toEqual([ship]);
    expect(ids({ principle: 'Earn Trust' })).toEqual([trust]);
    expect(ids({ mechanism: '1-2' })).toEqual([ship, shop]);
    expect(ids({ framing: '4-5', data: '2-2' })).toEqual([ship]);
    expect(ids({ fromMs: '2000', toMs: '3000' })).toEqual([ship]);
    expect(ids({ question: 'a-ship', principle: 'Earn Trust' })).toEqual([]);
    expect(page({ framing: '4-5' })).toMatchObject({ total: 2, kept: 3, nextCursor: null });
  });

  test('an answer that was too short is listed, and has no levels', () => {
    const short = tell('one', { sufficient: false });
    nowMs = 2_000;
    const rated = tell('two');
    expect(page({ state: 'rated' }).attempts).toMatchObject([
      { id: rated, mechanism: 1, data: 1, framing: 1 },
      { id: short, mechanism: null, data: null, framing: null },
    ]);
    expect(ids({ mechanism: '1-5' })).toEqual([rated]);
  });

  test('states: what is being recorded is not interrupted', () => {
    const rated = tell('one');
    const { attemptId: cutOff } = store.beginAttempt(QUESTION, 'typed');
    const { attemptId: live } = store.beginAttempt(QUESTION, 'typed');
    expect(ids({ state: 'rated' }, [live])).toEqual([rated]);
    expect(ids({ state: 'interrupted' }, [live])).toEqual([cutOff]);
    expect(ids({ state: 'recording' }, [live])).toEqual([live]);
    expect(ids({ mechanism: '1-5' }, [live])).toEqual([rated]);
  });

  test.each([
    { framing: '2' },
    { framing: '0-9' },
    { limit: '0' },
    { limit: '201' },
    { cursor: 'x' },
    { fromMs: '-1' },
    { state: 'lost' },
    { elsewhere: '1' },
    { search: 'x'.repeat(MAX_SEARCH_CHARACTERS + 1) },
  ])('%o is refused', (params) => {
    expect(AttemptQuery.safeParse(params).success).toBe(false);
  });
});

test('pages have no gap and nothing twice, however many are added or made at once', () => {
  const before = Array.from({ length: 23 }, (_, at) => {
    nowMs = 1_000 + Math.floor(at / 4);
    return tell(`answer ${at}`);
  });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const part = page({ limit: '5', ...(cursor !== null && { cursor }) });
    seen.push(...part.attempts.map(({ id }) => id));
    cursor = part.nextCursor;
    nowMs = 5_000;
    tell('meanwhile');
  } while (cursor !== null);
  expect(seen).toHaveLength(23);
  expect(seen.toSorted()).toEqual(before.toSorted());
});

describe('search', () => {
  test('words in any order and form, phrases as they stand, the last word from its beginning', () => {
    const id = tell('Every Friday we reviewed the launches, and Zoë’s café owned them.');
    const found = [
      'friday',
      'launch',
      'reviewing friday',
      '"the launches"',
      'every fri',
      'ZOE cafe',
      '“every friday”',
      'zoë’s',
      'review "we reviewed',
    ];
    for (const search of found) expect([search, ids({ search })]).toEqual([search, [id]]);
    const not = ['monday', '"friday every"', 'fri ', '"every fri"', 'friday monday', '🙂', '***'];
    for (const search of not) expect([search, ids({ search })]).toEqual([search, []]);
    expect(ids({ search: '  ' })).toEqual([id]);
  });

  test('a number, however it was heard and however it is typed', () => {
    const words = tell('It fell by fifteen percent to a hundred and twenty in twenty twenty-five.');
    const digits = tell('It fell by 15% to 120 in 2025.');
    const other = tell('It fell by 3% to 13,500.');
    const both = new Set([words, digits]);
    for (const search of [
      '15%',
      '15',
      'fifteen',
      'fifteen percent',
      '120',
      'one hundred and twenty',
      'in 2025',
    ]) {
      expect([search, new Set(ids({ search }))]).toEqual([search, both]);
    }
    for (const search of ['three percent', '3', 'thirteen thousand five hundred', '13500 by']) {
      expect([search, ids({ search })]).toEqual([search, [other]]);
    }
    expect(ids({ search: '"fifteen percent"' })).toEqual([words]);
    expect(ids({ search: '16 ' })).toEqual([]);
  });

  test('an operator of the index is a word like any other', () => {
    const id = tell('A plan and a map or not near it');
    const operators = [
      'plan AND map',
      'plan NOT map',
      'map OR plan',
      'NEAR (plan map)',
      'said:plan',
    ];
    expect(operators.map((search) => ids({ search }))).toEqual([[id], [id], [id], [id], []]);
  });

  test('whatever is typed, nothing breaks', () => {
    const id = tell('plain words with a quote " inside and naïve ümlauts — 42% 日本語');
    const random = seededRandom(11);
    const bits = [
      ...['"', "'", '*', '^', '(', ')', '{', '}', ':', '-', '+', '\\', ';', '\0', '\u0002', '“'],
      ...[
        'AND',
        'OR',
        'NOT',
        'NEAR',
        'NEAR/2',
        'said',
        'plain',
        'ümlauts',
        'Ü',
        '42%',
        '日本',
        '🙂',
      ],
      ...['👩‍👩‍👧', 'e\u0301', '\u0301', '\ud83d', 'ﬁ', '\u{1E900}', '\u{10FFFF}', '\t', '  '],
    ];
    for (let round = 0; round < 1_500; round += 1) {
      const search = Array.from({ length: 1 + Math.floor(random() * 9) }, () => {
        const bit = bits[Math.floor(random() * bits.length)] ?? '';
        return random() < 0.5 ? `${bit} ` : bit;
      }).join('');
      const { attempts } = store.list.page({ search, limit: 5 }, []);
      for (const { hit } of attempts) if (hit) expect(hit.found).not.toEqual([]);
    }
    const longest = 'a '.repeat(MAX_SEARCH_CHARACTERS / 2);
    expect(ids({ search: longest })).toEqual([id]);
    expect(matchOf('"" * ( — )')).toBeNull();
  });

  test('a hit tells the words around what was found, and where they stand', () => {
    const before = Array.from({ length: 40 }, (_, at) => `w${at}`).join(' ');
    const text = `launch ${before} we held the launch review, then the launch. ${before}`;
    tell(text);
    const all = text.split(' ');
    const hitOf = (search: string) => {
      const hit = page({ search }).attempts[0]?.hit;
      if (!hit) throw new Error(`Nothing says ${search}.`);
      const found = hit.found.map(({ from, to }) => all.slice(from, to).join(' '));
      return { ...hit, found };
    };
    const hit = hitOf('launch review');
    expect(hit).toMatchObject({ found: ['launch review,', 'launch.'], goesOn: true });
    expect(hit.words).toEqual(all.slice(hit.from, hit.from + hit.words.length));
    expect(hitOf('launch')).toMatchObject({ from: 0, found: ['launch'] });
    expect(hitOf('"the launch review"').found).toEqual(['the launch review,']);
  });

  test('the newest words of each utterance are searched, the first that says it is shown', () => {
    const begun = store.beginAttempt(QUESTION, 'typed');
    const scorecard = bareScorecard({ mechanism: 1, data: 1, framing: 1 });
    const say = (utteranceId: string, text: string) =>
      store.saveTranscript(utteranceId, { recognizer: 'typed', words: wordsOfText(text) });
    store.saveRating(
      begun,
      { recognizer: 'typed', words: wordsOfText('a misheard zebu') },
      scorecard,
    );
    const followUp = store.beginFollowUp(begun.attemptId, null, 'typed');
    say(followUp.utteranceId, 'and again the zebra');
    say(begun.utteranceId, 'a zebra');
    expect(ids({ search: 'zebu' })).toEqual([]);
    const found = page({ search: 'zebra' });
    expect(found.total).toBe(1);
    expect(found.attempts[0]?.hit?.utteranceId).toBe(begun.utteranceId);
    // Words of two utterances are not one passage.
    expect(ids({ search: 'again a' })).toEqual([begun.attemptId]);
    expect(ids({ search: '"a zebra" again' })).toEqual([]);
  });

  test('what was deleted is neither found nor in any file', async () => {
    const secret = 'zanzibarquartet';
    const kept = tell('an ordinary quartet');
    const gone = tell(`the ${secret} played`);
    expect(ids({ search: secret })).toEqual([gone]);
    await store.deleteAttempt(gone);
    expect(ids({ search: secret })).toEqual([]);
    expect(ids({ search: 'quartet' })).toEqual([kept]);
    for (const file of ['understudy.db', 'understudy.db-wal']) {
      expect(readFileSync(join(folder, file)).includes(secret)).toBe(false);
    }
  });
});

test('the filter of an address is kept, what nobody could have chosen is not', () => {
  const address = 'search=two+words&framing=1-2&from=2026-11-03&to=2026-11-03';
  const filter = filterOf(new URLSearchParams(address));
  expect(paramsOf(filter).toString()).toBe(address);
  const query = AttemptQuery.parse(Object.fromEntries(queryOf(filter)));
  expect(query).toMatchObject({ search: 'two words', framing: { lowest: 1, highest: 2 } });
  const from = new Date(2026, 10, 3).getTime();
  const to = new Date(2026, 10, 4).getTime();
  expect([query.fromMs, query.toMs]).toEqual([from, to]);
  expect(filterOf(new URLSearchParams('framing=9&from=soon&to=2026-13-40&other=1'))).toEqual({});
});
