/** Pieces of patterns over lower-case lines; each stands in a non-capturing group. */
export const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
export const WEEKDAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
export const TIME_UNIT =
  '(?:second|minute|hour|day|night|morning|afternoon|evening|shift|weekend|week|fortnight|month|quarter|season|semester|term|half|year|sprint|decade)';
const COUNT =
  '(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\\w+)?|half|couple|few|several|\\d+)';
const LOOSE =
  '(?:about|around|roughly|under|just|only|less than|nearly|almost|over|a|the|those|that|last|first|next|same|space of|course of|past|following|full|whole|good)';
const ORDINAL = '(?:first|second|third|fourth|fifth|sixth|last|next|following|final)';
const SEASON = '(?:spring|summer|autumn|fall|winter|christmas|easter|new year)';
const POINT = `(?:${MONTH}|${SEASON}|q[1-4]|the end of|(?:19|20)\\d\\d|(?:nineteen|twenty) (?:ten|eleven|twelve|\\w+teen|\\w+ty(?:-\\w+)?)|${ORDINAL} (?:${TIME_UNIT}s?|q[1-4])|week \\w+|year end|midsummer|then|now|this ${TIME_UNIT}|last ${TIME_UNIT})`;

/**
 * A span of time that something took or happened in: "in five months", "over two quarters",
 * "by June", "within a year", "March to August", "since last winter", "a year later".
 */
export const PERIOD = new RegExp(
  [
    `\\b(?:between|from) (?:(?:the|last|this|early|late|mid) )*(?:\\w+ of )?${POINT} (?:and|to|until|through) (?:(?:the|last|this|early|late|mid|following) )*(?:\\w+ of )?(?:${POINT}|one)\\b(?: of ${MONTH})?`,
    `\\b(?:early |late |mid )?${MONTH} (?:to|until|through) (?:early |late |mid )?${MONTH}\\b`,
    `\\b(?:in|over|within|inside|after|during|for|across|through|throughout) (?:${LOOSE} )*(?:${COUNT} )?(?:(?:of|and a half|or \\w+|to \\w+|[a-z]+) )?${TIME_UNIT}s?\\b(?: (?:since|after|that followed|later))?`,
    `\\b(?:by|until|come|before|since|as of|at|in|through|during|towards) (?:(?:the|about|around|early|late|mid|last|this|that|end|start|beginning|close|time|of|following|${ORDINAL}) )*(?:${TIME_UNIT}s? of )?${POINT}\\b(?: of (?:${MONTH}|the ${TIME_UNIT}|that ${TIME_UNIT}))?`,
    `\\b${COUNT} ${TIME_UNIT}s? (?:later|on|after|earlier|before|ago|in)\\b`,
    `\\b(?:last|this|that|next) (?:${TIME_UNIT}|${SEASON}|${MONTH})\\b`,
    `\\b(?:year|month|quarter|week) (?:on|over|to) (?:year|month|quarter|week|date)\\b`,
    `\\b${ORDINAL} (?:month|quarter|half|year|week)\\b`,
  ].join('|'),
  'g',
);

/** Words before "a week" that make it a length and no rate. */
const LENGTH =
  '(?:in|for|like|within|inside|over|after|about|half|of|took|take|was|is|to|than|with|as|on|by|from|at|just|only|under|nearly|such|what|had|have|spend|spent|and|through|during|maybe|not)';

/**
 * A rhythm ("every Friday", "weekly", "once a month", "on the first of the month", "Mondays") or a
 * trigger ("before any release", "whenever", "each upload", "no build goes out until").
 */
export const CADENCE = new RegExp(
  [
    `\\b(?:every|each)(?: (?:single|other|few|couple of|second|third|fourth|two|${COUNT}))* (?:${TIME_UNIT}s?|${WEEKDAY}s?|${MONTH})\\b`,
    `\\b(?:once|twice|three times|four times|(?:\\w+ )times) (?:a|an|per|each|every) ${TIME_UNIT}\\b`,
    '\\b(?:daily|weekly|monthly|quarterly|nightly|hourly|yearly|annually|annual|fortnightly|biweekly|bi-weekly)\\b',
    `(?<!\\b(?:by|until|till|before|towards|to|from|since|in) (?:the )?)\\b(?:at )?(?:(?:every|each|the) )?end of (?:the |each |every |a )?(?:week|month|quarter|shift|half|term|season)\\b`,
    `\\b(?:every so often|every now and (?:then|again)|now and (?:then|again)|once in a while|one time (?:in|a) (?:the |a )?${TIME_UNIT})\\b`,
    `\\bmost (?:${TIME_UNIT}|${WEEKDAY})s\\b`,
    `\\b(?:once|twice) in (?:a|an|each|every) ${TIME_UNIT}\\b`,
    `\\b${WEEKDAY}s\\b|\\bof a ${WEEKDAY}\\b`,
    `\\b${WEEKDAY} (?:mornings|afternoons|evenings|nights|lunchtimes)\\b`,
    `\\bon (?:a )?(?:${WEEKDAY}|the) (?:mornings?|afternoons?|evenings?|nights?)\\b`,
    `\\bon the (?:first|second|third|last|\\d+(?:st|nd|rd|th)?)(?: ${WEEKDAY}| day)? of (?:the|each|every) (?:month|quarter|year|week)\\b`,
    `\\b(?:first|second|third|fourth|last) (?:working |full )?(?:${WEEKDAY}|day|week) (?:of|in) (?:the|each|every) (?:month|quarter|week)\\b`,
    `\\bon the (?:first|second|third|fourth|last) (?:working )?${WEEKDAY}\\b`,
    `\\b(?<=\\w )(?:a|per) (?:day|week|month|quarter|year|sprint|shift)\\b(?! (?:in|later|ago|after|before|off|on|or so)\\b)(?<!\\b${LENGTH} (?:a|per) \\w+)`,
    '\\bweek in week out\\b|\\bround the clock\\b|\\bat the (?:start|end) of (?:each|every|the) (?:day|shift|week|month|sprint|quarter)\\b',
  ].join('|'),
  'g',
);

export const TRIGGER =
  /\b(?:every time|each time|any time|whenever|every one of|every single|each and every)\b|\b(?:before|after|when|on|at|for|with) (?:any|every|each)\b(?: \w+)?|\b(?:every|each|any) (?!one\b|body\b|thing\b|other\b|of\b|more\b|way\b)\w+(?: (?:that|who|which))?\b|\b(?:nothing|no \w+(?: \w+)?) (?:goes|ships|leaves|gets|moves|is|starts|closes|opens|launches|enters|can|may)\b.*?\b(?:until|unless|without|before)\b|\b(?:until|unless) (?:it|they|the|somebody|someone|\w+) (?:has|have|had|is|are|was|were)\b/g;
