import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const PAPER =
  '(?:proposal|plan|draft|offer|sketch|outline|suggestion|document|memo|picture|one-pager)';
const PROPOSING = [
  /\bput together an? (?:\S+ )?(?:paper|page|plan|proposal|draft)\b|\bshort paper\b|\bone-pager\b/,
  /\bhere is an? (?:\S+ )?(?:idea|plan|proposal|draft|offer|suggestion)\b/,
  /\bi (?:have )?(?:sketched|drafted|worked out|mapped|outlined|planned|drawn up|thought through) (?:out )?(?:how|what)\b/,
  /\bi (?:have )?(?:prepared|brought|written|drafted) (?:something|a few|some|two|three|one)\b/,
  /\bwhat i (?:am |would )?(?:like to )?(?:propose|proposing|suggest|suggesting|offer|offering)\b/,
  /\b(?:rather than|instead of)\b.{0,25}\b(?:ask|asking|title|request|promotion)\b.*\b(?:plan|show|bring|offer|propose|draft)\b/,
  /\bi (?:came|come|am here) with an? (?:\S+ )?(?:plan|proposal|draft|offer|idea|suggestion)\b/,
  /\bi (?:have )?(?:put|wrote|written)(?: \S+){0,3} (?:on paper|in writing|down)\b.*\bhow\b/,
  /\bi have (?:an|one|a different) idea\b.*\b(?:with you|for you|to (?:test|try|share|show|put))\b/,
  /\bmake you an offer\b/,
  new RegExp(
    `\\bi (?:have |will |would |am |am going to )?(?:also |already |just )?(?:bring|bringing|brought|write|written|wrote|draft|drafted|prepare|prepared|draw|drawn|drew|sketch|sketched|put together|make|made|have got|have|send|sent)(?: up| down| you)?(?: \\S+){0,4} ${PAPER}\\b`,
  ),
  new RegExp(`\\bhere with an? (?:\\S+ )?${PAPER}\\b`),
  /\bi (?:wrote|have written|put|have put|noted|worked out|have worked out)(?: \S+){0,2} (?:what|how) i would\b/,
  /\bhere is (?:what|how) i (?:would|propose|suggest|want to|have in mind)\b/,
  /\b(?:i|let me|i would like to|i want to|may i|can i) (?:propose|suggest|offer|put forward)\b/,
  /\b(?:it|this|here|what i have (?:got )?(?:with me )?) is (?:all )?(?:in )?(?:an?|my|the) (?:\S+ )?(?:proposal|draft|sketch|offer|suggestion)\b/,
  /\bmy (?:proposal|suggestion|offer|draft)\b/,
];
/** A plan of what will be shipped is no proposal for a role. */
const DELIVERY =
  /\b(?:for the next (?:quarter|sprint|month|release|week)|launch plan|project plan|release plan|sprint)\b/;
const UNDONE =
  /\bi made a plan for\b|\b(?:lunch|coffee|a break)\b|\bi (?:do|did|have) not (?:\w+ )?(?:have|bring|brought|write|written|prepare)/;

export const proposal: PointDetector = {
  id: 'proposal',
  reason: 'A proposal can be answered with a yes; a wish for a title can only be put off.',
  credited: [
    'I came with a plan for the area, not with a wish.',
    'I have an idea that I would like to test with you.',
    'I have drafted a plan for the parts desk, and I would like your pencil on it.',
    'I am not asking for a title, I have brought you a proposal.',
    'Here is what I would do with the area if it were mine.',
    'Let me suggest how the two desks could be run as one.',
  ],
  refused: [
    { text: 'I would like to be promoted this year.', why: 'It is a request.' },
    { text: 'I have a plan for the next sprint.', why: 'It is about deliveries.' },
    { text: 'I do not have a proposal, I just wanted to ask.', why: 'It is denied.' },
    { text: 'Could you propose me in the autumn?', why: 'It is the manager who would propose.' },
  ],
  detect: (reading) => said(reading, PROPOSING, [DELIVERY, UNDONE]),
};
