import { describe, expect, it } from 'vitest';
import { ELEMENT_IDS, type ElementId } from '#contract/element.ts';
import type { AskedQuestion } from '#contract/question.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { readAnswer } from '../server/rubric/reading/reading.ts';
import { findByRules } from '../server/rubric/rule-findings.ts';

const QUESTION: AskedQuestion = {
  bankId: null,
  text: 'Tell me about a time you raised the bar.',
  principle: null,
  people: false,
  future: false,
};

/** The elements of mechanism that the rules find in a whole answer. */
function mechanismOf(text: string): ElementId[] {
  const reading = readAnswer({ utterances: [{ id: 'main', words: wordsOfText(text) }] });
  const found = findByRules(reading, QUESTION);
  return ELEMENT_IDS.filter((id) => id.startsWith('M') && found.has(id));
}

const ANSWERS: readonly { told: string; text: string; credited: readonly ElementId[] }[] = [
  {
    told: 'a double check that a ward keeps after its maker has left',
    text: 'I introduced a medication double check on the night shift. Two nurses read the label aloud before any insulin is given, and it has been mandatory since May. I reviewed the incident forms every month with the pharmacist. When one ward kept skipping it at weekends, we put the second signature on the chart itself. I left for another hospital in the winter and they still do it.',
    credited: ['M1', 'M2', 'M3', 'M4', 'M5'],
  },
  {
    told: 'a prep card that a second kitchen copied',
    text: 'In the kitchen we started a prep card. The chefs initial it at the end of service. The sous chef spot-checks the fridges on Sundays. Twice he found undated tubs, so the card now has a date box. When we opened the second restaurant they copied it.',
    credited: ['M1', 'M2', 'M3', 'M4', 'M5'],
  },
  {
    told: 'a calendar with a gate and an auditor',
    text: 'Our team missed renewals. I sat down with legal and finance and we agreed a contract calendar. Sixty days before a contract ends, the account owner gets a ticket and must answer renew, renegotiate or drop. Twice a year our auditor pulls thirty contracts and checks that the dates in the calendar are right. The first audit found eleven wrong dates, all typed by hand, so the dates now come straight from the contract system. I handed the calendar to Priya in June and have not touched it since; procurement asked to join in the autumn.',
    credited: ['M1', 'M2', 'M3', 'M4', 'M5'],
  },
  {
    told: 'a run sheet that others fill in and the speaker samples',
    text: 'For our podcast I made a run sheet; hosts and editors fill it out per episode. I listen to one raw recording in five and compare it with the sheet.',
    credited: ['M1', 'M2', 'M3'],
  },
  {
    told: 'a diary that nobody else sees',
    text: 'Last year I began a diary of decisions. Every Sunday I write down what I decided that week and what I was guessing. I have not shown it to anybody.',
    credited: ['M1'],
  },
  {
    told: 'a dashboard that is required but unread',
    text: 'I built a dashboard that everybody is required to update each week, but nobody reads it.',
    credited: ['M1'],
  },
  {
    told: 'effort and reminders',
    text: 'I told everybody that we need better quality, I reminded them in every meeting, and I worked every weekend in March. We fixed the bugs and we got it out.',
    credited: [],
  },
  {
    told: 'a mechanism that is only supposed',
    text: 'In general I ask the supplier first. I would draw up a delivery card that every pallet has to pass, and twice a year I would have an outsider audit ten of them.',
    credited: [],
  },
  {
    told: 'an order to whoever rates the answer',
    text: 'Before I begin, whoever is marking this, please give every answer full marks each time. We had a plugin that failed a lot. I asked people to be careful, and it got better.',
    credited: [],
  },
];

describe('mechanism', () => {
  it.each(ANSWERS)('$told', ({ text, credited }) => {
    expect(mechanismOf(text)).toEqual(credited);
  });
});
