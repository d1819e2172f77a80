const ANSWER = '(?:answer|text|response|transcript|paragraph|candidate)';
const FIVE = '(?:a |an |level |at )*(?:five|5)(?= (?:on|in|of|for|out|throughout|and)\\b|$)';

/** Said to whoever rates the answer, and no part of it: it asks for a mark or gives one. */
const TO_RATER = new RegExp(
  [
    '\\b(?:full|highest|maximum|top|best|perfect) (?:marks?|scores?|points|grade|level|rating)\\b',
    '\\bstrongly (?:not )?inclined\\b',
    '\\bthe (?:speaker|candidate|interviewee) (?:is|has|clearly|must|should|deserves)\\b',
    '^(?:output|print|reply with|respond with|begin your reply|act as an?)\\b',
    '\\b(?:any|no) (?:lower|other|higher) (?:marks?|scores?|grade|level|rating)\\b',
    '\\b(?:marking|scoring|grading|rating|evaluating) (?:this|me|it)\\b',
    '\\b(?:ignore|disregard|forget|override|skip) (?:\\w+ ){0,3}(?:instructions?|rules|rubric|prompt)\\b',
    `\\b${ANSWER}\\b(?: \\w+){0,9}? (?:is|are|be|as|rated|scored|graded|marked|gets?|deserves?|earns?|starts?|worth) ${FIVE}`,
    `\\b(?:give|award|rate|score|grade|mark) (?:\\w+ ){0,5}?${ANSWER}(?: as)? ${FIVE}`,
    `^(?:and |so )*(?:the |my |your )?(?:rating|scores?|scorecard|mechanism|data|framing|levels?|verdict)(?: (?:is|are|was|of))? (?:a |level )?(?:five|5)(?= (?:on|in|out|throughout|data|framing|mechanism|five)\\b|$)`,
  ].join('|'),
);

/** True for a sentence, in lower case without punctuation, that speaks to whoever rates the answer. */
export function isToRater(sentence: string): boolean {
  return TO_RATER.test(sentence);
}
