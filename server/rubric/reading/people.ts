import { antecedent, apposed, type Gender } from './antecedent.ts';
import type { ClauseFrame } from './clause.ts';
import { nameMentions } from './names.ts';
import { GENERAL, GROUPS, INDEFINITE, OUTSIDERS, PLACES, ROLES } from './people-words.ts';
import type { Token } from './token.ts';

/** Somebody the answer speaks of, other than the speaker and "we". */
export interface Entity {
  readonly id: number;
  readonly kind: 'person' | 'role' | 'group';
  /** As first said: "Dana", "the night nurse", "the clerks". */
  readonly label: string;
  /** Identifies nobody in particular: "the team", "everyone", "somebody", "people". */
  readonly general: boolean;
  /** A customer, patient, relative and the like: not one who does the work. */
  readonly outsider: boolean;
  readonly plural: boolean;
  gender: 'he' | 'she' | null;
}

/** Where an entity is spoken of; token positions, half-open. */
export interface Mention {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
  readonly how: 'name' | 'role' | 'group' | 'indefinite' | 'pronoun';
  /** Not tucked away after a preposition or "her": the likelier one for a pronoun to mean. */
  readonly salient: boolean;
}

type Found = Omit<Mention, 'entity' | 'salient'> & { key: string; entity: Omit<Entity, 'id'> };

/** "a clerk" and the title "crew chief" are mentioned on the way; "the clerk" and "my deputy" are known. */
const DETERMINED = /^(?:the|this|that|these|those|my|our|his|her|their|your|its|both|another)$/;

const PERSONAL = /^(?:my|his|her|their|your)$/;

const PRONOUN: Readonly<Record<string, Gender>> = {
  he: 'he',
  him: 'he',
  his: 'he',
  himself: 'he',
  she: 'she',
  her: 'she',
  hers: 'she',
  herself: 'she',
  they: 'they',
  them: 'they',
  their: 'they',
  theirs: 'they',
  themselves: 'they',
};

/** Finds names, roles and groups and resolves he, she and they to the latest that fits. */
export function peopleOf(
  tokens: readonly Token[],
  clauses: readonly ClauseFrame[],
  nextId: number,
): Mention[] {
  const named = nameMentions(tokens, clauses);
  const taken = new Set(named.flatMap((name) => range(name.from, name.to)));
  const found: Found[] = named.map((name) => ({
    ...name,
    how: 'name',
    key: name.label.toLowerCase(),
    entity: {
      kind: 'person',
      label: name.label,
      general: false,
      outsider: false,
      plural: false,
      gender: null,
    },
  }));
  for (const [at, token] of tokens.entries()) {
    if (taken.has(at)) continue;
    const noun = indefinite(tokens, at, token) ?? roleOrGroup(tokens, at, token, taken);
    if (noun) found.push(noun);
  }
  return resolve(
    tokens,
    clauses,
    found.toSorted((a, b) => a.from - b.from),
    nextId,
  );
}

function resolve(
  tokens: readonly Token[],
  clauses: readonly ClauseFrame[],
  found: readonly Found[],
  nextId: number,
): Mention[] {
  const byKey = new Map<string, Entity>();
  const mentions: Mention[] = [];
  let next = 0;
  for (const [at, token] of tokens.entries()) {
    for (; next < found.length && (found[next]?.from ?? 0) <= at; next += 1) {
      const one = found[next];
      if (!one) continue;
      const same = apposed(tokens, mentions.at(-1), { ...one, plural: one.entity.plural });
      const entity = byKey.get(one.key) ??
        sameName(byKey, one) ??
        same ?? { ...one.entity, id: nextId + byKey.size };
      byKey.set(one.key, entity);
      const lead = tokens[one.from - 1];
      const salient =
        !(
          lead?.after === '' &&
          lead.pos === 'ADP' &&
          (lead.lower !== 'to' || one.how === 'role')
        ) &&
        !/^(?:his|her|every|each|any)$/.test(tokens[one.from]?.lower ?? '') &&
        !(one.how === 'role' && !DETERMINED.test(tokens[one.from]?.lower ?? '')) &&
        !(one.how === 'role' && tokens[one.to]?.lower === "'s") &&
        entity.kind !== 'group';
      mentions.push({ entity, from: one.from, to: one.to, how: one.how, salient });
    }
    const gender = PRONOUN[token.lower];
    if (!gender) continue;
    const entity = antecedent(tokens, clauses, mentions, at, gender);
    if (entity) mentions.push({ entity, from: at, to: at + 1, how: 'pronoun', salient: true });
  }
  return mentions.toSorted((a, b) => a.from - b.from || b.to - a.to);
}

/** "Maura" after "Maura Quinn". */
function sameName(known: ReadonlyMap<string, Entity>, one: Found): Entity | undefined {
  if (one.how !== 'name') return undefined;
  const [, entity] = [...known].find(([key]) => key.startsWith(`${one.key} `)) ?? [];
  return entity;
}

