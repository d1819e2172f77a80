import type { ClauseFrame } from './clause.ts';
import type { Token } from './token.ts';

/** What keeps a clause from being a deed. */
export type NotDoneReason = 'negated' | 'hypothetical' | 'future' | 'intention';

/** The marks of a clause's mood; several may hold at once. */
export interface Mood {
  /** "did not", "nobody", "no review": also good outcomes ("nobody left"). Not "no X until Y". */
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly future: boolean;
  readonly intention: boolean;
  /** "No tag, no release", "nothing ships until …": a standing rule, not a denial. */
  readonly gate: boolean;
}

/** What the mood of a clause is read from. */
export interface MoodInput {
  readonly frame: ClauseFrame;
  /** All tokens of the utterance. */
  readonly tokens: readonly Token[];
  /** The clause, and its sentence, in lower case without punctuation. */
  readonly text: string;
  readonly sentenceText: string;
  readonly recurring: boolean;
}

const HARD_GATE =
  /\b(?:no|nothing|nobody|no one|not|never|neither)\b.*\b(?:until|unless|without)\b|^no \w+(?: \w+)? no \w+/;
const SOFT_GATE = /\b(?:no|nothing|nobody|no one|never)\b.*\b(?:before|if)\b/;
const NOT_JUST = /\bnot (?:just|only|merely|simply|really just)\b/;
const NEGATIVE = /^(?:no|none|nobody|nothing|neither|nor|hardly|barely|nowhere)$/;
const HARMLESS =
  /\bwith no \w+|\bsa(?:y|id|ys|ying) no\b|\b(?:from|for) nothing\b|\bnothing (?:but|short of)\b|\bno (?:matter|doubt|wonder|questions? asked|longer than|more than|later than)\b/;
