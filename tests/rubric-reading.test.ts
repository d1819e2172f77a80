import { describe, expect, it } from 'vitest';
import { textOf, wordsOfText } from '#contract/transcript.ts';
import {
  type Clause,
  evidenceOf,
  type Reading,
  readAnswer,
} from '../server/rubric/reading/reading.ts';

function read(...texts: string[]): Reading {
  return readAnswer({
    utterances: texts.map((text, position) => ({ id: `u${position}`, words: wordsOfText(text) })),
  });
}

function kept(text: string): string {
  return read(text).utterances[0]?.line.text ?? '';
}

function clauseWith(reading: Reading, words: string): Clause {
  const clause = reading.clauses.find((one) => one.text.includes(words));
  if (!clause) throw new Error(`no clause has "${words}"`);
  return clause;
}

/** A past story, so that a line under test is not taken for a general statement. */
const STORY = 'Last spring I took over the depot. We lost a lot of parcels. ';

describe('cleaning', () => {
  it.each([
    ['Um, so we, uh, we moved the, you know, the rota.', 'so we moved the rota'],
    ['I, I wrote it, it was, it was short.', 'i wrote it it was short'],
    ["I'd, I would phone them.", 'i would phone them'],
    ['It fell forty, sorry, thirty percent.', 'it fell thirty percent'],
    ['We had fifty, no, wait, forty complaints.', 'we had forty complaints'],
    ['Then Pat from the yard, not Pat, Petra, weighs them.', 'then petra weighs them'],
    ['He took five, six, it was six lessons.', 'he took six lessons'],
    ['We went from eight down to four, I tell a lie, eight to five.', 'we went from eight to five'],
    ['I handed that to Lena. Sorry, I handed that to Omar.', 'i handed that to omar'],
  ])('%s', (said, meant) => {
    expect(kept(said)).toBe(meant);
  });

  it('leaves what only looks like a repair', () => {
    expect(kept('I said no, and nine of them left.')).toBe('i said no and nine of them left');
    expect(kept('She had had enough.')).toBe('she had had enough');
    expect(kept('Do you know what they need?')).toBe('do you know what they need');
  });

  it('marks the raw words that it dropped', () => {
    const [utterance] = read('It fell forty, sorry, thirty percent.').utterances;
    expect(utterance?.dropped).toEqual([
      { from: 2, to: 3, why: 'repair' },
      { from: 3, to: 4, why: 'repair' },
    ]);
  });
});

describe('remarks', () => {
  it.each([
    'It was a strange summer, all in all.',
    'Loyalty is a big thing for me.',
    'At the end of the day it is about people.',
    'I like to think that it matters.',
    'That is how these places are, as they say.',
  ])('"%s" is read as if it had not been said', (remark) => {
    const story = 'She moved the stock on Friday. The returns fell by half.';
    const [first, second] = story.split(/(?<=\.) /);
    expect(kept(`${remark} ${story}`)).toBe(kept(story));
    expect(kept(`${first} ${remark} ${second}`)).toBe(kept(story));
  });

  it.each([
    'It is every Friday at nine.',
    'It goes round weekly.',
    'The other wards do it.',
    'They are still at it.',
    'I made it myself.',
    'Marek was good at it, and I let Marek choose.',
    'It was nine in a hundred.',
    'It goes to the head nurse.',
    'The returns fell.',
  ])('"%s" tells something', (told) => {
    const [utterance] = read(`${STORY}${told}`).utterances;
    expect(utterance?.dropped).toEqual([]);
  });

  it('keeps the places of the raw words around them', () => {
    const { utterances } = read('It was quite a year. She wrote the rota.');
    expect(utterances[0]?.tokens[0]).toMatchObject({ index: 0, word: 5, lower: 'she' });
    expect(utterances[0]?.dropped[0]).toEqual({ from: 0, to: 1, why: 'remark' });
  });

  it('may be all there is', () => {
    expect(read('It was quite something. Trust is a big word.').clauses).toEqual([]);
  });
});

