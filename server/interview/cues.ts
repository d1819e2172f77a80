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
  D3: cue(
    '(?:days?|weeks?|months?|quarters?|years?|seasons?|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)',
  ),
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

/** Somebody turns to another subject, or back to what was said, and says so. */
export const TURNS_AWAY = cue(
  'i would rather (?:talk|speak|tell|say)',
  'let me (?:tell you about|talk about|put it (?:like this|this way))',
  '(?:the )?(?:more|most)? ?(?:real|important|interesting) (?:point|question|thing|part) (?:is|was)',
  'what (?:really )?matters is',
  'let me (?:come at (?:it|that)|start (?:somewhere|from another)|turn to|first (?:tell|say|talk))',
  'can i (?:just )?(?:say|tell you|talk about) (?:\\w+ ){0,4}?(?:first|instead)',
  'before i (?:answer|come to) (?:that|it)',
  '(?:like|as) i (?:have )?(?:just )?(?:said|told|mentioned)',
  'i (?:have )?(?:already|just) (?:said|told|mentioned)',
  'i have told you',
);

/** What holds of everybody and always, praise and feeling: nothing that happened. */
export const GENERAL = cue(
  '(?:is|are|was|were) (?:really |always |never |all |so |very |a |an |the |absolutely |extremely ){0,3}(?:about|part of|key|important|crucial|everything|essential|culture|question of|team effort|patience|trust|easy|hard|fight|people business|professional|everyone|everybody|stubborn|magnificent|amazing|great|fantastic|proud|bad|different|intense|disappointed|fair|honest|solid|happy|excited|seriously)',
  '(?:we|they) all (?:did|do|own|owned|had|ran|decided)',
  '(?:we|they) (?:all|really) (?:worked|pulled|gave|loved|learned|wanted|believed)',
  '(?:everyone|everybody|people|customers|parents|all of us|the whole (?:team|organisation|organization|company)) (?:\\w+ ){0,2}?(?:was|were|is|are|loved|love|knows|grow|grows|learned|knew|believe|care|shouting)',
  '(?:loved|proud|massive|huge|honoured|passionate|philosophy|mindset|culture|taken (?:very )?seriously|comes first|at the top|as a team|best people|good people)',
  'you (?:have to|need to|must|can just|could just|just|know)',
  "everyone's (?:job|business)",
  'when (?:people|somebody|someone|you)',
  '(?:always|never|ever) (?:say|used to say|believed)',
  'we are a (?:\\w+ )?(?:very |really )?\\S+ (?:company|team|business|organisation)',
);

/** Somebody is about to be frank: what follows is no dodge. */
export const FRANK = cue(
  '(?:to be|being|should be|i will be|let me be) (?:\\w+ )?(?:honest|fair|frank|straight)',
  'truth be told',
  'in (?:fairness|truth|honesty)',
  'if i am (?:\\w+ )?(?:honest|straight|frank)',
  'i (?:should|have to|must) (?:correct|admit|confess)',
);
