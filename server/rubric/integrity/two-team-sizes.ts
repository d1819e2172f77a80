import type { Quantity } from '../reading/quantity.ts';
import type { Reading, Utterance } from '../reading/reading.ts';
import { MONTH } from '../reading/time-words.ts';
import type { ClaimKind, Passage } from './claim-kind.ts';
import { differ, passageOf, sentenceEnd, textBetween } from './stated.ts';

const TEAM = '(?:team|crew|squad|shift|group|desk|department)';
/** The speaker's own team and its size; the first group is its name. */
const OWN_TEAM = new RegExp(
  `\\b(?:(?:my|our)(?: own)?|i (?:had|have|led|lead|managed|manage|ran|run) (?:a|the))(?: \\w+)? (${TEAM}) (?:of|is|was|had|has|were)(?: only| just)?$`,
);
const OWN_REPORTS = /\bi (?:had|have|got|managed|manage|lead|led)(?: my| the)?$/;
const ALL_OF_US = /\ball(?: the)?$/;
/** Words of a team that changes, or of one that is another. */
const CHANGING = new RegExp(
  `\\b(?:hir(?:e|ed|ing)|recruit(?:ed)?|gr(?:e|o)w(?:n|ing)?|join(?:ed)?|left|leav(?:e|es|ing)|new|add(?:ed)?|another|others?|second|more|merg(?:e|ed)|took over|take over|moved|promoted|doubled|tripled|halved|lost|later|now|next|then|years?|inherited|reorg\\w*|split|start|end|became|night|day|part|sub|core|wider|old|previous|spring|summer|autumn|winter|q[1-4]|(?:19|20)\\d\\d|${MONTH})\\b`,
);

interface Size {
  readonly team: string;
  readonly quantity: Quantity;
  readonly passage: Passage;
}

export const twoTeamSizes: ClaimKind = {
  id: 'twoTeamSizes',
  reason: 'A team that nobody joins and nobody leaves has one size.',
  noted: [
    'I led a team of eight at the counter. We were late with most letters. My team of fourteen wrote a card.',
    'I had six direct reports on the desk. Our forms were a mess. I had ten direct reports and gave each one a form.',
    'Our crew was nine people. I asked all fifteen of them to keep a log.',
  ],
  refused: [
    {
      text: 'I led a team of eight. We hired, and my team of fourteen wrote a card.',
      why: 'It grew.',
    },
    {
      text: 'I led a team of eight. The other team of fourteen wrote a card.',
      why: 'Two teams.',
    },
    {
      text: 'I led a team of eight. I had three direct reports.',
      why: 'Reports are not the whole team.',
    },
    { text: 'I led a team of eight. There were nine of us.', why: 'The speaker makes nine.' },
    {
      text: 'I led a team of eight. Two years later my team of fourteen wrote a card.',
      why: 'Time has gone by.',
    },
    { text: 'I led a team of eight, sorry, fourteen.', why: 'It is put right.' },
  ],
  find(reading) {
    return reading.utterances.flatMap((utterance) => {
      const sizes = sizesTold(reading, utterance);
      return sizes.flatMap((second, index) => {
        const first = sizes[index - 1];
        if (first === undefined || !contradicts(utterance, first, second)) return [];
        return [
          {
            reason: 'One team is told with two sizes.',
            passages: [first.passage, second.passage] as const,
          },
        ];
      });
    });
  },
};

function sizesTold(reading: Reading, utterance: Utterance): Size[] {
  return utterance.quantities.flatMap((quantity) => {
    const passage = passageOf(reading, utterance, quantity);
    if (quantity.kind !== 'count' || quantity.per !== null || passage === null) return [];
    const lead = textBetween(
      utterance,
      Math.max(passage.clause.from, quantity.from - 7),
      quantity.from,
    );
    const team = OWN_TEAM.exec(lead)?.[1] ?? reportsOrAll(utterance, quantity, lead);
    return team === null ? [] : [{ team, quantity, passage }];
  });
}

function reportsOrAll(
  utterance: Utterance,
  { unit, from, to }: Quantity,
  lead: string,
): string | null {
  if (
    /\breports?$/.test(textBetween(utterance, from, to)) &&
    unit !== null &&
    OWN_REPORTS.test(lead)
  )
    return 'reports';
  const all = ALL_OF_US.test(lead) && /^of (?:us|them)\b/.test(textBetween(utterance, to, to + 2));
  return all ? 'all' : null;
}

function contradicts(utterance: Utterance, first: Size, second: Size): boolean {
  const [one, two] = [first.quantity, second.quantity];
  const same = first.team === second.team || (second.team === 'all' && first.team !== 'reports');
  const rest = textBetween(utterance, one.to, sentenceEnd(utterance, two.to));
  return (
    same &&
    first.team !== 'all' &&
    differ(one, two) &&
    Math.abs(one.value - two.value) > 1 &&
    !CHANGING.test(rest)
  );
}
