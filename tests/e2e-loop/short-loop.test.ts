import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ElementId } from '#contract/element.ts';
import { type Debrief, Outcome, type Turn } from '#contract/loop.ts';
import { Vote } from '#contract/scorecard.ts';
import { fixture } from '../e2e/understudy.ts';
import { SILENCE_MS, speech } from './microphone.ts';
import { Sitting } from './sitting.ts';

const QUESTIONS = 5;
const MOST_PROBES = 3;
const PREREQUISITES: ElementId[] = ['M1', 'D1', 'F1', 'F2'];

const strong = new Sitting();
const hero = new Sitting();
/** What each candidate was probed for, question by question. */
const probed: Record<'strong' | 'hero', Turn[][]> = { strong: [], hero: [] };
let strongDebrief: Debrief;
let heroDebrief: Debrief;

beforeAll(async () => {
  await strong.begin();
  await hero.begin();
});

afterAll(async () => {
  await strong.end();
  await hero.end();
});

/** The turn that the loop waits at; null once it is finished. Probes are noted down. */
async function nextTurn(candidate: 'strong' | 'hero', sitting: Sitting) {
  const { turn, scenario } = await sitting.loop();
  if (turn === null) return null;
  const question = scenario.interviewers[turn.interviewer]?.questions[0];
  if (turn.probe === null) probed[candidate][turn.number - 1] ??= [];
  else probed[candidate][turn.number - 1]?.push(turn);
  return { turn, probe: turn.probe, answer: `${candidate}/${question}` };
}

function elements(turns: readonly Turn[] | undefined): (ElementId | undefined)[] {
  return (turns ?? []).map(({ probe }) => probe?.element);
}

test('a strong candidate answers five interviewers and what they probe for', async () => {
  for (;;) {
    const asked = await nextTurn('strong', strong);
    if (asked === null) break;
    const { turn, probe, answer } = asked;
    const reply = `strong/replies/${probe?.element}`;
    const hasReply = existsSync(fixture(`loop/${reply}.wav`));
    const said = probe === null ? answer : hasReply ? reply : 'strong/replies/unmeasured';
    await strong.answer(turn, speech(said));
  }
  strongDebrief = await strong.debrief();
});

test('a hero answers the same five, through a server that dies between all turns and within two', async () => {
  for (;;) {
    const asked = await nextTurn('hero', hero);
    if (asked === null) break;
    const { turn, probe, answer } = asked;
    const isLast = turn.number === QUESTIONS;
    if (probe === null && turn.number === 2) {
      await hero.breakOff(turn, speech(answer));
      const { turn: cut } = await hero.loop();
      expect(cut).toMatchObject({ interrupted: true, text: turn.text, number: turn.number });
      const { durationMs } = await hero.attempt(cut?.attemptId ?? '');
      expect(durationMs).toBeGreaterThan(SILENCE_MS);
      const keptMs = durationMs ?? 0;
      await hero.goOn(turn, speech(answer, keptMs - SILENCE_MS), keptMs);
    } else if (probed.hero[2]?.at(-1) === turn && probed.hero[2].length === 1) {
      await hero.breakOff(turn, speech('hero/replies/alone'));
      expect((await hero.loop()).turn).toMatchObject({ interrupted: true, text: turn.text });
      await hero.scoreWhatIsThere(turn);
    } else if (probe !== null && isLast) {
      await hero.leaveItAtThat(turn);
    } else {
      const said = probe === null ? answer : `hero/replies/${replyOfHero(turn)}`;
      await hero.answer(turn, speech(said));
    }
    await hero.crash();
  }
  heroDebrief = await hero.debrief();
});

/** The hero turns away from the first question after an answer, and later says how it was. */
function replyOfHero({ probe, number }: Turn): string {
  if (probe?.again) return 'unmeasured';
  return probed.hero[number - 1]?.length === 1 ? 'around' : 'alone';
}

test('every answer was spoken and rated, and no question was probed more than three times', async () => {
  for (const sitting of [strong, hero]) {
    const { attempts, answered, state } = await sitting.loop();
    expect({ answered, state }).toEqual({ answered: QUESTIONS, state: 'finished' });
    for (const { state: rated, source } of attempts) {
      expect({ rated, source }).toEqual({ rated: 'rated', source: 'microphone' });
    }
  }
  for (const turns of [...probed.strong, ...probed.hero]) {
    expect(turns.length).toBeLessThanOrEqual(MOST_PROBES);
  }
});

test('the hero is probed for what every story needs; the strong candidate for what goes beyond', () => {
  for (const turns of probed.hero) expect(elements(turns)[0]).toBe('M1');
  // What was dodged is asked once more, in other words.
  for (const number of [1, 2, 4]) {
    expect(probed.hero[number - 1]?.[1]?.probe).toMatchObject({ element: 'M1', again: true });
  }
  const ofStrong = probed.strong.flatMap(elements);
  expect(ofStrong.length).toBeGreaterThan(0);
  expect(ofStrong.length).toBeLessThan(probed.hero.flat().length);
  for (const element of PREREQUISITES) expect(ofStrong).not.toContain(element);
});

test('the Bar Raiser objects to the hero alone, on the hero’s own words', async () => {
  expect(strongDebrief.barRaiser).toMatchObject({ interviewer: 'Amara Okonjo', objects: false });
  expect(heroDebrief.barRaiser).toMatchObject({ interviewer: 'Amara Okonjo', objects: true });
  expect(strongDebrief.levels?.framing).toBeGreaterThanOrEqual(4);
  expect(heroDebrief.levels?.framing).toBeLessThanOrEqual(2);
  const quotes = heroDebrief.barRaiser?.quotes ?? [];
  expect(quotes.length).toBeGreaterThan(0);
  for (const { attemptId, quote } of quotes) {
    const { utterances } = await hero.attempt(attemptId);
    const words = utterances.flatMap(({ transcript }) => transcript?.words ?? []);
    expect(words.map(({ text }) => text).join(' ')).toContain(quote);
  }
});

test('the room votes higher for the strong candidate, every interviewer of it', () => {
  const rank = (vote: Vote | undefined) => (vote ? Vote.options.indexOf(vote) : Number.NaN);
  const better = (one: Vote | undefined, other: Vote | undefined) =>
    expect(Math.sign(rank(one) - rank(other))).toBe(
      Math.sign(rank('Strongly Inclined') - rank('Strongly Not Inclined')),
    );
  for (const target of ['L6', 'L7'] as const) {
    better(strongDebrief.votes?.[target], heroDebrief.votes?.[target]);
    for (const [at, { votes }] of strongDebrief.feedback.entries()) {
      better(votes?.[target], heroDebrief.feedback[at]?.votes?.[target]);
    }
  }
  const [first, second] = [strongDebrief.outcome, heroDebrief.outcome].map((outcome) =>
    outcome ? Outcome.options.indexOf(outcome) : Number.NaN,
  );
  expect(first).toBeLessThan(second ?? Number.NaN);
  expect(heroDebrief.outcome).toBe('Below');
});