describe('raw word indexes', () => {
  it('survive odd punctuation, contractions and dashes', () => {
    const text = `"Well," she'd said — (twice!) — it's 15%, or $3M; we couldn't've known. Fine—then: stop.`;
    const reading = read(text);
    const words = wordsOfText(text);
    for (const utterance of reading.utterances) {
      for (const token of utterance.tokens) {
        expect(words[token.word]?.text.replaceAll('’', "'")).toContain(token.text);
      }
    }
    const clause = clauseWith(reading, 'known');
    const { from, to } = evidenceOf(clause.utterance, clause);
    expect(textOf(words.slice(from, to))).toBe("we couldn't've known.");
  });

  it('cover every clause in order without a gap, in each utterance by itself', () => {
    const reading = read('I hired Ana, and she ran it.', 'By May we were at 9, down from 14.');
    for (const utterance of reading.utterances) {
      const clauses = reading.clauses.filter((clause) => clause.utterance === utterance);
      expect(clauses[0]?.from).toBe(0);
      expect(clauses.at(-1)?.to).toBe(utterance.tokens.length);
      for (const [index, clause] of clauses.entries()) {
        expect(clause.from).toBe(index === 0 ? 0 : clauses[index - 1]?.to);
      }
    }
  });

  it('reads nothing from nothing', () => {
    expect(read('...').clauses).toEqual([]);
  });
});

describe('clauses', () => {
  it.each([
    [
      'I wrote the guide and Ana ran the drill because the crew kept forgetting it.',
      ['i wrote the guide', 'and ana ran the drill', 'because the crew kept forgetting it'],
    ],
    [
      'we had a queue I changed the form then Ana checked ten of them every week',
      ['we had a queue', 'i changed the form', 'then ana checked ten of them every week'],
    ],
    ['I wrote it and sent it.', ['i wrote it', 'and sent it']],
    [
      'We were late, and in spring, the head cook changes five dishes.',
      ['we were late', 'and in spring the head cook changes five dishes'],
    ],
  ])('%s', (text, parts) => {
    expect(read(text).clauses.map((clause) => clause.text)).toEqual(parts);
  });

  it('know who does the verb', () => {
    const reading = read(
      'I chose Ana. She runs the board. The clerks check it. It was audited by the night lead. We all read it, and it works.',
    );
    expect(reading.clauses.map(({ doer }) => doer.entity?.label ?? doer.kind)).toEqual([
      'speaker',
      'Ana',
      'The clerks',
      'the night lead',
      'we',
      'impersonal',
    ]);
  });

  it('share a subject across "and"', () => {
    const second = read('Ana wrote it and sent it round.').clauses[1];
    expect(second?.doer).toMatchObject({ kind: 'person', inherited: true });
  });

  it('do not take the one who is made to act for the subject', () => {
    const [clause] = read('I had somebody check the list.').clauses;
    expect(clause?.doer.kind).toBe('speaker');
    expect(clause?.text).toBe('i had somebody check the list');
  });

  it.each([
    ['The form was signed by Ana.', { lemma: 'sign', tense: 'past', passive: true }],
    ['They had to pick one.', { lemma: 'pick', tense: 'past', modal: 'have to' }],
    ["We're going to try it.", { lemma: 'try', tense: 'future', modal: 'going to' }],
    ["She's run it since May.", { lemma: 'run', perfect: true }],
    ["He'd already left.", { lemma: 'leave', perfect: true, modal: null }],
    ["I'd ask them.", { lemma: 'ask', modal: 'would' }],
  ])('%s', (text, verb) => {
    expect(read(text).clauses[0]?.verb).toMatchObject(verb);
  });
});

describe('status', () => {
  it.each([
    ['I wrote a checklist.', null],
    ['There was no review.', 'negated'],
    ['Nobody used the form.', 'negated'],
    ['I would start a review.', 'hypothetical'],
    ['We will audit it next year.', 'future'],
    ['The plan was to audit it.', 'intention'],
    ['I keep meaning to start a review.', 'intention'],
    ['Every Monday I would sample five tickets.', null],
    ["I didn't just coach him.", null],
    ['No parcel goes out until the clerk signs.', null],
    ['She runs it without fuss.', null],
    ['I would say it works.', null],
  ])('%s', (text, reason) => {
    const reading = read(STORY + text);
    expect(reading.clauses.find((clause) => clause.sentence === 2)?.notDone).toBe(reason);
  });

  it('shows a negated good outcome as negated and nothing else', () => {
    const clause = clauseWith(read(`${STORY}Nobody left and absence didn't move.`), 'move');
    expect(clause).toMatchObject({
      negated: true,
      hypothetical: false,
      future: false,
      intention: false,
    });
  });

  it('carries a supposition on in an answer that tells nothing past', () => {
    const reading = read(
      'How I usually start is with the queue. I would write a checklist. Every team fills it in. I coach one of them and then step back.',
    );
    expect(reading.pastStory).toBe(false);
    expect(reading.clauses.every((clause) => clause.notDone === 'hypothetical')).toBe(true);
  });

  it('says of a denied or planned thing no more than of itself', () => {
    const denied = read(`${STORY}Nobody had a checklist that a van has to pass.`);
    expect(clauseWith(denied, 'pass').notDone).toBe('negated');
    const planned = read(`${STORY}We are going to add a checklist that every van has to pass.`);
    expect(clauseWith(planned, 'pass').notDone).toBe('future');
  });
});