function indefinite(tokens: readonly Token[], at: number, token: Token): Found | null {
  const noOne = token.lower === 'no' && tokens[at + 1]?.lower === 'one' && token.after === '';
  const kind = noOne ? 'group' : INDEFINITE[token.lower];
  if (!kind || PRONOUN[token.lower]) return null;
  const label = noOne ? 'no one' : token.lower;
  return {
    key: `${label}@${at}`,
    from: at,
    to: at + (noOne ? 2 : 1),
    how: 'indefinite',
    entity: { kind, label, general: true, outsider: false, plural: kind === 'group', gender: null },
  };
}

function roleOrGroup(
  tokens: readonly Token[],
  at: number,
  token: Token,
  taken: ReadonlySet<number>,
): Found | null {
  if (!/^(?:NOUN|PROPN|ADJ)$/.test(token.pos)) return null;
  const last = token.lower.split('-').at(-1) ?? token.lower;
  const singular = singularOf(token.lower) ?? singularOf(last);
  if (singular === null) return null;
  const next = tokens[at + 1];
  const compound =
    token.after === '' &&
    next &&
    /^(?:NOUN|PROPN)$/.test(next.pos) &&
    !taken.has(at + 1) &&
    next.lower !== "'s";
  if (compound) return null;
  const from = phraseStart(tokens, at);
  const words = tokens.slice(from, at + 1);
  const first = words[0];
  const group = GROUPS.has(singular);
  if (token.pos === 'ADJ' && from === at) return null;
  // "over her head" is no head of anything.
  if (singular === 'head' && PERSONAL.test(first?.lower ?? '') && tokens[at + 1]?.lower !== 'of')
    return null;
  // "pulled up a chair" is furniture.
  if (singular === 'chair' && first?.lower !== 'the' && first?.lower !== 'our') return null;
  if (singular === 'lot' && (first?.lower === 'a' || from === at)) return null;
  const told = words
    .slice(0, -1)
    .some(
      (word) =>
        /^(?:ADJ|NOUN|PROPN|NUM)$/.test(word.pos) &&
        !/^(?:whole|entire|own|other|same|new|wider|rest|few)$/.test(word.lower),
    );
  if (
    PLACES.has(singular) &&
    !words.some((word) => /^(?:other|sister|another|both|all|every|each)$/.test(word.lower)) &&
    !(told && tokens[from - 1]?.pos !== 'ADP')
  )
    return null;
  const plural = group || (singular !== token.lower && singular !== last);
  // "manager" alone names a level or a job in general, not somebody.
  const bare = from === at && !plural;
  const few = words.some((word) => word.pos === 'NUM');
  const general =
    bare ||
    (group ? GENERAL.has(singular) && !told : plural && first?.lower === 'all' && !told) ||
    (group && few && GENERAL.has(singular) && words.length <= 2);
  const label = words.map((word) => word.text).join(' ');
  const kind = group || plural ? 'group' : 'role';
  return {
    key: bare
      ? `${label}@${at}`
      : `${words
          .filter((word) => !/^(?:DET|PRON)$/.test(word.pos))
          .map((word) => word.lower)
          .join(' ')}`,
    from,
    to: at + 1,
    how: kind,
    entity: {
      kind,
      label,
      general,
      outsider: OUTSIDERS.has(singular),
      plural,
      gender: genderOf(singular),
    },
  };
}

function singularOf(lower: string): string | null {
  for (const form of [
    lower,
    lower.replace(/ies$/, 'y'),
    lower.replace(/men$/, 'man'),
    lower.replace(/s$/, ''),
  ]) {
    if (ROLES.has(form) || GROUPS.has(form) || OUTSIDERS.has(form)) return form;
  }
  return null;
}

function genderOf(singular: string): 'he' | 'she' | null {
  if (/^(?:woman|lady|wife|daughter|sister|mother|mum|waitress)$/.test(singular)) return 'she';
  return /^(?:man|gentleman|husband|son|brother|father|dad|foreman|fireman)$/.test(singular)
    ? 'he'
    : null;
}

function phraseStart(tokens: readonly Token[], at: number): number {
  let from = at;
  for (let back = at - 1; back >= 0; back -= 1) {
    const token = tokens[back];
    if (token?.after !== '' || !/^(?:DET|ADJ|NOUN|PROPN|NUM|PRON|PART)$/.test(token.pos)) break;
    if (token.pos === 'PRON' && !/^(?:my|our|his|her|their|your|its)$/.test(token.lower)) break;
    if (token.lower === 'not' || token.lower === 'to' || /days?$/.test(token.lower)) break;
    from = back;
    if (token.pos === 'DET' || token.pos === 'PRON') break;
  }
  return from;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
