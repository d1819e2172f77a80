import { ASKING } from './asking.ts';
import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const TIME = '(?:dates?|days?|months?|quarters?|weeks?|rounds?|cycles?|deadline)';
const MONTHS =
  '(?:january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter)';
const ASKING_DATE = [
  /\b(?:when|how soon|at what point)\b.{0,40}\b(?:decision|decide|decided|say yes|again|revisit|look at it|look at this|panel|committee|ready|earliest|soonest|exactly)\b/,
  new RegExp(
    `${ASKING}.{0,30}\\b(?:agree|fix|settle|name|aim|commit|book|say|is there|have)\\b.{0,30}\\b(?:${TIME}|timelines?|${MONTHS})\\b`,
  ),
  /\b(?:realistic|likely|good|right) (?:point in time|time|moment|date|month|round)\b|\bpoint in time\b/,
  /\b(?:need|want|like|have) to know when\b|\bwhen (?:does|do|is|are) (?:the |they |it )?(?:panel|committee|round|cycle|next|review|board|people)\b/,
  /\b(?:would|will|could|is|does|can|should)\b.{0,15}\b(?:january|february|march|april|june|july|august|september|october|november|december|spring|autumn|next) (?:round|cycle|panel|review)\b/,
  /\b(?:when|how soon|until when)\b (?:can|could|should|shall|would|will|do|might|may|is|does) (?:we|you|i|it|that|this|the next)\b(?!.*\b(?:launch|ship|release|meet for)\b)/,
  /\bis (?:it|that|this)\b.{0,12}\b(?:months?|years?|quarters?|round|cycle|spring|autumn)\b.* or\b/,
  /\b(?:can|could|shall|let us|let me|would|may) (?:we|i)?\s?(?:say|take|pick|plan for|aim for|go for)\b.{0,20}\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|autumn|summer|winter|q[1-4])\b/,
  /\bwhat is the (?:timeline|time frame|timeframe|schedule)\b|\b(?:specific|precise|exact|concrete) (?:about|on) (?:when|the (?:date|time))\b|\bdecide now when\b/,
  new RegExp(`\\b(?:which|what) (?:\\w+ )?${TIME}\\b(?! (?:of work|went|was))`),
  /\bby when\b|\bwhen (?:exactly|precisely|is the (?:soonest|earliest|next)|would (?:you|we|the|it)|will (?:you|we|the|it)|do (?:you|we) (?:decide|look|meet))\b/,
  new RegExp(
    `\\b(?:agree|settle|fix|set|name|put|pick|write down|commit to|decide on)(?: on)? (?:(?:an?|the|that) )?(?:\\w+ )?${TIME}\\b`,
  ),
  /\b(?:(?:like|need|want|wants|give me|ask for|asking for|have|get|without|prefer)\b.{0,30}\b(?:an?|actual|real|firm)|(?:an? )?(?:actual|real|firm)) (?:date|deadline|timeline)\b/,
  /\b(?:does|will|would|could) (?:it|that|this|we|i) (?:\w+ ){0,3}?(?:go )?(?:into|in|for) the (?:\w+ )?(?:round|cycle)\b/,
  /\b(?:soon|later|in due course|some day|when the time is right|next year)\b.*\b(?:does not help|is not enough|too vague|is no (?:date|plan|answer)|cannot plan|can not plan)\b/,
];
const NOT_FOR_ME = /\b(?:launch|release|start|due) date\b|\bwhat date is\b/;

export const dateAsked: PointDetector = {
  id: 'date-asked',
  reason: '“Not yet” without a date is a no that nobody said.',
  credited: [
    'When can we look at this again?',
    'Is that this round or the one after?',
    'Could we say the first of June?',
    'By when will we look at it again?',
    'Could we name a month?',
    'I would like an actual date and not “soon”.',
    'Which round do you have in mind, spring or autumn?',
  ],
  refused: [
    { text: 'I hope that it works out next year.', why: 'It accepts the vagueness.' },
    { text: 'What is the release date?', why: 'It is about the work.' },
    { text: 'We could look at it every month.', why: 'A rhythm, and no date for the decision.' },
    { text: 'These things take time, I understand.', why: 'It accepts the vagueness.' },
  ],
  detect: (reading) => said(reading, ASKING_DATE, [NOT_FOR_ME]),
};
