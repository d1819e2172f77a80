import { sentencesOf } from '../mechanism/sentence.ts';
import type { PointDetector } from './point-detector.ts';
import { spansOf, textOnward } from './said.ts';

const AHEAD =
  /\b(?:(?:twelve|eighteen|twenty-four|12|18|24)(?:[ -]|-?to-? ?)?(?:(?:to|or|-) ?(?:eighteen|twenty-four|18|24) )?months?|(?:a|one) year and a half|year and a half|next year and (?:a half|the year after|into)|(?:by )?the end of next year|(?:in|within|over) (?:the next )?two years|two years (?:out|from now|ahead)|in two years this|by the end of 20\d\d|(?:over|in|within) the (?:coming|next) year|a year from now|in a year)\b/;
const BACK =
  /\b(?:ago|for (?:the (?:last|past) )?(?:two|three|eighteen|twelve)|last (?:two|eighteen|twelve)|have been|delivered)\b/;
/** People to hire, or another order of the organisation. */
const ORGANISATION =
  /\b(?:hir(?:e|es|ing)|recruit\w*|headcount|heads? (?:of|for)|positions?|roles?|(?:second|third|new|separate|one|two|three|four|own) (?:\w+ )?(?:teams?|squads?|groups?|organisations?|organizations?|units?|desks?)|(?:product|engineering|team|two|three|one|a) managers?|analysts?|leads?\b(?! to)|somebody to lead|someone to lead|(?:ten|eight|twelve|fifteen|twenty) people|(?:more|new|extra|additional) people|(?:its|their|an?) own (?:department|area|group|organi[sz]ation)|departments?\b|(?:an? |another )(?:new )?(?:team|squad) (?:in|for|of)|splits? (?:in|into)|reorgani[sz]\w*|restructur\w*|structure|merg\w+)\b/;

export const longView: PointDetector = {
  id: 'long-view',
  reason:
    'A future of twelve to eighteen months that needs people or structure is what needs a manager.',
  credited: [
    'Looking two years out, the group splits in two.',
    'Over the next eighteen months the desk needs two leads, and I would hire the first by May.',
    'By the end of next year I see two teams and not one.',
    'In twelve to eighteen months it should be one organisation. I would start with a head of quality.',
    'A year and a half from here there is a second squad in Lyon.',
  ],
  refused: [
    { text: 'I have run two teams for eighteen months.', why: 'It looks back.' },
    { text: 'Over the next eighteen months I want to grow.', why: 'No people, no structure.' },
    { text: 'I would hire two people next month.', why: 'A month is no long view.' },
    { text: 'Eighteen months ago I hired a lead.', why: 'It is past.' },
  ],
  detect(reading) {
    const sentences = sentencesOf(reading).filter(
      (sentence) =>
        AHEAD.test(sentence.text) &&
        !BACK.test(sentence.text) &&
        ORGANISATION.test(textOnward(reading, sentence, 2)),
    );
    return spansOf(sentences, [AHEAD]);
  },
};
