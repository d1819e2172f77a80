import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const ASKING =
  '(?:what|which|who|whose|how|when|whether|understand|know|see|learn|hear|explain|tell me|show me|take me through|walk me through|talk me through|can you|could you)';
const WAY =
  '(?:path|route|way|process|procedure|criteria|steps|stages|packet|panel|committee|guidelines?|document|write-up|nomination|review board|case|requirements)';
const OFFICIAL =
  '(?:formal|formally|official|officially|promotion|l7|level seven|next level|the level|on paper|written down|really happens|from here)';
const PATH = [
  /\b(?:know|see|understand|hear|learn|read|get|show me|tell me|explain)\b.{0,20}\b(?:the|what the|which) (?:\w+ )?(?:criteria|requirements|guidelines?|procedure|promotion)\b/,
  /\bwho (?:has|gets|have) a (?:say|vote|voice)\b|\bwhat (?:paperwork|papers?|documents?) (?:is|are|do|does)\b/,
  /\bwhich (?:documents?|papers?|people|steps|forms?|feedback)\b.*\b(?:committee|panel|need|required|promotion|collect|level)\b/,
  new RegExp(
    `\\b${ASKING}\\b.*\\bpromotions?\\b.*\\b(?:work|works|decided|happen|happens|round|document|look|take|takes)\\b`,
  ),
  /\bwho (?:makes|takes|signs|decides)\b.*\b(?:decision|promotion|it)\b.*\b(?:what|which|how|when)\b/,
  /\b(?:is there|are there|do we have|can i see|could you show me)\b.*\b(?:official|formal|written|criteria|guidelines?)\b/,
  new RegExp(`\\b${ASKING}\\b.*\\b${OFFICIAL}\\b.*\\b${WAY}\\b`),
  new RegExp(`\\b${ASKING}\\b.*\\b${WAY}\\b.*\\b${OFFICIAL}\\b`),
  new RegExp(
    `\\b${ASKING}\\b.*\\b${WAY}\\b.*\\b(?:${WAY}|who (?:reads|decides|writes|sits|signs))\\b`,
  ),
  /\b(?:formally|officially)\b.*\b(?:get|go|become|move|work)\b/,
  new RegExp(`\\b${ASKING}\\b.*\\b(?:sits on|decides on|votes on) (?:the|it|that|my)\\b`),
];
/** How the work is run is no path to a level. */
const OTHER = /\b(?:release|launch|hiring|approval|onboarding|design) process\b/;

export const formalPath: PointDetector = {
  id: 'formal-path',
  reason: 'Who decides, on what paper and when: without it a promise cannot be planned for.',
  credited: [
    'How does promotion work here?',
    'Who makes the decision, and what do they read?',
    'Is there an official description of the role?',
    'What is the formal path from here, and who reads the document?',
    'I would like to understand how the promotion process works.',
    'Can you take me through the steps to L7?',
    'Could I see the criteria on paper?',
  ],
  refused: [
    { text: 'What are the next steps on the release?', why: 'It is about the work.' },
    { text: 'I know the promotion process already.', why: 'Nothing is asked.' },
    { text: 'How do we change the approval process?', why: 'It is a process of the work.' },
    { text: 'I am on the right path, I think.', why: 'It is a feeling.' },
  ],
  detect: (reading) => said(reading, PATH, [OTHER, /\bi (?:already )?know the\b/]),
};
