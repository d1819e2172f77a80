import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const RHYTHM =
  '(?:(?:every|each|once a|a) (?:\\w+ )?(?:month|fortnight|quarter|(?:other )?(?:monday|tuesday|wednesday|thursday|friday)|(?:two|three|four|six|eight) weeks)|(?:every )?(?:two|three|four|six) weeks|monthly|(?:end|start|beginning|first \\w+) of (?:every|each|the) month|first week of (?:each|every|the) month)';
const REPORTING =
  '(?:send|write|come|summary|mail|report|meet|show|bring|update|check|check-in|look|go through|come back|note|page|keep you posted|keep you (?:up to date|informed)|slot|call|catch up|look back|summarise|summary of|minutes|review|sit down|talk|tell you)';
const PROMISED =
  '(?:i promise|i will|i would|we (?:could|can|will|would|should)|can we|could we|let us|i suggest|i propose|shall we|may i|can i)';
const FOLLOWING = [
  new RegExp(`\\b(?:could|can|would|will) you\\b.*\\b(?:spare|give|lend|keep)\\b.*\\b${RHYTHM}\\b`),
  new RegExp(`\\b(?:you will|you would) (?:get|have|hear|see|receive)\\b.*\\b${RHYTHM}\\b`),
  new RegExp(
    `\\b(?:shall we|let us|can we|could we|would)\\b.*\\b${RHYTHM}\\b.*\\b(?:hour|minutes|okay|ok|all right|work for you|check|update|note)\\b`,
  ),
  new RegExp(`\\b${PROMISED}\\b.*\\b${REPORTING}\\b.*\\b${RHYTHM}\\b`),
  new RegExp(`\\b${PROMISED}\\b.*\\b${RHYTHM}\\b.*\\b${REPORTING}\\b`),
  new RegExp(`\\b${RHYTHM}\\b.*\\b${PROMISED}\\b.*\\b${REPORTING}\\b`),
  new RegExp(`\\b${PROMISED}\\b.*\\bminutes ${RHYTHM}\\b`),
];
/** A meeting of the business is not the follow-up. */
const BUSINESS = /\bmonthly (?:business|meeting|numbers|report|all-hands|operations)\b/;

export const followUp: PointDetector = {
  id: 'follow-up',
  reason: 'An update each month turns what was said into requirements that both remember.',
  credited: [
    'You will get a page from me every month.',
    'I will send a short mail every other Friday.',
    'I will send you a page every month with what moved.',
    'Could we check it once a month?',
    'I would come back to you every four weeks with what I have done.',
    'At the end of each month I will show you what changed.',
  ],
  refused: [
    { text: 'I will present at the monthly business review.', why: 'It is a meeting of the work.' },
    { text: 'I will keep working hard.', why: 'There is no rhythm.' },
    { text: 'I sent a report every month last year.', why: 'It is past.' },
    { text: 'Let us see how it goes.', why: 'Nothing is agreed.' },
  ],
  detect: (reading) => said(reading, FOLLOWING, [BUSINESS]),
};