describe('recurrence', () => {
  it.each([
    ['Every other Friday they meet.', 'every other friday', 'cadence'],
    ['She checks ten once a month.', 'once a month', 'cadence'],
    ['Mondays they post the list.', 'mondays', 'cadence'],
    [
      'On the last day of each quarter I pull thirty.',
      'on the last day of each quarter',
      'cadence',
    ],
    ['The sheet goes up weekly.', 'weekly', 'cadence'],
    ['Whenever a van breaks they write a line.', 'whenever', 'trigger'],
    ['They sign it before any launch.', 'before any launch', 'trigger'],
  ])('%s', (text, said, kind) => {
    const found = read(text).clauses.flatMap((clause) => clause.recurrences);
    expect(found).toContainEqual(expect.objectContaining({ text: said, kind }));
  });

  it('is not in a length of time or a list of people', () => {
    const found = read('It died in a month. Every driver liked it.').clauses;
    expect(found.flatMap((clause) => clause.recurrences)).toEqual([]);
  });
});

describe('quantities', () => {
  it.each([
    ['It fell fifteen percent.', { value: 15, kind: 'percentage' }],
    ['It fell 15%.', { value: 15, kind: 'percentage' }],
    ['It cost $3M.', { value: 3e6, kind: 'money', unit: 'dollar' }],
    ['The rate is one point five percent.', { value: 1.5, kind: 'percentage' }],
    ['It took two and a half hours.', { value: 2.5, kind: 'duration', unit: 'hour' }],
    ['It took twenty-six weeks.', { value: 26, kind: 'duration', unit: 'week' }],
    ['We lost a third of them.', { kind: 'percentage', unit: 'fraction' }],
    ['Late calls have fallen by third.', { kind: 'percentage', unit: 'fraction' }],
    ['Late calls are down third since May.', { kind: 'percentage', unit: 'fraction' }],
    ['Late calls dropped by half.', { value: 50, kind: 'percentage', unit: 'fraction' }],
    ['The queue halved.', { value: 0.5, kind: 'multiplier' }],
    [
      'There were about a dozen calls.',
      { value: 12, kind: 'count', unit: 'call', approximate: true },
    ],
    ['We got a hundred and forty calls a week.', { value: 140, unit: 'call', per: 'week' }],
    ['It was 12 of the 40 lines.', { value: 12, denominator: 40, kind: 'ratio' }],
    ['It was eight in a thousand.', { value: 8, denominator: 1000, kind: 'ratio' }],
    ['We meet at 8:30 or at nine.', { value: 9, kind: 'clock', excluded: 'clock' }],
    ['That was in March 2021.', { value: 2021, kind: 'date', excluded: 'date' }],
    ['She sits at level 6.', { value: 6, kind: 'ordinal', excluded: 'ordinal' }],
    ['I had eight people.', { value: 8, excluded: 'teamSize' }],
    ['It is a meeting of thirty minutes.', { value: 30, excluded: 'meetingLength' }],
    ['We gave 110 percent.', { value: 110, excluded: 'idiom' }],
    ['She pulled twenty tickets.', { value: 20, excluded: 'sample' }],
    ['Maybe thirty or forty calls.', { value: 30, vague: true }],
  ])('%s', (text, quantity) => {
    expect(read(text).utterances[0]?.quantities).toContainEqual(expect.objectContaining(quantity));
  });

  it.each([
    'Late calls fell by third quarter.',
    'Late calls fell by the third week.',
    'She came third.',
    'He went down third avenue.',
  ])('%s has no fraction', (text) => {
    const fractions = read(text).utterances[0]?.quantities.filter(
      ({ unit }) => unit === 'fraction',
    );
    expect(fractions).toEqual([]);
  });

  it.each([
    ['Ramp time went from six months to three.', 6, 3, 'down', 'fromTo'],
    ['Calls fell from forty a month to eleven.', 40, 11, 'down', 'fromTo'],
    ['Waste went nine to six.', 9, 6, 'down', 'fromTo'],
    ['It was at 12 percent and now it is 7.', 12, 7, 'down', 'contrast'],
    ['In May it was 20 of the 60 lines. By August it was 31.', 20, 31, 'up', 'contrast'],
  ])('%s', (text, before, after, direction, form) => {
    const changes = read(text).utterances[0]?.changes ?? [];
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      before: { value: before },
      after: { value: after },
      direction,
      form,
    });
  });

  it.each([
    ['It fell by half in five months.', 'in five months'],
    ['It fell over two quarters.', 'over two quarters'],
    ['By the end of May we had three.', 'by the end of may'],
    ['It fell within a year.', 'within a year'],
    ['It fell, March to August.', 'march to august'],
    ['Between last spring and this autumn it fell.', 'between last spring and this autumn'],
  ])('%s', (text, period) => {
    expect(read(text).utterances[0]?.periods.map((one) => one.text)).toContain(period);
  });
});

