import { describe, expect, it } from 'vitest';
import type { RehearsalState } from '../web/capture/types.ts';
import { neighbour, otherPrompt, promptsOf } from '../web/rehearse/bank.ts';
import { hearingAfter, loudness } from '../web/rehearse/loudness.ts';
import {
  NO_PLAN,
  type Plan,
  type PlanEvent,
  type Prompt,
  planAfter,
  stageOf,
} from '../web/rehearse/stage.ts';
import { STROKES, spanOf, tracePath } from '../web/rehearse/trace.ts';
import { silenceOf } from '../web/rehearse/useQuiet.ts';

const PROMPT: Prompt = {
  bankId: 'ownership-outside-remit',
  text: 'Tell me about fixing something that was not yours.',
  principle: 'Ownership',
};
const ATTEMPT_ID = '7d0c6b52-6a0f-4a3e-9a52-0d3d3a3f6a11';

type Seen = Parameters<typeof stageOf>[1];

function seen(change: Partial<Seen> = {}): Seen {
  return { phase: 'idle', problem: null, attemptId: null, recordedMs: 0, keptMs: 0, ...change };
}

function planOf(...events: PlanEvent[]): Plan {
  return events.reduce(planAfter, NO_PLAN);
}

describe('the stage of the rehearsal', () => {
  it('shows the prompt first, and the way in that was chosen', () => {
    expect(stageOf(NO_PLAN, seen())).toEqual({ at: 'prompt' });
    expect(stageOf(planOf({ type: 'wayChosen', way: 'typing' }), seen())).toEqual({ at: 'typing' });
    const uploading = planOf({ type: 'wayChosen', way: 'uploading' });
    expect(stageOf(uploading, seen())).toEqual({ at: 'uploading', fileName: null, refusal: null });
  });

  it.each([
    ['starting', 'opening'],
    ['recording', 'recording'],
    ['paused', 'paused'],
  ] as const)('answers while the client is %s', (phase, is) => {
    const plan = planOf({ type: 'begun', prompt: PROMPT });
    expect(stageOf(plan, seen({ phase }))).toEqual({ at: 'answering', prompt: PROMPT, is });
  });

  it('goes from scoring to the rated attempt', () => {
    const plan = planOf({ type: 'begun', prompt: PROMPT });
    expect(stageOf(plan, seen({ phase: 'scoring' }))).toEqual({ at: 'scoring', prompt: PROMPT });
    expect(stageOf(plan, seen({ phase: 'rated', attemptId: ATTEMPT_ID }))).toEqual({
      at: 'rated',
      attemptId: ATTEMPT_ID,
    });
  });

  it('is back at the prompt once an answer was discarded', () => {
    const plan = planOf({ type: 'begun', prompt: PROMPT });
    expect(stageOf(plan, seen({ phase: 'discarding' })).at).toBe('discarding');
    expect(stageOf(plan, seen({ phase: 'discarded' }))).toEqual({ at: 'prompt' });
  });

  it('never shows a taken-up answer as open when it is only to be scored', () => {
    const plan = planOf({ type: 'takenUp', prompt: PROMPT, finishes: true });
    const phases: RehearsalState['phase'][] = ['starting', 'paused', 'scoring'];
    for (const phase of phases) expect(stageOf(plan, seen({ phase })).at).toBe('scoring');
    const goesOn = planOf({ type: 'takenUp', prompt: PROMPT, finishes: false });
    expect(stageOf(goesOn, seen({ phase: 'paused' })).at).toBe('answering');
  });

  it('sends an uploaded file before it scores it', () => {
    const plan = planOf(
      { type: 'wayChosen', way: 'uploading' },
      { type: 'fileChosen', fileName: 'answer.m4a' },
      { type: 'begun', prompt: PROMPT },
    );
    const halfway = seen({ phase: 'scoring', recordedMs: 90_000, keptMs: 30_000 });
    expect(stageOf(plan, halfway).at).toBe('sending');
    expect(stageOf(plan, { ...halfway, keptMs: 90_000 }).at).toBe('scoring');
  });

  it('keeps the reason why a file was refused until the next file', () => {
    const refused = planOf(
      { type: 'wayChosen', way: 'uploading' },
      { type: 'fileChosen', fileName: 'notes.txt' },
      { type: 'fileRefused', refusal: 'There is no sound in it.' },
    );
    expect(stageOf(refused, seen())).toEqual({
      at: 'uploading',
      fileName: null,
      refusal: 'There is no sound in it.',
    });
    const again = planAfter(refused, { type: 'fileChosen', fileName: 'answer.wav' });
    expect(stageOf(again, seen())).toMatchObject({ fileName: 'answer.wav', refusal: null });
  });

  it('shows a failure with its prompt, and the same way in afterwards', () => {
    const plan = planOf({ type: 'wayChosen', way: 'typing' }, { type: 'begun', prompt: PROMPT });
    const problem = { code: 'lost', message: 'The connection went away.' } as const;
    expect(stageOf(plan, seen({ phase: 'failed', problem }))).toEqual({
      at: 'failed',
      problem,
      prompt: PROMPT,
    });
    expect(stageOf(plan, seen())).toEqual({ at: 'typing' });
  });
});