const INTEND = new Set([
  'plan',
  'intend',
  'hope',
  'aim',
  'want',
  'wish',
  'mean',
  'consider',
  'propose',
  'try',
  'promise',
  'expect',
  'discuss',
  'envisage',
  'foresee',
  'pencil',
]);
const INTENDED =
  /\b(?:the|our|my) (?:plan|idea|intention|hope|aim|goal|ambition) (?:is|was|would be|had been)\b|\b(?:would|'d) (?:like|love|want|prefer) (?:to|it|that|somebody|someone)\b|\b(?:has|have|had) not (?:started|happened|begun|been done)\b|\btalk(?:ed|ing)? about \w+ing\b|\b(?:have|has|had) (?:an|the|this|some|no) ideas? (?:about|of|to|that)\b|\bkeep meaning to\b|\b(?:should|ought) (?:to )?(?:really )?(?:probably )?\w+|\bthinking (?:of|about) \w+ing\b|\b(?:next|on) my list\b|\bup my sleeve\b/;
const COMMITTED = /\b(?:want|try|mean|expect|promise)\b/;
const HABIT =
  /\b(?:every|each|once a|whenever|weekly|monthly|afterwards|(?:few|couple of) times|mornings|evenings|afternoons|nights|always|often)\b/;
const GENERIC =
  /\b(?:usually|typically|generally|tend|ideally|in general|normally|as a rule|if i were|my approach|my philosophy)\b/;
/** A supposition carries this many tokens on; a sentence without full stops has no end. */
const REACH = { story: 25, generality: 50 };
/** No sentence, nor next to one. */
const NEVER = -9;
const SOMEDAY =
  /\b(?:next (?:week|month|quarter|year|sprint|half|term|season|spring|summer|autumn|winter)|(?:from|in|by) the (?:new|coming|next) (?:\w+ )?(?:year|quarter|season|term)|in the future|some day|someday|eventually|phase two|later this|this coming|down the (?:line|road)|in due course|years from now|by then)\b/;

/**
 * The moods of an utterance's clauses in order. `pastStory`: the answer tells of past events, so
 * that "would" with a rhythm is a habit and not a supposition.
 */
export function moodsOf(inputs: readonly MoodInput[], pastStory: boolean): Mood[] {
  const moods: Mood[] = [];
  let supposing = NEVER;
  let supposedAt = 0;
  for (const [index, input] of inputs.entries()) {
    const { frame } = input;
    const near =
      inputs[index - 1]?.frame.sentence === frame.sentence ? moods[index - 1] : undefined;
    const gate = isGate(input);
    const own = supposes(input, pastStory);
    const carried =
      !own &&
      carries(
        input,
        supposing === frame.sentence
          ? frame.from - supposedAt <= (pastStory ? REACH.story : REACH.generality)
          : !pastStory && supposing === frame.sentence - 1,
      );
    if (own) supposedAt = frame.from;
    if (own || carried) supposing = frame.sentence;
    else if (isPast(input) && frame.link !== 'if' && supposing < frame.sentence) supposing = NEVER;
    const open = near !== undefined && !isPast(input);
    const relative = isRelative(input);
    moods.push({
      negated:
        isNegated(input, gate) ||
        (relative && near?.negated === true && deniesThing(inputs[index - 1])),
      hypothetical: own || carried,
      future: isFuture(input) || (open && near.future && (relative || bare(input))),
      intention:
        intends(input) || (open && near.intention && follows(frame.link) && isComplement(input)),
      gate,
    });
  }
  return moods;
}

function isGate(input: MoodInput): boolean {
  if (input.frame.verb?.modal === 'could') return false;
  if (HARD_GATE.test(input.text)) return true;
  if (isPast(input)) return false;
  return (
    SOFT_GATE.test(input.text) || (isOpenNegation(input.text) && HARD_GATE.test(input.sentenceText))
  );
}

/** "no checklist that a release had to pass": what is said of a denied thing is denied too. */
function deniesThing(input: MoodInput | undefined): boolean {
  return input !== undefined && /\b(?:no|nobody|none|not (?:have|a|an|any))\b/.test(input.text);
}

function isRelative({ frame }: MoodInput): boolean {
  return /^(?:that|which|who|where)$/.test(frame.link ?? '');
}

/** The reason why a clause is not a deed, or null. Negation is named first. */
export function notDone(mood: Mood): NotDoneReason | null {
  if (mood.negated) return 'negated';
  if (mood.hypothetical) return 'hypothetical';
  if (mood.future) return 'future';
  return mood.intention ? 'intention' : null;
}

/** The share of finite clauses in the past is what tells a story from a general statement. */
export function tellsPast(frames: readonly ClauseFrame[]): boolean {
  const finite = frames.filter((frame) => frame.verb !== null);
  const past = finite.filter(
    ({ verb, link }) => verb?.tense === 'past' && verb.modal === null && link !== 'if',
  );
  return past.length >= 2 && past.length / Math.max(1, finite.length) >= 0.2;
}

function isPast({ frame: { verb } }: MoodInput): boolean {
  return (
    verb !== null &&
    verb.tense === 'past' &&
    (verb.modal === null || /^(?:have to|used to|able to)$/.test(verb.modal))
  );
}

function isOpenNegation(text: string): boolean {
  return /^(?:and |but |so )?(?:no|nothing|nobody)\b/.test(text);
}

/** A negative before the verb, or after it with no comma between ("had no plan", not "ran it, no fuss"). */
function isNegated({ frame, text, tokens }: MoodInput, gate: boolean): boolean {
  if (gate || NOT_JUST.test(text)) return false;
  if (frame.verb?.negated || (frame.verb && tokens[frame.verb.from - 1]?.lower === 'never'))
    return true;
  if (HARMLESS.test(text)) return false;
  for (let at = frame.from; at < frame.to; at += 1) {
    if (frame.verb && at > frame.verb.to - 1 && tokens[at - 1]?.after !== '') return false;
    if (NEGATIVE.test(tokens[at]?.lower ?? '')) return true;
  }
  return false;
}

function supposes(
  { frame, text, recurring, sentenceText }: MoodInput,
  pastStory: boolean,
): boolean {
  const verb = frame.verb;
  if (!verb) return false;
  if (
    verb.modal === 'would' &&
    /^(?:say|think|guess|argue|imagine|call|put)$/.test(verb.lemma) &&
    /\b(?:i|we) would (?:say|think|guess|argue|imagine|call|put it)\b/.test(text)
  )
    return false;
  // "what a letter may say": a permission, not a supposition.
  if (verb.modal === 'may' && /^(?:what|which|who|how|where)$/.test(frame.link ?? '')) return false;
  if (/^(?:would|should|might|may|could)$/.test(verb.modal ?? '')) {
    if (
      verb.modal === 'would' &&
      pastStory &&
      (recurring || HABIT.test(sentenceText)) &&
      !verb.perfect &&
      !/\bif\b/.test(sentenceText)
    )
      return false;
    return !(verb.modal === 'could' && pastStory && !verb.perfect && !/\bif\b/.test(sentenceText));
  }
  if (frame.link === 'if' && verb.tense === 'past' && !pastStory) return true;
  return !pastStory && verb.tense === 'present' && GENERIC.test(text);
}

function carries(input: MoodInput, active: boolean): boolean {
  const { verb } = input.frame;
  if (!active || !verb) return false;
  return (
    verb.tense === 'present' &&
    !verb.perfect &&
    !/\b(?:now|already|today|currently|at the moment)\b/.test(input.text) &&
    (verb.modal === null || verb.modal === 'have to')
  );
}

function isFuture({ frame, text, sentenceText, recurring }: MoodInput): boolean {
  const { verb } = frame;
  if (!verb) return /\b(?:phase two|next (?:quarter|year|month))\b/.test(text);
  if (verb.tense === 'future')
    return (
      SOMEDAY.test(sentenceText) ||
      !(recurring || frame.link === 'when' || frame.link === 'whenever')
    );
  return (
    verb.modal === 'going to' ||
    verb.modal === 'about to' ||
    (verb.tense === 'present' && SOMEDAY.test(text))
  );
}

function intends({ frame, text, recurring }: MoodInput): boolean {
  if (frame.verb?.modal === 'supposed to') return true;
  if (frame.link === 'if' || frame.link === 'when' || frame.link === 'whenever') return false;
  if (INTENDED.test(text)) return true;
  const verb = frame.verb;
  if (!verb || !INTEND.has(verb.lemma)) return false;
  // "I wanted each of them to …" in a habit, or "we try every lift", is told as done.
  if (COMMITTED.test(verb.lemma))
    return (
      /\b(?:to|that|for)\b/.test(text) &&
      !recurring &&
      verb.lemma !== 'promise' &&
      verb.lemma !== 'try' &&
      verb.lemma !== 'expect'
    );
  return /\bto \w+|\bthat\b|\bfor\b|\bon \w+ing/.test(text) || verb.progressive;
}

function follows(link: string | null): boolean {
  return link === null || /^(?:and|or|that|then|so|how|what|where|which)$/.test(link);
}

function isComplement(input: MoodInput): boolean {
  return (
    input.frame.link === 'that' ||
    input.frame.link === null ||
    input.frame.link === 'where' ||
    bare(input)
  );
}

/** Shares its predecessor's subject, and with it the mood: "we will audit and publish". */
function bare(input: MoodInput): boolean {
  return (
    input.frame.subject === null &&
    input.frame.verb?.tense === 'present' &&
    input.frame.verb.modal === null
  );
}
