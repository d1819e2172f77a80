import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#contract/answer.ts';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import { CLAIM_KINDS, integrityNotes } from '../server/rubric/integrity/notes.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { readMarkedAnswers } from '../server/rubric/training/marked-answers.ts';

function answerOf(...texts: string[]): Answer {
  return {
    question: {
      bankId: null,
      text: 'Tell me about a time you raised the bar.',
      principle: null,
      people: false,
      future: false,
    },
    utterances: texts.map((text, position) => ({ id: `u${position}`, words: wordsOfText(text) })),
  };
}

function notesOf(answer: Answer, heard = new Map<string, boolean>()) {
  return integrityNotes(answer, readAnswer(answer), heard);
}

describe.each(CLAIM_KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  it('has examples enough of both kinds', () => {
    expect(kind.noted.length).toBeGreaterThanOrEqual(3);
    expect(kind.refused.length).toBeGreaterThanOrEqual(4);
  });

  it.each(kind.noted)('notes once: %s', (text) => {
    const answer = answerOf(text);
    const notes = notesOf(answer);
    expect(notes.map((note) => note.id.split(' | ')[0])).toEqual([id]);
    for (const { quotes, evidence, confirmed, misheard } of notes) {
      expect([confirmed, misheard]).toEqual([false, false]);
      expect(quotes).toEqual(
        evidence.map(({ from, to }) => textOf(answer.utterances[0]?.words.slice(from, to) ?? [])),
      );
    }
  });

  it.each(kind.refused)('is silent: $text ($why)', ({ text }) => {
    expect(notesOf(answerOf(text))).toEqual([]);
  });
});

it('is silent about every training answer: none of them contradicts itself', () => {
  const folder = fileURLToPath(new URL('../server/rubric/training/answers/', import.meta.url));
  const answers = readdirSync(folder).flatMap((file) =>
    readMarkedAnswers(readFileSync(folder + file, 'utf8'), file),
  );
  expect(answers.length).toBeGreaterThan(300);
  const noted = answers.filter(({ text }) => notesOf(answerOf(text)).length > 0);
  expect(noted.map(({ id }) => id)).toEqual([]);
});

describe('a note', () => {
  const SAID = 'Late letters went from 20 percent to 8. Ana kept the log.';
  const AGAIN = 'So we took late letters from 20 percent to 5.';
  const [first] = notesOf(answerOf(`${SAID} ${AGAIN}`));

  it('keeps its name while its words stay where they are', () => {
    const [same] = notesOf(answerOf(`${SAID} ${AGAIN} Nobody had to ask for it.`));
    expect(same?.id).toBe(first?.id);
    const [other] = notesOf(answerOf(`${SAID} ${AGAIN.replace('5', '4')}`));
    expect(other?.id).not.toBe(first?.id);
  });

  it('is open until the person has said what they said', () => {
    const answer = answerOf(`${SAID} ${AGAIN}`);
    const id = first?.id ?? '';
    expect(notesOf(answer)).toMatchObject([{ confirmed: false, misheard: false }]);
    expect(notesOf(answer, new Map([[id, true]]))).toMatchObject([
      { confirmed: true, misheard: false },
    ]);
    expect(notesOf(answer, new Map([[id, false]]))).toMatchObject([
      { confirmed: false, misheard: true },
    ]);
    expect(notesOf(answer, new Map([['another', true]]))).toMatchObject([{ confirmed: false }]);
  });

  it('quotes a passage once that says both numbers', () => {
    const answer = answerOf('With fourteen open posts we filled 17 of them.');
    expect(notesOf(answer)[0]?.evidence).toHaveLength(1);
  });

  it('plays both passages', () => {
    expect(first?.quotes).toEqual([
      'Late letters went from 20 percent to 8.',
      'So we took late letters from 20 percent to 5.',
    ]);
  });
});
