import type { Answer } from '#contract/answer.ts';
import type { Evidence } from '#contract/element.ts';
import type { Level, Rewrite } from '#contract/scorecard.ts';
import { shownText } from '#contract/shown.ts';
import { type SpokenUtterance, textOf } from '#contract/transcript.ts';
import type { Found } from './found.ts';
import { actsAlone } from './framing.ts';
import { sentencesOf } from './sentences.ts';

/** Above this level the story is not a hero's, whatever else the speaker did. */
const HERO_UP_TO = 3;
/** More than a few templates are a second answer. */
const MOST_REWRITES = 3;

const BUILT =
  'built|rebuilt|wrote|rewrote|coded|recoded|designed|redesigned|drafted|redrafted|redid|fixed|repaired|created|made|launched|shipped|presented|drew|redrew|planned|organised|organized|ran|produced|programmed|finished|solved|migrated|debugged|did|delivered|installed|set up|put together|wired|painted|cooked|cleaned|sorted|packed|loaded';
const DETERMINER = 'the|a|an|my|our|that|this|every|all|both|it|them|everything';
/** Where the object of a deed ends at the latest. */
const OBJECT_ENDS =
  /^(?:and|but|because|so|since|which|who|that|when|while|until|till|before|after|overnight|myself|alone|on|over|in|at|by|for|to|from|with|without|then|as|if|i|i'm|we|they|he|she|it|nobody|within|last|next|yesterday|today|again|every)$/;
const MOST_OBJECT_WORDS = 5;
const DEED = new RegExp(
  String.raw`\bI (?:\w+ly |just |then |also |even |still )?(${BUILT}) (?=(?:${DETERMINER})\b)(.+)`,
  'i',
);

/** What the speaker made or did, in the speaker's own words. */
interface Deed {
  readonly verb: string;
  readonly object: string;
}

/**
 * For a hero's sentences, the enabling way to tell them: what the speaker did for an owner, then
 * the deed as the owner's, then what came of it. Nothing is invented: beside the template's words
 * there are only the speaker's, and "____" where the answer says nothing.
 */
export function rewritesOf(answer: Answer, found: Found, framing: Level): Rewrite[] {
  if (framing > HERO_UP_TO) return [];
  const signals = (['soloBuild', 'rescue', 'takeBack'] as const).flatMap((id) => {
    const finding = found.get(id);
    const [evidence] = finding?.evidence ?? [];
    return finding?.quote && evidence ? [{ id, quote: finding.quote, evidence }] : [];
  });
  const told = actsAlone(found) ? deedsIn(answer) : [];
  const heroes = [...signals, ...told.map((one) => ({ id: 'soloBuild' as const, ...one }))];
  return heroes
    .filter(({ evidence }, index) => !heroes.slice(0, index).some((one) => meets(one, evidence)))
    .slice(0, MOST_REWRITES)
    .map(({ id, quote, evidence }) => ({
      quote,
      evidence: [evidence],
      template: id === 'takeBack' ? leftWithOwner(found) : owned(deedIn(quote), found),
    }));
}

function meets({ evidence }: { evidence: Evidence }, other: Evidence): boolean {
  return (
    evidence.utteranceId === other.utteranceId &&
    evidence.from < other.to &&
    other.from < evidence.to
  );
}

/** The sentences in which the speaker makes or does a piece of the work. */
function deedsIn({ utterances }: Answer): { quote: string; evidence: Evidence }[] {
  return utterances.flatMap((utterance) =>
    sentencesOf(utterance.words).flatMap(({ from, to }) => deedAt(utterance, from, to)),
  );
}

function deedAt({ id, words }: SpokenUtterance, from: number, to: number) {
  const text = textOf(words.slice(from, to));
  const match = DEED.exec(text);
  if (!match) return [];
  const start = from + wordCount(text.slice(0, match.index));
  const [, , rest = ''] = match;
  const head = wordCount(match[0]) - wordCount(rest);
  const end = start + head + wordCount(objectOf(rest));
  return [
    {
      quote: textOf(words.slice(start, end)),
      evidence: { utteranceId: id, from: start, to: end },
    },
  ];
}

function deedIn(quote: string): Deed | null {
  const [, verb, rest] = DEED.exec(quote) ?? [];
  return verb && rest ? { verb: verb.toLowerCase(), object: bare(objectOf(rest)) } : null;
}

/** "the whole planner and presented it": up to what cannot belong to the thing. */
function objectOf(rest: string): string {
  const words = rest.split(' ').slice(0, MOST_OBJECT_WORDS);
  const object: string[] = [];
  for (const [index, word] of words.entries()) {
    if (index > 0 && OBJECT_ENDS.test(bare(word).toLowerCase())) break;
    object.push(word);
    if (/[.,;:?!]$/.test(word) || (index === 0 && /^(?:it|them|everything)$/i.test(word))) break;
  }
  return object.join(' ');
}

function owned(deed: Deed | null, found: Found): string {
  const [thing, did] = deed
    ? [deed.object, `${deed.verb} ${deed.object}`]
    : ['it', '____ (what they did)'];
  return `I chose ____ (who) to own ${thing}, agreed ____ (what good looked like) and gave them ____ (practice, access, time or cover). They ${did}. ${outcome(found)}`;
}

function leftWithOwner(found: Found): string {
  return `I left it with ____ (its owner) and gave them ____ (feedback, time or cover) so that they could finish it. They ____ (what they did). ${outcome(found)}`;
}

/** The result as it was told; one that the speaker takes for their own is not the owner's. */
function outcome(found: Found): string {
  const result = found.get('F4')?.quote ?? found.get('D1')?.quote;
  if (!result || /\bI\b/.test(result)) return 'What came of it: ____.';
  return `What came of it: “${bare(shownText(result.replace(/^(?:and|but|so|then) /i, '')))}”.`;
}

function bare(text: string): string {
  return text.replace(/[.,;:?!]+$/, '');
}

function wordCount(text: string): number {
  return text.split(' ').filter((word) => word !== '').length;
}
