import type { ElementId } from '#contract/element.ts';

const THEY = '(?:he|she|they|who)';
const REGULAR =
  '(?:every|each|once|twice|weekly|daily|monthly|quarterly|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|at random|per (?:day|week|month))';
const RULE =
  '(?:no \\w+ \\w+ (?:\\w+ )?(?:without|before|until)|before any|only (?:if|when|after)|has to|have to|had to|must|required?s?|if (?:any|a|it|the|one)|unless|rule|criteria|threshold|template|checklist|sheet|card|form)';
const CHECK =
  '(?:check(?:s|ed)?|sampl(?:es?|ed)|audit(?:s|ed)?|inspect(?:s|ed)?|pull(?:s|ed)|compar(?:es?|ed)|review(?:s|ed)?|count(?:s|ed)|looked at|looks at|test(?:s|ed)|walk(?:s|ed)?|measur(?:es?|ed)|verif(?:y|ies|ied)|reads?|sends? back|sent back)';
const DECIDE =
  '(?:decid(?:es?|ed)|chose|picked|told|asked|gave|hired|assigned|cut|refused|refuses|set|stopped|moved|said no|put|named|agreed|cancelled|rejected|insisted|split|owned|owns|took|made|kept|runs?|ran|signs?|signed|approves?|approved)';
const HELP =
  '(?:showed|sat|coached|gave|reviewed|opened|introduced|practised|practiced|wrote|let|took|explained|went through|backed|covered|paired|taught|trained|told|walked|met|shared|helped|made time|cleared|asked|agreed)';

/** What an answer about an element has in it, for the elements that a number does not settle. */
export const CUES: Partial<Record<ElementId, RegExp>> = {
  M1: cue(REGULAR, RULE),
  M2: cue(
    '(?:used|uses|use|ran|run|runs|filled|fills?|followed|follows?|had to|must|required|took it up|opened?)',
  ),
  M3: cue(CHECK),
  M4: cue(
    '(?:so (?:we|i|they|she|he|now)|since then|because of (?:that|it)|after that|(?:we|i|they|she|he) (?:then )?(?:changed|added|moved|dropped|removed|put|cut|made|stopped|blocked|rewrote|shortened|replaced)|now refuses|refuses)',
  ),
  M5: cue(
    '(?:still (?:runs?|running|used|going|there|do)|without me|after i left|other (?:team|site|shop|ward|group)s?|took it up|copied|spread|goes on|went on|to this day|even now|stopped)',
  ),
  D5: cue(
    '(?:stayed|same|flat|unlike|did not (?:have|change|move)|had no|no other|nothing else|only (?:thing|change)|compared|control|without (?:it|the)|where (?:we|they|it)|kept the old|the (?:other|rest)|because)',
  ),
  F1: cue(`i (?:\\w+ ){0,2}?${DECIDE}`, '(?:my|mine) (?:decision|call|choice)'),
  F2: cue(
    `${THEY} (?:\\w+ ){0,2}?${DECIDE}`,
    `(?:decided|owned|chose|ran|made|signed|refused|held|set|picked)`,
  ),
  F3: cue(`i (?:\\w+ ){0,2}?${HELP}`),
  F4: cue(
    `${THEY} (?:\\w+ ){0,2}?(?:promoted|became|leads?|led|runs?|ran|won|got|passed|moved|can|could|grew|learned|learnt|owns?|presented|took|is now|are now|does|teaches)`,
  ),
  F5: cue(
    '(?:without me|i was (?:away|off|on leave|on holiday|not there|gone)|by (?:him|her|them)sel(?:f|ves)|alone|on (?:his|her|their) own|nobody (?:asked|called|rang)|never (?:asked|called|rang)|did not (?:ask|call|ring|need) me|while i|when i was)',
  ),
};

function cue(...said: string[]): RegExp {
  return new RegExp(`(?<= )(?:${said.join('|')})(?= )`);
}

/** A reply about time: a span, a month, a season. */
export const PERIOD =
  /(?<= )(?:(?:in|within|over|from|between|after|since|by|until|about|for)? ?(?:\w+ ){0,3}?(?:days?|weeks?|months?|quarters?|years?|seasons?|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter))(?= )/;

/** Somebody turns to another subject, openly. */
export const TURNS_AWAY =
  /(?<= )(?:i would rather (?:talk|speak|tell|say)|let me (?:tell you about|talk about|put it like this|put it this way)|that is (?:a )?(?:good|great|interesting|fair) question|the (?:real|important|more interesting) (?:point|question|thing) (?:is|was)|what (?:really )?matters is|like i said|as i said|as i mentioned|i already (?:said|told))(?= )/;