describe('people', () => {
  function labels(text: string): string[] {
    return read(text).entities.map((entity) => entity.label);
  }

  it('tells names from months, places and products', () => {
    expect(labels('In March I gave Dana the Kanban board in Leeds. Dana liked it.')).toEqual([
      'Dana',
    ]);
    expect(labels('I was on leave. I got Mina admin rights.')).toEqual(['Mina']);
    expect(labels('Quality mattered. Returns fell. Marek owned it.')).toEqual(['Marek']);
  });

  it('knows roles, groups, and those who are nobody in particular', () => {
    const { entities } = read(
      'My deputy told the team. The clerks and two junior nurses run it. Everyone signs.',
    );
    expect(entities.map(({ label, kind, general }) => [label, kind, general])).toEqual([
      ['My deputy', 'role', false],
      ['the team', 'group', true],
      ['The clerks', 'group', false],
      ['two junior nurses', 'group', false],
      ['everyone', 'group', true],
    ]);
  });

  it('resolves he, she and they to the latest that fits', () => {
    const reading = read(
      'I asked Ana to lead. She chose the day. Ben helped the clerks. He told them, and they came.',
    );
    const said = reading.utterances[0]?.mentions.filter((mention) => mention.how === 'pronoun');
    expect(said?.map((mention) => mention.entity.label)).toEqual([
      'Ana',
      'Ben',
      'the clerks',
      'the clerks',
    ]);
  });

  it.each([
    ['My lead, Petra, was off. Somebody rang her.', ['My lead']],
    ['I asked Ivo. He is our fitter, and he agreed. Has anyone told him?', ['Ivo', 'Ivo', 'Ivo']],
    [
      'Ravi chose it. He was new. I sat an older tester beside him. He coped.',
      ['Ravi', 'Ravi', 'Ravi'],
    ],
    ['I gave it to Iris Okoro. A clerk rang. Iris said she agreed.', ['Iris Okoro']],
    ['I asked Bo. He said each fitter signs. Then he went.', ['Bo', 'Bo']],
    [
      'I gave Rosa an afternoon. She introduced Petr to her manager and she left.',
      ['Rosa', 'Rosa', 'Rosa'],
    ],
  ])('tells who is meant: %s', (text, meant) => {
    const mentions = read(text).utterances[0]?.mentions ?? [];
    const pronouns = mentions.filter((mention) => mention.how === 'pronoun');
    expect(pronouns.map((mention) => mention.entity.label)).toEqual(meant);
  });

  it('shows to whom something was given', () => {
    const clause = clauseWith(read('I gave Dana the launch decision.'), 'gave');
    expect(clause.others.map((mention) => mention.entity.label)).toEqual(['Dana']);
  });
});

it('reads five thousand words in bounded time', () => {
  const text =
    'On Fridays Ana pulled twenty tickets, and it fell from nine percent to six. '.repeat(360);
  const started = performance.now();
  const reading = read(text);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(reading.wordCount).toBe(5_040);
  expect(reading.clauses).toHaveLength(720);
});

describe('names without capitals', () => {
  const namesIn = (text: string) =>
    read(text).utterances.flatMap(({ tokens, mentions }) =>
      mentions.filter(({ how }) => how === 'name').map(({ from }) => tokens[from]?.lower),
    );

  it.each([
    ['i gave grace the rota and i told ray to stop it', ['grace', 'ray']],
    ['i handed jools the radios and i went home', ['jools']],
    ['and rose has run the desk since i left', ['rose']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    'i had hope and i had joy in it and the art was good',
    'i gave pumps the paint and i went home',
    'i said that the willow is old',
  ])('%s has none', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});
