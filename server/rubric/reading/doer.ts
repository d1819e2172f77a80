import type { ClauseFrame } from './clause.ts';
import type { Entity, Mention } from './people.ts';
import type { Token } from './token.ts';

/**
 * Who does a clause's verb. `thing` is a noun that is nobody, `impersonal` is "it", "there" and
 * their like, `order` is an imperative ("take the photo"), `none` is a clause without a doer.
 */
export interface Doer {
  readonly kind:
    | 'speaker'
    | 'we'
    | 'you'
    | 'person'
    | 'group'
    | 'thing'
    | 'impersonal'
    | 'order'
    | 'none';
  /** The person, role or group; null for the other kinds and for a pronoun that stands for nobody known. */
  readonly entity: Entity | null;
  /** True if the subject is the previous clause's ("I wrote it and [I] sent it"). */
  readonly inherited: boolean;
  /** Token positions of the subject's words; -1 if it has none here. */
  readonly from: number;
  readonly to: number;
}

const NOBODY = { entity: null, inherited: false, from: -1, to: -1 } as const;

/** Resolves a clause's subject; `previous` is the clause before it with its own doer. */
export function doerOf(
  tokens: readonly Token[],
  frame: ClauseFrame,
  previous: {
    sentence: number;
    doer: Doer;
    from: number;
    to: number;
    verb: ClauseFrame['verb'];
  } | null,
  mentions: readonly Mention[],
): Doer {
  const { verb, subject } = frame;
  if (!verb) return { ...NOBODY, kind: 'none' };
  const agent = verb.passive ? agentOf(tokens, verb.to, frame.to, mentions) : null;
  if (agent) return agent;
  if (!subject) return shared(tokens, frame, previous);
  const head = tokens[subject.to - 1];
  const lower = head?.lower ?? '';
  const at = { inherited: false, from: subject.from, to: subject.to };
  if (tokens.slice(subject.from, subject.to).some((token) => token.lower === 'i'))
    return { ...at, kind: subject.to - subject.from > 1 ? 'we' : 'speaker', entity: null };
  if (lower === 'we' || lower === 'us') return { ...at, kind: 'we', entity: null };
  if (lower === 'you') return { ...at, kind: 'you', entity: null };
  if (lower === 'who' || lower === 'which' || (lower === 'that' && frame.link === 'that')) {
    const antecedent = mentions.findLast(
      (mention) => mention.to <= subject.from && mention.to >= subject.from - 5,
    );
    if (antecedent) return { ...at, kind: kindOf(antecedent.entity), entity: antecedent.entity };
    return { ...at, kind: lower === 'who' ? 'person' : 'thing', entity: null };
  }
  const inside = mentions.filter(
    (mention) => mention.from < subject.to && mention.to > subject.from,
  );
  const mention =
    inside.findLast((one) => one.to >= subject.to) ?? headBefore(tokens, subject, inside);
  if (mention) return { ...at, kind: kindOf(mention.entity), entity: mention.entity };
  if (/^(?:he|she)$/.test(lower)) return { ...at, kind: 'person', entity: null };
  if (lower === 'they') return { ...at, kind: 'group', entity: null };
  if (
    /^(?:it|this|that|there|these|those|here|what|everything|nothing|something|anything)$/.test(
      lower,
    )
  )
    return { ...at, kind: 'impersonal', entity: null };
  const people =
    tokens
      .slice(subject.from, subject.to)
      .some((token) => /^(?:all|both|each|every|none|half)$/.test(token.lower)) &&
    head?.pos === 'NUM';
  return { ...at, kind: people ? 'group' : 'thing', entity: null };
}

/** "two drivers from the night shift": the head stands before the preposition. */
function headBefore(
  tokens: readonly Token[],
  subject: { from: number; to: number },
  inside: readonly Mention[],
): Mention | undefined {
  return inside.find((mention) => tokens[mention.to]?.pos === 'ADP' && mention.to < subject.to);
}

function kindOf(entity: Entity): 'person' | 'group' {
  return entity.kind === 'group' ? 'group' : 'person';
}

function agentOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  mentions: readonly Mention[],
): Doer | null {
  for (let at = from; at < to; at += 1) {
    if (tokens[at]?.lower !== 'by') continue;
    if (tokens[at + 1]?.lower === 'me')
      return { ...NOBODY, kind: 'speaker', from: at + 1, to: at + 2 };
    const mention = mentions.find((one) => one.from === at + 1);
    if (mention)
      return {
        kind: kindOf(mention.entity),
        entity: mention.entity,
        inherited: false,
        from: mention.from,
        to: mention.to,
      };
  }
  return null;
}

function shared(
  tokens: readonly Token[],
  frame: ClauseFrame,
  previous: Parameters<typeof doerOf>[2],
): Doer {
  const { verb, link } = frame;
  const bare =
    verb !== null &&
    verb.tense === 'present' &&
    verb.main.lower === verb.lemma &&
    verb.modal === null;
  const same = previous !== null && previous.sentence === frame.sentence && previous.verb !== null;
  const opener = tokens[frame.from];
  if (!same) return { ...NOBODY, kind: bare && opener?.pos !== 'AUX' ? 'order' : 'none' };
  const agrees = !bare || /^(?:speaker|we|you|group|order)$/.test(previous.doer.kind);
  if (!agrees && link !== 'and' && link !== 'or') return { ...NOBODY, kind: 'order' };
  return { ...previous.doer, inherited: true };
}
