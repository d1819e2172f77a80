import { describe, expect, test } from 'vitest';
import type { AudioWindow } from '../server/transcript/audio-window.ts';
import { DecodeQueue } from '../server/transcript/decode-queue.ts';
import { isLooping, withoutLoop } from '../server/transcript/looping.ts';
import { moonshineTokens } from '../server/transcript/moonshine-tokens.ts';
import type { Recognizer } from '../server/transcript/recognizer.ts';
import { Transcriber } from '../server/transcript/transcriber.ts';
import { voicedSpans } from '../server/transcript/voiced-spans.ts';
import { timeWords } from '../server/transcript/word-times.ts';
import { ScriptedRecognizer } from './fakes/scripted-recognizer.ts';

const words = (text: string) => text.split(' ');

/** A window of sound whose every sample tells its place, with voice at these times (ms). */
function windowOf(startMs: number, ...speechMs: [number, number][]): AudioWindow {
  const endMs = (speechMs.at(-1)?.[1] ?? startMs) + 300;
  const startSample = startMs * 16;
  return {
    startSample,
    samples: Float32Array.from({ length: (endMs - startMs) * 16 }, (_, at) => startSample + at),
    speech: speechMs.map(([from, to]) => ({ startMs: from, endMs: to })),
  };
}

function transcriberOf(...texts: (string | Error)[]) {
  const recognizer = new ScriptedRecognizer(texts);
  return { recognizer, transcriber: new Transcriber(new DecodeQueue(Promise.resolve(recognizer))) };
}

test('a loop is noticed, a stammer and a plain repetition are not', () => {
  expect(
    isLooping(words('the mayor of the city of the city of the city of the city of'), 12_000),
  ).toBe(true);
  expect(isLooping(words('no no no no'), 2_000)).toBe(true);
  expect(isLooping(words('I I I think it was'), 2_000)).toBe(false);
  expect(
    isLooping(words('it was the best of times it was the worst of times it was the age'), 8_000),
  ).toBe(false);
});

test('a loop within one word is noticed and said once', () => {
  const looping = words('the 31-foot-foot-foot-foot-foot-foot wall');
  expect(isLooping(looping, 3_000)).toBe(true);
  expect(withoutLoop(looping)).toEqual(words('the 31-foot'));
  expect(isLooping(words('a day-to-day, back-to-back, so-so, no-no-no affair'), 3_000)).toBe(false);
});

test('more words than anybody can say are a loop', () => {
  const many = Array.from({ length: 40 }, (_, index) => `word${index}`);
  expect(isLooping(many, 15_000)).toBe(false);
  expect(isLooping(many, 3_000)).toBe(true);
});

test('a loop that cannot be decoded otherwise is said once', () => {
  expect(
    withoutLoop(words('so we cut of the city of the city of the city of the city and')),
  ).toEqual(words('so we cut of the city'));
});

test('words get times inside the voice, in order and without gaps in a span', () => {
  const timed = timeWords(words('we cut the ramp from six to three months'), [
    { startMs: 1_000, endMs: 4_000 },
  ]);
  expect(timed[0]?.startMs).toBe(1_000);
  expect(timed.at(-1)?.endMs).toBe(4_000);
  for (const [index, word] of timed.entries()) {
    if (index > 0) expect(word.startMs).toBe(timed[index - 1]?.endMs);
  }
});

test('a pause falls where the punctuation stands', () => {
  const timed = timeWords(words('We had no review. So I wrote a checklist for every release.'), [
    { startMs: 0, endMs: 1_300 },
    { startMs: 2_300, endMs: 5_000 },
  ]);
  expect(timed[3]).toMatchObject({ text: 'review.', endMs: 1_300 });
  expect(timed[4]).toMatchObject({ text: 'So', startMs: 2_300 });
});

test('every token of the vocabulary has its line', () => {
  const lines = moonshineTokens().trimEnd().split('\n');
  expect(lines).toHaveLength(32_768);
  const piece = (id: number) => Buffer.from(lines[id]?.split(' ')[0] ?? '', 'base64').toString();
  expect([piece(3 + 0x41), piece(32_000)]).toEqual(['A', '<<ST_0>>']);
  expect(lines.map((line) => piece(Number(line.split(' ')[1])))).toContain(' the');
});

test('a settled window has its words at their place in the recording', async () => {
  const { transcriber } = transcriberOf('I wrote it.');
  const settled = await transcriber.settle(windowOf(60_000, [60_300, 61_500]));
  expect(settled.map(({ text }) => text)).toEqual(['I', 'wrote', 'it.']);
  expect(settled[0]?.startMs).toBe(60_300);
});

