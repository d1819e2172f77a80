import { ASKING } from './asking.ts';
import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const DECISION = '(?:decisions?|decide|decided|calls?|choices?|choose)';
const LEVEL =
  '(?:l7|level seven|an? seven|the next level|next level|that level|senior manager|in my (?:chair|place|seat|shoes)|too small|without asking|(?:that )?i (?:should have|should|ought to|did not|do not|am not|have not|keep|put off|avoid|left)|(?:should|must|ought|could) i)';
const DECIDING = [
  new RegExp(
    `${ASKING}.*\\b(?:decisions?|decide|decided|calls?|choices?|choose|chosen)\\b.*\\b(?:expect me|without you|mine|on my own|myself)\\b`,
  ),
  new RegExp(
    `${ASKING}.*\\b(?:l7|level seven|an? seven|next level|that level)\\b.*\\b(?:decided|decide|choose|chosen|called)\\b`,
  ),
  new RegExp(
    `${ASKING}.*\\b(?:i should|should i|i could|i ought to|i must)\\b(?: have)?(?: \\w+)? (?:decide|decided|make|made|take|taken|choose|chosen)\\b`,
  ),
  /\bwhat (?:would|might) (?:you|they|he|she) (?:have )?(?:do|done|decide|decided)\b.*\b(?:if you|in my|as me|were me)\b/,
  /\b(?:which|what)\b.{0,15}\b(?:decisions?|calls?|choices?)\b.{0,15}\b(?:be|are|is) mine\b/,
  /\b(?:is|are) there (?:\w+ )?(?:something|anything|things|one|a)\b.*\bi (?:should|could|ought to|might) (?:have )?(?:decide|decided|call|called|settle|settled)\b/,
  /\b(?:which|what|is there an?|(?:name|tell) me (?:one|an?)) (?:\S+ ){0,2}?(?:decisions?|calls?|choices?)\b.{0,20}\b(?:am i|do i|i)\b/,
  new RegExp(
    `\\b${DECISION}\\b (?:do|would|does) (?:an? )?(?:l7s?|sevens?|people at|somebody at|someone at)`,
  ),
  /\bwhat would (?:an? )?(?:l7|level seven|seven|somebody|someone|senior manager|leader)\b.*\b(?:do|decide)\b.*\bi\b/,
  new RegExp(`\\b(?:which|what|where|name|if)\\b.*\\b${DECISION}\\b.*\\b${LEVEL}\\b`),
  new RegExp(`\\b(?:which|what|where|if|how)\\b.*\\b${LEVEL}\\b.*\\b${DECISION}\\b`),
  new RegExp(`\\b${DECISION}\\b.*\\b${LEVEL}\\b.*\\b(?:which|what)\\b`),
];
const WHEN =
  /\bi decided\b|\bwhen (?:do|will|would) (?:you|they) decide\b|\bdecision (?:date|day)\b/;

export const nextLevelDecision: PointDetector = {
  id: 'next-level-decision',
  reason: 'The next level is seen in the decisions that are taken there and not here.',
  credited: [
    'Is there a decision that I keep bringing to you?',
    'What would somebody at level seven do here that I am not doing?',
    'What decision would an L7 make here that I am not making?',
    'Which calls should I take that I bring to you today?',
    'If a level seven sat in my chair, what would they decide about the depot?',
    'Which of my decisions were too small?',
  ],
  refused: [
    { text: 'When will you decide?', why: 'It is the manager who decides.' },
    { text: 'It is your decision, I know.', why: 'Nothing is asked.' },
    { text: 'What does a level seven earn?', why: 'It is about pay.' },
    { text: 'I decided to stay at my level.', why: 'A decision of another kind.' },
  ],
  detect: (reading) => said(reading, DECIDING, [WHEN]),
};
