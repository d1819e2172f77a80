import type { StarPart } from '#contract/scorecard.ts';

const IRREGULAR_ACTS =
  'gave|told|wrote|sat|went|took|put|made|set|got|chose|brought|began|ran|said|showed|kept|built|cut|drew|held|let|met|sent|spoke|stood|taught|handed|rewrote';

/** What somebody did "when I joined" or "before they left" sets the scene; it is not the action. */
const NOT_SETTING = '(?<!\\b(?:when|before|after|since|until|while) )';

/** Turns of phrase that tell a part of a story; each one heard in a sentence counts once. */
export const STAR_CUES: Record<StarPart, readonly RegExp[]> = {
  situation: [
    /\b(when|before|after) (i|we) (joined|took|started|got|arrived|came)\b/,
    /\b(used to|at the time|at that point|back then|to begin with|for years)\b/,
    /\bthere (was|were|wasn't|weren't|had been)\b/,
    /\b(i|we) (had been|were|run|work|manage|look after|am)\b|\bi'm (a|an|the|in)\b/,
    /\bi was (a|an|the|in|on|running|leading|managing)\b/,
    /\b(last|that|one) (year|winter|spring|summer|autumn|fall|month)\b|\b(19|20)\d\d\b/,
    /\b(kept|was|were) (\w+ing|late|slow|stuck|wrong|broken|down)\b/,
    /\b(nobody|no one|none of|hadn't|wasn't|weren't)\b/,
  ],
  task: [
    /\bmy (job|task|goal|role|brief|part|target)\b/,
    /\b(i|we) (had|needed|wanted|have) to\b/,
    /\b(asked|told|expected) (me|us) to\b|\b(was|were) (asked|meant|supposed|expected) to\b/,
    /\bthe (goal|target|aim|task|deadline|problem|question|challenge) (was|is)\b/,
    /\b(responsible for|promised|committed to|signed up (for|to))\b/,
  ],
  action: [
    new RegExp(
      String.raw`${NOT_SETTING}\bi (also |then |just |first )?(\w{3,}ed|${IRREGULAR_ACTS})\b`,
    ),
    /\b(so|then|first|next|instead),? (i|we)\b/,
    new RegExp(String.raw`${NOT_SETTING}\b(we|she|he|they) (\w{3,}ed|${IRREGULAR_ACTS})\b`),
    /\b(every|each) (day|morning|week|month|quarter|sprint|monday|tuesday|wednesday|thursday|friday|time)\b/,
    /\b(decides?|decided|owns?|owned|checks?|rule|checklist)\b/,
  ],
  result: [
    /\b(fell|dropped|rose|grew|shrank|halved|doubled|tripled)\b|\b(went|came|was) (up|down)\b/,
    /\b(went|came|got|moved) (down |up )?(from|to)\b/,
    /\bfrom [\w.,%-]+( [\w.,%-]+){0,5} to [\w.,%-]+/,
    /\b(as a result|in the end|since then|these days|by the end of|the result|to this day)\b/,
    /(\bpercent\b|%|\bout of (a|an|every|ten|\d+)\b|\bin (a|every) (hundred|thousand)\b)/,
    /\b(promoted|still (runs?|running|uses?|there)|took (it )?up|copied|learned|lesson)\b/,
    /\b(stayed|held|finished|paid (back|off)|it was done|did(n't| not) (budge|move|rise|drop|change|creep))\b/,
    /\b(now|today)\b/,
  ],
};