test('a looping window is cut in its longest pause and decoded again in parts', async () => {
  const { recognizer, transcriber } = transcriberOf(
    'of the city of the city of the city of the city',
    'we moved the office',
    'out of the city',
  );
  const settled = await transcriber.settle(
    windowOf(0, [300, 2_000], [2_200, 4_000], [4_900, 7_000]),
  );
  expect(settled.map(({ text }) => text).join(' ')).toBe('we moved the office out of the city');
  expect(settled[4]?.startMs).toBe(4_900);
  // Both parts keep the silence between them.
  expect(recognizer.heard[1]?.at(-1)).toBe(4_900 * 16 - 1);
  expect(recognizer.heard[2]?.[0]).toBe(4_000 * 16);
});

test('silence of the decoder over long speech is decoded again; over short speech it is believed', async () => {
  const long = transcriberOf('', 'first', 'second');
  expect(await long.transcriber.settle(windowOf(0, [300, 2_000], [2_500, 4_000]))).toHaveLength(2);
  const short = transcriberOf('', 'never asked for');
  expect(await short.transcriber.settle(windowOf(0, [300, 900]))).toEqual([]);
  expect(short.recognizer.heard).toHaveLength(1);
});

describe('two windows that share a seam', () => {
  /** Letters of 600 ms each, from this time on. */
  const spokenFrom = (startMs: number, text: string) =>
    windowOf(startMs, [startMs, startMs + 600 * words(text).length]);
  const textOf = (settled: { text: string }[]) => settled.map(({ text }) => text).join(' ');
  const seam = { startSample: 66_000 * 16, endSample: 69_000 * 16 };
  const OPENING = 'b c d f g h j k l m';

  /** What both windows give; the second one begins after ten words of the first. */
  async function settledOf(before: string, after: string) {
    const { transcriber } = transcriberOf(before, after);
    return await Promise.all([
      transcriber.settle({ ...spokenFrom(60_000, before), endsIn: seam }),
      transcriber.settle({ ...spokenFrom(66_000, after), beginsIn: seam }),
    ]);
  }

  test('give each word once, without what was made up where the first broke off', async () => {
    const given = await settledOf(`${OPENING} n o p x x`, 'n o p q r s t');
    expect(given.map(({ length }) => length)).toEqual([8, 9]);
    expect(textOf(given.flat())).toBe(`${OPENING} n o p q r s t`);
    const times = given.flat().map(({ startMs }) => startMs ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('leave out what was misheard where the second breaks in', async () => {
    const given = await settledOf(`${OPENING} n o p q r`, 'y o p q r s');
    expect(textOf(given.flat())).toBe(`${OPENING} n o p q r s`);
  });

  test('go over by the time where they agree on nothing', async () => {
    const given = await settledOf(`${OPENING} n o p q r`, 'y z x v w');
    expect(textOf(given.flat())).toBe(`${OPENING} n z x v w`);
  });

  test('lose no word of the first where the second hears none', async () => {
    const given = await settledOf(`${OPENING} n o p q r`, '');
    expect(textOf(given.flat())).toBe(`${OPENING} n o p q r`);
  });

  test('are previewed without what the first gave', async () => {
    const { transcriber } = transcriberOf(`${OPENING} n o p q r`, 'n o p q r s');
    const first = { ...spokenFrom(60_000, `${OPENING} n o p q r`), endsIn: seam };
    const second = { ...spokenFrom(66_000, 'n o p q r s'), beginsIn: seam };
    const settled = await transcriber.settle(first);
    const shown = await transcriber.preview(() => second);
    expect(textOf([...settled, ...shown])).toBe(`${OPENING} n o p q r s`);
  });

  describe('and heard different numbers there', () => {
    const FIRST = `${OPENING} n 60 o p q`;
    const SECOND = 'n 16 o p q r s t u v w x';

    async function heardAgain(again: string) {
      const { transcriber, recognizer } = transcriberOf(FIRST, SECOND, again);
      const given = await Promise.all([
        transcriber.settle({ ...spokenFrom(60_000, FIRST), endsIn: seam }),
        transcriber.settle({ ...spokenFrom(66_000, SECOND), beginsIn: seam }),
      ]);
      return { text: textOf(given.flat()), sounds: recognizer.heard };
    }

    test('give the one that is heard again, with ten seconds around it between silence', async () => {
      const { text, sounds } = await heardAgain('g h j k l m n sixteen o p q r s t u v');
      expect(text).toBe(`${OPENING} n 16 o p q r s t u v w x`);
      const [, , sound = new Float32Array()] = sounds;
      expect(sounds).toHaveLength(3);
      expect([sound[0], sound.at(-1)]).toEqual([0, 0]);
      const voiced = sound.filter((sample) => sample > 0);
      expect(voiced.length / 16_000).toBeGreaterThan(9);
      expect(voiced.length / 16_000).toBeLessThan(10.1);
      // Each sample tells its place: both windows' sound follows on without a seam.
      expect(voiced.every((sample, at) => at === 0 || sample === (voiced[at - 1] ?? 0) + 1)).toBe(
        true,
      );
    });

    test('give what they gave without it when it loops or hears another one', async () => {
      const without = `${OPENING} n 60 o p q r s t u v w x`;
      expect((await heardAgain('g h j k l m n fifty o p q r s t')).text).toBe(without);
      expect((await heardAgain('16 16 16 16 16')).text).toBe(without);
    });

    test('are previewed as they are', async () => {
      const { transcriber, recognizer } = transcriberOf(FIRST, SECOND, 'never asked for');
      await transcriber.settle({ ...spokenFrom(60_000, FIRST), endsIn: seam });
      await transcriber.preview(() => ({ ...spokenFrom(66_000, SECOND), beginsIn: seam }));
      expect(recognizer.heard).toHaveLength(2);
    });
  });

  test('are not heard again where both heard the same numbers', async () => {
    const { transcriber, recognizer } = transcriberOf(`${OPENING} 60 o p q r`, 'sixty o p q r s');
    await transcriber.settle({ ...spokenFrom(60_000, `${OPENING} 60 o p q r`), endsIn: seam });
    await transcriber.settle({ ...spokenFrom(66_000, 'sixty o p q r s'), beginsIn: seam });
    expect(recognizer.heard).toHaveLength(2);
  });

  test('speech that breaks off is followed by silence for the decoder', async () => {
    const { transcriber, recognizer } = transcriberOf('so we', 'so we');
    const window = windowOf(0, [0, 600]);
    await transcriber.settle(window);
    expect(recognizer.heard[0]).toHaveLength(window.samples.length);
    await transcriber.settle({ ...window, samples: window.samples.slice(0, 600 * 16) });
    expect(recognizer.heard[1]).toHaveLength(900 * 16);
    expect(recognizer.heard[1]?.at(-1)).toBe(0);
  });
});

test('a looping window without a pause is heard again in halves that overlap', async () => {
  const { recognizer, transcriber } = transcriberOf(
    '10% to 10% to 10% to 10% to 10% to',
    'it fell from eleven to nine in the second',
    'to nine in the second year',
  );
  const settled = await transcriber.settle(windowOf(0, [0, 9_000]));
  expect(settled.map(({ text }) => text).join(' ')).toBe(
    'it fell from eleven to nine in the second year',
  );
  expect(recognizer.heard).toHaveLength(3);
});

test('a preview that loops shows nothing', async () => {
  const { recognizer, transcriber } = transcriberOf('no no no no no no');
  expect(await transcriber.preview(() => windowOf(0, [300, 2_000], [2_500, 4_000]))).toEqual([]);
  expect(recognizer.heard).toHaveLength(1);
});

test('tokens that are only punctuation are no words', async () => {
  const { transcriber } = transcriberOf('Well - we did … it .');
  const settled = await transcriber.settle(windowOf(0, [300, 2_000]));
  expect(settled.map(({ text }) => text)).toEqual(['Well', 'we', 'did', 'it']);
});

describe('the queue', () => {
  /** A recogniser whose windows are told by their length and end when they are released. */
  function slowly() {
    const order: number[] = [];
    const release: (() => void)[] = [];
    const slow: Recognizer = {
      name: 'slow',
      decode: (samples) =>
        new Promise((resolve) => {
          order.push(samples.length);
          release.push(() => resolve('done'));
        }),
    };
    const clock = { nowMs: 0 };
    const queue = new DecodeQueue(Promise.resolve(slow), () => clock.nowMs);
    const add = (samples: number, purpose: 'settle' | 'preview') =>
      queue.decode(() => new Float32Array(samples), purpose);
    return { order, release, add, queue, clock };
  }

  test('windows that settle go before previews, one at a time', async () => {
    const { order, release, add } = slowly();
    const all = [add(1, 'preview')];
    await expect.poll(() => order).toEqual([1]);
    all.push(add(2, 'preview'));
    release[0]?.();
    await expect.poll(() => order).toEqual([1, 2]);
    all.push(add(3, 'settle'));
    expect(order).toEqual([1, 2]);
    release[1]?.();
    await expect.poll(() => order).toEqual([1, 2, 3]);
    release[2]?.();
    await Promise.all(all);
  });

  test('two at a time when several speakers wait, and one again after that', async () => {
    const { order, release, add } = slowly();
    const all = [add(1, 'preview')];
    await expect.poll(() => order).toEqual([1]);
    all.push(add(2, 'settle'), add(3, 'settle'), add(4, 'preview'));
    expect(order).toEqual([1]);
    all.push(add(5, 'preview'));
    await expect.poll(() => order).toEqual([1, 2]);
    for (const [index, next] of [3, 4, 5].entries()) {
      release[index]?.();
      await expect.poll(() => order.at(-1)).toBe(next);
    }
    release[3]?.();
    release[4]?.();
    await Promise.all(all);
    const later = [add(6, 'preview'), add(7, 'preview')];
    await expect.poll(() => order.slice(5)).toEqual([6]);
    release[5]?.();
    await expect.poll(() => order.slice(5)).toEqual([6, 7]);
    release[6]?.();
    await Promise.all(later);
  });

  test('is crowded while previews wait for more than a second, and not once that is over', async () => {
    const { order, release, add, queue, clock } = slowly();
    expect(queue.isCrowded()).toBe(false);
    const all = [add(1, 'preview'), add(2, 'preview')];
    await expect.poll(() => order).toEqual([1]);
    clock.nowMs = 1_900;
    expect(queue.isCrowded()).toBe(false);
    clock.nowMs = 2_100;
    expect(queue.isCrowded()).toBe(true);
    release[0]?.();
    await expect.poll(() => order).toEqual([1, 2]);
    expect(queue.isCrowded()).toBe(true);
    release[1]?.();
    await Promise.all(all);
    clock.nowMs = 7_000;
    expect(queue.isCrowded()).toBe(true);
    clock.nowMs = 7_200;
    expect(queue.isCrowded()).toBe(false);
  });
});

test('a model that fails to load fails every window', async () => {
  const failed = Promise.reject(new Error('no model'));
  const queue = new DecodeQueue(failed);
  await expect(queue.decode(() => new Float32Array(1), 'settle')).rejects.toThrow('no model');
  await expect(queue.decode(() => new Float32Array(1), 'settle')).rejects.toThrow('no model');
});

test('hurried words get less of a span than others of as many letters, the end of a sentence more', () => {
  const span = [{ startMs: 0, endMs: 2_000 }];
  const lengthsOf = (tokens: string[]) =>
    timeWords(tokens, span).map(({ startMs, endMs }) => (endMs ?? 0) - (startMs ?? 0));
  const [that = 0, desk = 0] = lengthsOf(['that', 'desk']);
  expect(that).toBeLessThan(0.8 * desk);
  const [first = 0, last = 0] = lengthsOf(['desk', 'desk.']);
  expect(last).toBeGreaterThan(1.2 * first);
  const [short = 0, long = 0] = lengthsOf(['street', 'banana']);
  expect(long).toBeGreaterThan(short);
});

describe('voiced spans', () => {
  /** Two seconds of a tone with silences at these times (ms), over noise so many dB below it. */
  function soundOf(silencesMs: [number, number][], noiseDb: number): Float32Array {
    const noise = 10 ** (-noiseDb / 20);
    return Float32Array.from({ length: 32_000 }, (_, at) => {
      const isSilent = silencesMs.some(([from, to]) => at >= from * 16 && at < to * 16);
      const voice = isSilent ? 0 : Math.sin((2 * Math.PI * 200 * at) / 16_000);
      return voice + noise * Math.sin((2 * Math.PI * 3_100 * at) / 16_000);
    });
  }
  const speech = [{ startMs: 10_000, endMs: 12_000 }];
  const spansOf = (samples: Float32Array) => voicedSpans(samples, 160_000, speech);

  test('a short silence within speech parts it, a shorter one is a stop', () => {
    const samples = soundOf(
      [
        [500, 560],
        [1_000, 1_150],
      ],
      60,
    );
    expect(spansOf(samples)).toEqual([
      { startMs: 10_000, endMs: 11_000 },
      { startMs: 11_150, endMs: 12_000 },
    ]);
  });

  test('what a room sounds like is silence too, where voice is well above it', () => {
    expect(spansOf(soundOf([[1_000, 1_150]], 25))).toHaveLength(2);
    expect(spansOf(soundOf([[1_000, 1_150]], 10))).toEqual(speech);
  });

  test('sound without a voice is left whole', () => {
    expect(spansOf(new Float32Array(32_000))).toEqual(speech);
  });
});

test('a sentence ends in a break rather than within a span, even where a word more would fit', () => {
  const timed = timeWords(words('We met on Monday. After that, we left the town.'), [
    { startMs: 0, endMs: 1_500 },
    { startMs: 1_650, endMs: 3_150 },
  ]);
  expect(timed[3]).toMatchObject({ text: 'Monday.', endMs: 1_500 });
});
