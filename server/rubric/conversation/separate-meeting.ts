import type { PointDetector } from './point-detector.ts';
import { said } from './said.ts';

const MEETING =
  '(?:meeting|slot|hour|half hour|session|conversation|talk|time|minutes|appointment|call|chat|coffee|lunch)';
const ALONE =
  '(?:separate|separately|dedicated|of its own|on its own|its own|just (?:for|about|on)|only (?:for|about|on|this)|just this|different|that is only|outside|apart from|away from|on purpose|nothing else|other than our)';
const USUAL = '(?:one-on-ones?|one-to-ones?|weekly|catch-up|usual|regular|stand-?up)';
const SEPARATE = [
  new RegExp(
    `\\b(?:meet|talk|speak|discuss|sit down)\\b(?: \\S+){0,4} (?:outside|away from|apart from|separately from)(?: of)? (?:the|our) (?:\\S+ )?${USUAL}\\b`,
  ),
  new RegExp(`\\b${MEETING}\\b.*\\bnot (?:to )?(?:mix|get mixed|drown|be squeezed|squeeze)\\b`),
  new RegExp(`\\b${MEETING}\\b(?: \\S+){0,4} (?:alone|and nothing else|by itself)\\b`),
  new RegExp(
    `\\b(?:keep|take|leave|move|have|get) (?:this|it|that) (?:\\S+ ){0,2}?(?:out of|away from|outside)(?: of)? (?:the|our) (?:\\S+ )?${USUAL}\\b`,
  ),
  new RegExp(`\\b${MEETING}\\b(?: \\S+){0,8} ${ALONE}\\b`),
  new RegExp(`\\b${ALONE}(?: \\S+){0,6} ${MEETING}\\b`),
  new RegExp(
    `\\b(?:not|never) (?:\\S+ ){0,4}?(?:in|into|at|part of|during) (?:the|our|a) (?:\\S+ )?${USUAL}\\b`,
  ),
];
/** The rhythm of an update is another point. */
const RHYTHM =
  /\b(?:every|each|once a|a) (?:month|week|fortnight|quarter)\b|\bevery (?:two|four|six) weeks\b|\bmonthly\b/;

export const separateMeeting: PointDetector = {
  id: 'separate-meeting',
  reason: 'What is squeezed into the weekly one-to-one is heard as one more status point.',
  credited: [
    'Could we take an hour just for this, next week?',
    'I would like a separate meeting for it.',
    'I asked for a slot outside our usual one-on-one.',
    'This should not be in our weekly, so I have put a time in your calendar.',
  ],
  refused: [
    { text: 'I wanted to bring this up in our one-on-one.', why: 'It stays in the usual meeting.' },
    { text: 'We have our meeting on Friday.', why: 'Nothing says that it is for this alone.' },
    { text: 'I run two separate teams.', why: 'It is no meeting.' },
    { text: 'I would like ten minutes every month just for this.', why: 'It is a follow-up.' },
  ],
  detect: (reading) => said(reading, SEPARATE, [RHYTHM]),
};
