import type { ElementId } from '#contract/element.ts';
import type { Told } from '#contract/told.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { composeQuestions, rate } from '../../compose.ts';
import { retractions } from '../../interview/retractions.ts';
import { contradictions, repeatedStories } from '../../interview/stories.ts';
import { readAnswer } from '../../rubric/reading/reading.ts';
import { toldIn } from '../../rubric/told.ts';
import { isImplied } from '../../scorecard/implications.ts';
import { askedQuestion } from '../input.ts';
import type { ExchangeSet } from './exchange-set.ts';

/** What was judged of one exchange or pair, and what is right: one kind of judgement each. */
export interface Judged {
  readonly kind: string;
  readonly right: readonly string[];
  readonly given: readonly string[];
  readonly text: string;
}

/** Judges every exchange and every pair of answers as the product does. */
export async function judge({ walks, pairs }: ExchangeSet): Promise<Judged[]> {
  const bank = composeQuestions();
  const judged: Judged[] = [];
  for (const { question, main, exchanges } of walks) {
    for (const { element, probe: text, reply, label, retracts, contradicts, adds } of exchanges) {
      const followUp = { id: 'follow-up', words: wordsOfText(reply) };
      const utterances = [{ id: 'main', words: wordsOfText(main) }, followUp];
      const probe = { text, element, again: false };
      const answer = { question: askedQuestion(question, bank), utterances };
      const [change] = (await rate(answer, [probe])).followUps ?? [];
      const shown = `${text} — ${reply}`;
      const given = change ? [change.reply] : [];
      judged.push({ kind: 'reply', right: [label], given, text: shown });
      const taken = retractions(followUp, element).map((one) => one.element);
      judged.push({
        kind: 'taken back',
        right: retracts ? [retracts] : [],
        // One act of taking back may fell more than its label names.
        given: retracts && taken.includes(retracts) ? [retracts] : taken,
        text: shown,
      });
      const contradicted = contradictions(toldBy(main), toldBy(reply)).map(({ role }) =>
        role === 'before' ? ('D2' as const) : ('D1' as const),
      );
      judged.push({
        kind: 'contradicted',
        right: contradicts ? [contradicts] : [],
        // The new value of what is openly taken back is no second judgement.
        given: contradicted.filter((id) => id !== retracts),
        text: shown,
      });
      const added = change?.added ?? [];
      for (const [kind, isOf] of [
        ['added, asked for', (id: ElementId) => id === element],
        // What the rubric implies is no judgement of its own.
        ['added besides', (id: ElementId) => id !== element && !isImplied(id, element)],
      ] as const) {
        judged.push({ kind, right: adds.filter(isOf), given: added.filter(isOf), text: shown });
      }
    }
  }
  return [...judged, ...pairs.flatMap(judgePair)];
}

function toldBy(text: string): Told[] {
  return toldIn(readAnswer({ utterances: [{ id: 'said', words: wordsOfText(text) }] }));
}

function judgePair({
  first,
  second,
  repeated,
  contradicts,
}: ExchangeSet['pairs'][number]): Judged[] {
  const [one, other] = [first, second].map((text, index) => ({
    attemptId: String(index),
    told: toldBy(text),
  }));
  if (one === undefined || other === undefined) return [];
  const text = `${first} | ${second}`;
  return [
    {
      kind: 'story',
      right: repeated ? ['repeated story'] : [],
      given: repeatedStories([one, other]).length > 0 ? ['repeated story'] : [],
      text,
    },
    {
      kind: 'numbers',
      right: contradicts ? ['two values'] : [],
      given: contradictions(one.told, other.told).length > 0 ? ['two values'] : [],
      text,
    },
  ];
}
