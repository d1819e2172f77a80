import type { Clause, Reading } from '../reading/reading.ts';
import { castOf, clauseAt, sights } from './cast.ts';

const P = '(?:(?:one|two|three|four|both|all|each|half) of )?(?:@[pt]|(?<= of )them)';
const SOUGHT =
  'ask|hire|invite|want|ring|call|phone|request|poach|copy|promote|offer|choose|pick|headhunt|have';
/** Others seek them out, or they have grown into something more. */
const GROWTH: readonly RegExp[] = [
  new RegExp(`\\b(?:ask|send|call|come back|come) for ${P} by name\\b`),
  new RegExp(
    `\\bbe ${P} (?:(?:that|who) )?(?!(?:i|we)\\b)(?:@[ptsgo]|the \\S+|\\S+ \\S+)(?: \\S+)? (?:${SOUGHT}|go|come)\\b`,
  ),
  new RegExp(
    `${P} be (?:who|the (?:one|person) (?:that |who )?)(?: ?(?!(?:i|we)\\b)\\S+){1,4}? (?:${SOUGHT}|go|come)\\b`,
  ),
  new RegExp(
    `(?:@[tgo]|others|benches|shops|people|departments|desks) (?:now )?(?:that )?(?:go|come) (?:\\S+ )?to ${P}\\b`,
  ),
  new RegExp(
    `(?:@[so]|the \\S+(?: \\S+)?) (?:have )?(?:since )?(?:hire|invite|promote|poach|headhunt|appoint|thank) ${P}(?= |$)`,
  ),
  new RegExp(
    `(?:@[so]|the \\S+(?: \\S+){0,2}) (?:ask|have) ${P} (?:over|to (?:come|show|teach|explain|set|speak|present|talk|train|run|lead))\\b`,
  ),
  new RegExp(
    `${P} (?:have )?(?:since )?(?:be|get) (?:\\w+ )?(?:promote|make (?!to\\b)@?\\w+|hire|appoint|ask to|invite|offer|poach|headhunt)`,
  ),
  new RegExp(
    `${P} be (?:now |already )?(?:teach|train|show|lead|run|coach|mentor|chair|present|produce|manage)(?: \\S+){1,6}`,
  ),
  new RegExp(`${P} be now (?:an? |the |our )?(?:\\S+ )?@\\w`),
  new RegExp(`${P} (?:have )?(?:since )?go from (?:\\S+ ){1,7}to (?:\\S+)`),
  new RegExp(`${P} go on to (?:lead|run|become|win|head|manage|own|build|start)\\b`),
  new RegExp(
    `${P} 's (?:\\S+ ){1,3}?(?:beat|hit|exceed|win|pass|halve|double|grow|sell out|come top)(?= |$)`,
  ),
  new RegExp(
    `(?:\\w+s|@[gto]|other \\w+) (?:now |all |have |since )*(?:use|copy|follow|adopt|borrow|run) ${P} 's (?!name\\b)\\w+`,
  ),
  new RegExp(`\\b(?:now|since|always|all) ask for ${P}(?= |$)`),
  new RegExp(
    `\\bunder ${P} (?:the |it |our )?(?:\\S+ ){0,3}?(?:go|fall|drop|rise|come|halve|double)\\b`,
  ),
  new RegExp(`${P} 's (?:\\S+ ){1,5}?(?:save|bring|halve|win|earn|get) (?:us|the|it|them|@\\w)\\b`),
  new RegExp(`\\b(?:thanks to|because of|due to) ${P}(?= |$)`),
  new RegExp(`\\bmake ${P} (?:their|its|the|an?|@p 's|@p|@t)(?= |$)`),
  new RegExp(`\\bhave ${P} (?:up |over |in )?on (?:\\S+ )?stage\\b`),
  new RegExp(`${P} 's own (?:doing|work|idea)\\b`),
  new RegExp(`\\b(?:that|it) be ${P} 's (?:work|doing|idea|number|win|find|catch|achievement)\\b`),
  new RegExp(
    `${P} be @p(?: for| of| on| in| at| with|$)(?=.*\\b(?:now|today|these days)\\b)|${P} be (?:\\S+ )?@p (?:now|today|these days)\\b`,
  ),
];
/** The clauses that say how somebody grew or is sought out. */
export function growthIn(reading: Reading): Clause[] {
  return castOf(reading).flatMap((scene) =>
    GROWTH.flatMap((pattern) =>
      sights(scene, pattern).flatMap((seen) => {
        const clause = clauseAt(scene, seen.to - 1);
        const real =
          clause &&
          !clause.negated &&
          !clause.hypothetical &&
          !clause.future &&
          (clause.verb?.passive === true ||
            /\b(?:thanks to|because of|due to)\b/.test(clause.text) ||
            !/^(?:speaker|we)$/.test(clause.doer.kind));
        return real && clause.verb ? [clause] : [];
      }),
    ),
  );
}
