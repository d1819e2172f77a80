/** Who holds a thing by office: "the gate", "the one who accepts or refuses". */
export const KEEPER =
  'owner|authority|lead|leader|head|principal|captain|chief|chair|approver|gate|gatekeeper|keeper|decider|editor|master|foreman|forewoman|deputy for|accountable|responsible|dri|poc|decision-maker|point person|in charge|(?:one|person|man|woman) (?:who|that) (?:say|decide|settle|choose|pick|split|set|call|accept|refuse|approve|sign|allocate|rule|judge|run|own|hold|make the)';
/** Somebody, or each of several, who can be told apart. */
export const P = '(?:(?:each|every one|both|all|one|two|three|four) of )?@[pt]';
/** What a possessive leaves behind. */
export const OF = "(?: 's)?";
/** Doing what only the owner of a thing does. */
export const OWNING = `(?:own|decide|drive (?:it|the|that|our)|take (?:it|that|this|them|over|on|charge|all|full|every|ownership|responsibility|my|the (?!notes|minutes))|lead|head|chair|settle|choose|pick (?:what|which|who|when|how|the)|set (?:what|which|how|the)|run (?:it|this|that|my|our|the (?!report|numbers|query|queries|test|tests|script|data|commands?))|make the (?:final )?(?:call|decision)|be (?:the (?!first|last|same)\\w|responsible|in charge|accountable)|have the (?:last|final)|look after|answer for|handle (?:it|that|this|the|all)|deal with (?:it|this|that|the)|carry (?:it|the)|front (?:it|the)|(?:re)?design (?:it|the|that)|rebuild (?:it|the)|plan (?:it|the)|sort (?:it|that|the \\S+) out|figure out|work out|come up with)`;
