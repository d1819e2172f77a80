import { ASKING as ASKS } from './asking.ts';
import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const ASKING = '(?:which|whose|whom|who|what|where|with whom|is there|tell me|name|should i)';
const RELATION =
  '(?:relationships?|stakeholders?|directors?|trust|support|sponsor|ally|allies|direct line|counterpart|leadership team)';
const OWNING =
  '(?:own|owning|build|win|win over|earn|have|has|need|handle|handling|hold|take on|take over|carry|look(?:ing)? after|work(?:ing)? with|go to|on my side|convince|not convinced|lead)';
const RELATING = [
  new RegExp(
    `${ASKS}.*\\b(?:relationships?|stakeholders?|exec|executives?|directors?|vp|leaders?|buy-in|backing|partners?|peers?|sponsors?|person)\\b.*\\b(?:i|me|my)\\b.*\\b(?:own|build|win|get|lack|need|miss|earn|hear|hold|convince|side|persuade)\\b`,
  ),
  new RegExp(
    `${ASKS}.*\\b(?:exec|executive|director|vp|leader|partner|peer|person|team)\\b.*\\b(?:hear|know|trust|support|back|talk)\\b.*\\b(?:from|to|with)? ?me\\b`,
  ),
  /\b(?:which|whose|what)\b.*\b(?:contacts?|relationships?|partners?|stakeholders?|meetings?)\b.{0,20}\b(?:mine|my own|to me|over to me)\b/,
  /\bwho\b.{0,40}\b(?:does not|do not|needs? to|has to|have to|must|should)\b.{0,15}\b(?:know|support|trust|back|see|believe in|vouch for|rate)\b(?: \w+){0,2} (?:me|my|this|it)\b/,
  /\b(?:should|could|can|may|shall|must) i (?:\w+ )?(?:own|take over|hold|have|build|look after)\b.{0,25}\b(?:relationship|contact|line|talks|stakeholder)\b/,
  /\bwho(?:m)? (?:else )?(?:do|should|must|would|could|can) i (?:\w+ )?(?:need to |have to )?(?:win|convince|persuade|build|work with|get on|bring on|talk to|go to)\b/,
  /\b(?:which|whose|is there an?)\b.*\b(?:partner|director|executive|vice president|vp|leader|person|team|opinion|head|peer|stakeholder)\b.*\b(?:i (?:should|must|have|need|do|could|ought)|should i|must i|do i|know me|knows me)\b/,
  new RegExp(`\\b${ASKING}\\b.*\\b${RELATION}\\b.*\\b(?:i|me|my)\\b.*\\b${OWNING}\\b`),
  new RegExp(`\\b${ASKING}\\b.*\\b${RELATION}\\b.*\\b${OWNING}\\b.*\\b(?:i|me|my)\\b`),
  new RegExp(`\\b(?:which|whose|whom|who)\\b.*\\b(?:i|me)\\b.*\\b${OWNING}\\b.*\\b${RELATION}\\b`),
  /\bwho\b.*\b(?:is not|would not be|needs to be|must be|has to be) (?:yet )?(?:convinced|won over|persuaded|on my side)\b/,
  /\bwith whom\b.*\b(?:i|me)\b/,
];

export const relationshipToOwn: PointDetector = {
  id: 'relationship-to-own',
  reason:
    'Scope is proved by a relationship that one holds for the organisation, not by more tasks.',
  credited: [
    'Whom do I need to win over?',
    'Is there an executive I should be talking to directly?',
    'Which stakeholder relationship must I own to prove the scope?',
    'Whose trust do I need that I have not got?',
    'Is there a director you deal with today that I should be handling?',
    'Who is not convinced of me yet?',
  ],
  refused: [
    { text: 'Our relationship with the vendors is good.', why: 'Nothing is asked.' },
    { text: 'I will talk to the director about it.', why: 'It goes over the manager’s head.' },
    { text: 'Who else got promoted?', why: 'It compares.' },
    { text: 'Thank you for your support.', why: 'It is thanks.' },
  ],
  detect: (reading) => said(reading, RELATING),
};
