import type { Detector } from '../detector.ts';
import { quoteFrom, type Sentence, sentencesOf, wordAt } from '../mechanism/sentence.ts';
import { spreads } from '../mechanism/spread.ts';
import type { Clause, Reading } from '../reading/reading.ts';

const AWAY =
  /\b(?:(?:was|were|have been|am|had been) (?:\w+ )?(?:ill|sick|laid up|away|off|out|gone|abroad|on (?:leave|holiday|vacation|paternity|maternity|sabbatical|another|a different)|in hospital|at another|in another|with another|somewhere else|not (?:there|here|in|involved))|(?:when|while) i was (?:in|on|at|off)\b|\bi was (?:in|at) (?!the\b)\w+ (?:for|when|all|that)\b|(?:took|went on|came back from|during|through|on) (?:my|a|an) (?:\w+[ -])*(?:leave|holiday|sabbatical|vacation)|(?:left|moved|changed|switched) (?:on|jobs|teams|roles|the team|the company)|moved to|left (?:that|in|for)|do not (?:go|attend|run|chair|touch|sit|see)|have not (?:been|touched|chaired|run|attended|looked|set foot)|stopped (?:going|attending|chairing|running)|without me|i (?:came (?:back|home)|got back|returned)|when i left)\b/;
const LASTS =
  /\b(?:carr(?:y|ies|ied) on|(?:goes|went) on(?: without| as|$)|keeps? (?:going|running)|kept (?:going|running|it|at it)|still (?:runs?|running|going|use[sd]?|using|do|does|there|standing|in use|alive|works?|on$|up\b|hang(?:s|ing)|stand(?:s|ing)|in place|on the wall)|outliv\w+|outlast\w+|surviv(?:ed|es)|(?:sheet|board|list|card|book|log|round|rule|form|map|check) stayed$|still (?:happens?|meets?|exists?|goes|gets)|(?:not|never) (?:missed|skipped) (?:a|an|one|it)\b|(?:it|they|that) (?:has|have) (?:run|gone|happened|been (?:held|done|kept)) (?:\w+ ){0,3}since\b|whether i am (?:there|here|in|around)|runs? (?:itself|without)|ran (?:itself|without|through)|with(?: no|out(?: any)?) help\b|on (?:their|its) own\b|to this day|(?:it|they|them|that)\b.* ever since)\b/;

/** Denied, and all the more durable: "it has not missed a week". */
const UNBROKEN = /\b(?:not|never) (?:missed|skipped) (?:a|an|one)\b/;

/** What is told in a sentence of its own must say that the thing went on. */
const WENT_ON =
  /\b(?:it|them|that|they|everything|everyone|nobody|no one|nothing|not one|still|continued|carried|kept|went on|every|each|all|same)\b/;

function isReal(clause: Clause): boolean {
  return !clause.hypothetical && !clause.future && !clause.intention;
}

/** The speaker was gone, and it went on. */
function outlives(clause: Clause, sentence: Sentence, next: Sentence | undefined): number {
  if (!isReal(clause) || clause.verb === null || clause.link === 'if') return 0;
  if (
    (clause.doer.kind === 'speaker' || clause.text.includes('without me')) &&
    AWAY.test(clause.text)
  ) {
    const rest = [...sentence.clauses, ...(next?.clauses ?? [])].filter(
      (other) => other.index > clause.index || clause.link === 'while' || clause.link === 'when',
    );
    const went = rest.some(
      (other) =>
        isReal(other) &&
        other.verb !== null &&
        other.doer.kind !== 'speaker' &&
        (other.doer.kind !== 'we' || WENT_ON.test(other.text)) &&
        (other.utterance.tokens[other.from]?.initial !== true || WENT_ON.test(other.text)) &&
        (other.done || /^(?:nobody|no one|nothing)/.test(other.text.replace(/^and /, ''))),
    );
    return went || LASTS.test(clause.text) ? 2 : 0;
  }
  if (clause.doer.kind === 'speaker' || !LASTS.test(clause.text)) return 0;
  // "She still works there" tells of her alone.
  if (
    clause.doer.kind === 'person' &&
    /\bstill (?:works?|there|here|alive|stands?|lives?)\b/.test(clause.text)
  )
    return 0;
  return clause.done || UNBROKEN.test(clause.text) ? 2.2 : 0;
}

/** The words of these say where the mechanism begins; what lasts is told after it. */
const ROOTS = ['M1', 'M2', 'M3'] as const;