describe('the choice of a prompt', () => {
  const question = (id: string) => ({
    id,
    question: `Tell me about ${id}.`,
    listensFor: 'A decision that was theirs.',
    people: false,
    future: false,
    probes: [
      { ask: 'Who decided it?' },
      { ask: 'What was it before?' },
      { ask: 'Who checked it?' },
    ],
  });
  const prompts = promptsOf([
    {
      id: 'ownership',
      principle: 'Ownership',
      about: 'Thinks beyond the own team.',
      questions: [question('o-one'), question('o-two'), question('o-three')],
    },
    {
      id: 'dive-deep',
      principle: 'Dive Deep',
      about: 'Stays close to the detail.',
      questions: [question('d-one')],
    },
  ]);
  const at = (id: string) => {
    const found = prompts.find(({ bankId }) => bankId === id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };

  it('counts within the principle and walks round it', () => {
    expect(at('o-two')).toMatchObject({ position: 2, of: 3, principle: 'Ownership' });
    expect(neighbour(prompts, at('o-three'), 1).bankId).toBe('o-one');
    expect(neighbour(prompts, at('o-one'), -1).bankId).toBe('o-three');
    expect(neighbour(prompts, at('d-one'), 1).bankId).toBe('d-one');
  });

  it('never takes the same one at random', () => {
    for (const number of [0, 0.3, 0.6, 0.999]) {
      expect(otherPrompt(prompts, at('o-two'), () => number)?.bankId).not.toBe('o-two');
    }
    expect(otherPrompt([], null, () => 0)).toBeNull();
  });
});

describe('the level', () => {
  it('is silent at the floor and full at full scale', () => {
    expect(loudness(0)).toBe(0);
    expect(loudness(0.001)).toBe(0);
    expect(loudness(1)).toBe(1);
    expect(loudness(0.1)).toBeCloseTo(0.6);
  });

  it('knows a voice from a quiet room, and once heard stays heard', () => {
    expect(hearingAfter('listening', 0.001, 1000)).toBe('listening');
    expect(hearingAfter('listening', 0.001, 4001)).toBe('quiet');
    expect(hearingAfter('quiet', 0.2, 9000)).toBe('heard');
    expect(hearingAfter('heard', 0.001, 60_000)).toBe('heard');
  });
});

describe('silence while recording', () => {
  const heard = (settled: string[]) => ({
    phase: 'recording' as const,
    recognizer: 'ready' as const,
    captions: {
      settled: settled.map((text) => ({ text, startMs: 0, endMs: 1 })),
      provisional: [],
      areRemote: false,
      silenced: null,
    },
  });

  it('is told sooner behind words than from the start, where the microphone may be muted', () => {
    expect(silenceOf(heard(['So']), 7_999)).toBe(null);
    expect(silenceOf(heard(['So']), 8_000)).toBe('afterWords');
    expect(silenceOf(heard([]), 14_999)).toBe(null);
    expect(silenceOf(heard([]), 15_000)).toBe('fromStart');
    expect(silenceOf({ ...heard([]), phase: 'paused' }, 60_000)).toBe(null);
  });
});

describe('the trace of an answer', () => {
  it('stands for five minutes until they are over', () => {
    expect(spanOf(0)).toBe(300_000);
    expect(spanOf(299_999)).toBe(300_000);
    expect(spanOf(300_000)).toBe(600_000);
    expect(spanOf(900_000)).toBe(900_000);
  });

  it('draws one stroke for every two seconds, a dot where no peak is known', () => {
    expect(tracePath([], 0)).toBe('');
    const peaks: number[] = [];
    peaks[9] = 1;
    expect(tracePath(peaks, 4000)).toBe('M0.5 0.960V1.040M1.5 0.000V2.000');
  });

  it('never has more strokes than the box is wide', () => {
    expect(tracePath([], 900_000).match(/M/g)).toHaveLength(STROKES);
  });
});
