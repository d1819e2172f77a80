import { ASKING } from './asking.ts';
import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const BEHAVIOUR = 'behaviou?rs?';
const SEEING =
  '(?:see|seen|seeing|watch|watching|observe|notice|look at|look for|recogni[sz]e|expect|point at|point to)';
const ASKED = [
  new RegExp(
    `${ASKING}.*\\b(?:l7s?|level seven|sevens?|at that level|at the next level)\\b.*\\b(?:do|does|doing|show|shows|act|acts|behave|behaves)\\b`,
  ),
  new RegExp(`${ASKING}.*\\byou(?: \\w+){0,4} (?:observe|watch|witness)\\b`),
  new RegExp(
    `${ASKING}.*\\bi\\b(?: \\w+){0,4} (?:act|behave|work|do|lead|show)(?: \\w+){0,2} (?:differently|otherwise)\\b`,
  ),
  new RegExp(
    `${ASKING}.*\\b(?:concrete|specific|precise)\\b.*\\b(?:missing|not there|not see|not seen|lacking|expect)\\b`,
  ),
  /\b(?:where|in what|how)\b.{0,30}\b(?:do|am|did) i (?:\w+ )?(?:fall(?:ing)? short|lack(?:ing)?|behind|not)\b/,
  /\b(?:if|when) (?:i|somebody|someone|a person)\b.*\b(?:seven|l7|level|there)\b.*\bwhat\b.*\b(?:be|look|do) (?:\w+ )?(?:different|like|otherwise)\b/,
  /\bwhat (?:would|will|should|do) (?:be different|people|others|peers|they|my peers|the team) (?:\w+ ){0,3}?(?:say|saying|see|notice|tell|different)\b/,
  /\b(?:name|tell|give) me (?:\w+ ){0,2}?(?:habits?|things?|examples?|signs?|skills?|actions?|behaviou?rs?|situations?)\b/,
  /\bwhat (?:does|would|do|did)\b.{0,15}\b(?:good|l7|seven|that|it|success|next level)\b.{0,15}\blooks? like\b/,
  /\b(?:describe|help me (?:see|understand)|tell me|show me|point (?:me )?to)\b.*\b(?:i (?:would|should|am|have|could|do)|me)\b(?: \w+){0,3} (?:do|doing|done|show|showing|shown|seen|see|missing)\b/,
  /\b(?:which|what|something|anything|where)\b.*\b(?:you (?:do|have|did|can|could)|(?:do|have|did|can|could) you) not (?:\w+ )?(?:see|seen|watch|observe|notice)\b/,
  /\bwhat (?:evidence|proof|signs?) (?:would|do|will|should)\b/,
  /\bin behaviou?rs?\b|\bhow (?:will|would|do|can) (?:i|we) (?:know|tell|see|recogni[sz]e)\b/,
  new RegExp(
    `\\b(?:which|what|the|as|name me|two|three|concrete|specific|observable) (?:\\S+ ){0,2}?${BEHAVIOUR}\\b`,
  ),
  new RegExp(`\\bwhat\\b.{0,40}\\byou(?: would| will| should)?(?: \\w+){0,4} ${SEEING}\\b`),
  new RegExp(
    `\\b(?:what|how)\\b.{0,25}\\b(?:would|should|must|could|will|does|do) (?:you|she|he|they|somebody|someone|others|people|anyone)\\b(?: \\w+){0,4} ${SEEING}\\b`,
  ),
  /\bwhat (?:\w+ ){0,2}?(?:would|should|must|do|am) i (?:\w+ ){0,2}?(?:do|doing|show|start|stop|change)\b/,
  /\b(?:examples?|things)\b.*\bi (?:would|should|am|could)\b.*\b(?:do|doing|watch|see)\b/,
  /\bwhat (?:\w+ )?(?:is|am i) (?:\w+ )?missing\b/,
  /\bwould (?:that|this|it) be (?:\S+ ){0,5}?(?:evidence|proof|behaviou?r)\b/,
  /\b(?:something|things?) that (?:you|we|somebody|anybody|both of us) (?:could|can) (?:\w+ )?(?:see|watch|observe|tick|count)\b/,
];

export const observableBehaviours: PointDetector = {
  id: 'observable-behaviours',
  reason: 'What can be watched can be worked on; “more strategic” cannot.',
  credited: [
    'What evidence would convince you?',
    'Which of the principles do you not see in me?',
    'How would I know that I am there?',
    'Which behaviours would you have to see from me?',
    'What would you need to see me do in the next quarter?',
    'Give me two examples of things I would be doing differently at that level.',
    'How would somebody else recognise that I am there?',
  ],
  refused: [
    { text: 'I see what you mean.', why: 'Nothing is asked.' },
    { text: 'What do you think?', why: 'An opinion, and no behaviour, is asked for.' },
    { text: 'What else could I have done?', why: 'It looks back and complains.' },
    { text: 'I will work on my behaviour.', why: 'It is a promise.' },
  ],
  detect: (reading) =>
    said(reading, ASKED, [/\b(?:could|should) (?:i|you) have done\b|\bmy behaviou?r\b/]),
};