/** So strong a spread needs no mechanism before it. */
const SURE = 3;

/** "The depot next door took our racks", told before them: where the mechanism begins, racks are named again. */
function tellsAgain({ verb, utterance, to }: Clause, { clauses }: Reading, start: number): boolean {
  if (!verb) return false;
  const taken = utterance.tokens.slice(verb.to, to).filter(({ pos }) => pos === 'NOUN');
  const root = clauses.find((clause) => wordAt(clause) >= start && clause.utterance === utterance);
  return (
    root !== undefined &&
    utterance.tokens.some(
      (token) =>
        token.index >= root.from &&
        token.pos === 'NOUN' &&
        taken.some(({ lemma }) => lemma === token.lemma),
    )
  );
}

export const durability: Detector = {
  id: 'M5',
  reason:
    'A mechanism outlasts its maker: it ran without the speaker, spread to others, or outlived the project.',
  credited: [
    'Every crew fills in the loading sheet. It ran through my ten-week leave, and two sister teams took it up.',
    'Each sprint the leads bring one rejected design to the board. The payments office saw it and runs the same board now.',
    'Every Thursday the shift leads pick the two worst faults. I moved to another plant in May, and the Thursday round carries on.',
    'No invoice goes out until the clerk has ticked the sheet. I was away for six weeks and nobody skipped it.',
    'No tube goes in until two people have signed the rack. The other lab took our racks up as well.',
    'No tube goes in until two people have signed the rack. The clinic across the road is on the same rack now.',
    'Every Thursday the shift leads pick the two worst faults. Two regional depots have since built boards of their own.',
    'Every crew fills in the loading sheet. Two managers later the sheet is still in use.',
    'Every crew fills in the loading sheet. It is now company policy, and four more branches have it.',
    'Every crew fills in the loading sheet. My successor kept it.',
    'Every crew fills in the loading sheet. I moved to another plant, and it has never missed a week.',
    'Another depot took our loading sheet up as well. Every crew fills in the loading sheet.',
    'Every crew fills in the loading sheet. Even the ferry people use it, and they are not ours.',
  ],
  refused: [
    {
      text: 'Every Thursday the shift leads pick the two worst faults. I do not sign the list any more.',
      why: 'Letting go is ownership; nothing is told that happened without the speaker.',
    },
    {
      text: 'Every crew fills in the loading sheet. I was away for two days and we lost a customer.',
      why: 'Being away proves nothing of the sheet.',
    },
    {
      text: 'Every crew fills in the loading sheet. Nadia still works there, and another depot had the same problem.',
      why: 'A person has stayed and a problem is shared, not the sheet.',
    },
    {
      text: 'Every crew fills in the loading sheet, and next year the other depots will use it too.',
      why: 'The spread is a plan.',
    },
    {
      text: 'No invoice goes out until the clerk has ticked the sheet. The other office has not taken it up.',
      why: 'It is denied.',
    },
    {
      text: 'Every crew fills in the loading sheet. Nadia took it on in October, and she picks up when it rings.',
      why: 'Somebody of the team was given it; nothing has spread.',
    },
    {
      text: 'No invoice goes out until the clerk has ticked the sheet. The others copied how she speaks, and they had the same calls as ever.',
      why: 'It is not the sheet that was copied.',
    },
    {
      text: 'Another depot took our old van up as well. Every crew fills in the loading sheet.',
      why: 'What was taken, told first, is not what is told after it.',
    },
    {
      text: 'I wrote a checklist that every release has to pass, and I still run it every week.',
      why: 'It lives by the speaker alone.',
    },
  ],
  detect(reading, { found }) {
    const sentences = sentencesOf(reading);
    const least = found.has('M1') ? 1 : SURE;
    const start = Math.min(...ROOTS.flatMap((id) => found.get(id)?.map(({ from }) => from) ?? []));
    let best: { clause: Clause; sentence: Sentence; score: number } | null = null;
    for (const sentence of sentences) {
      for (const clause of sentence.clauses) {
        const early = wordAt(clause) < start && least < 3;
        if (early && !tellsAgain(clause, reading, start)) continue;
        const score = Math.max(
          spreads(clause),
          outlives(clause, sentence, sentences[sentence.index + 1]),
        );
        if (score >= (early ? SURE : least) && score > (best?.score ?? 0))
          best = { clause, sentence, score };
      }
    }
    return best && [quoteFrom(best.sentence, best.clause)];
  },
};
