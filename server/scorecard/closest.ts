import type { Answer } from '#contract/answer.ts';
import { ELEMENT_IDS, type ElementId, type Grading, type NearMissKind } from '#contract/element.ts';
import type { Closest } from '#contract/scorecard.ts';
import { standing } from './evidence.ts';
import type { Found } from './found.ts';

/** What a near miss says and does not say; each goes on after "It says". */
const SAYS: Record<NearMissKind, string> = {
  unclear: 'something near it, but not plainly enough to count',
  denied: 'that it was not so; what was not done earns nothing',
  supposed: 'what would be, not what was',
  planned: 'what is still to come, not what was done',
  intended: 'what was meant to be, not what was done',
  inWe: 'what “we” did; nobody can tell which part was yours',
  inCrowd: 'that it was for all of them; nobody can be told apart',
  nameOnly: 'what it is called or how often it was, not what it decided',
  oneTime: 'that it was done once, not that it comes back',
  reminder: 'that you reminded people; nothing made it happen when you did not',
  speakerOnly: 'that you did it, not that anybody else had to',
  toolOnly: 'what the tool is, not who besides you used it',
  checkedOnce: 'that it was looked at once, not that anybody checks it regularly',
  talkedAbout:
    'that it was looked at or talked about, not that anybody checked it against something',
  heldOnly: 'that it was held, not that anybody checked that it works',
  foundOnly: 'what came to light, not what you changed because of it',
  checkedOnly: 'that it was checked, not what the check changed',
  changedOnly: 'that something changed, not that a check had led to it',
  stillYours: 'that you still do it, not that it goes on without you',
  noMetric: 'how far it moved, not what was measured',
  forecast: 'what is expected, not what was measured',
  outputOnly: 'how much was made, not what it did for anybody',
  stateOnly: 'what had become so by when, not a number',
  unmeasured: 'that it changed, not by how much',
  changeOnly: 'by how much it moved, not where it started',
  valueOnly: 'where it ended, not where it started',
  noPeriod: 'the figure, not over what time it moved',
  noBase: 'the figure, not out of how many or where it comes from',
  belief: 'what you think the cause was; nothing else is ruled out',
  noCause: 'the figure, not why it was your doing',
  vague: 'that you led, not what you decided or asked for',
  built: 'what hung on you alone, not what you decided for others',
  rescued: 'what you saved yourself, not what you decided for others',
  helped: 'what they were asked to do, not what was theirs to decide',
  deed: 'what they did, not what was theirs to decide',
  handedOver: 'what they were given, not what you did so that they could succeed',
  instructed: 'what they were told, not what helped them to succeed',
  underway: 'what they did or felt, not what came of it',
  uncredited: 'what came of it, not whose achievement it was',
  letGo: 'that you let go, not what happened without you',
  awayOnly: 'that you were away, not what went on meanwhile',
  theirsOnly: 'that it was theirs, not that it went on without you',
};

/** For each missing element the passage that came closest, if its quote stands in the transcript. */
export function closestOf(
  answer: Answer,
  { nearMisses = {} }: Grading,
  found: Found,
): ReadonlyMap<ElementId, Closest> {
  const closest = new Map<ElementId, Closest>();
  for (const id of ELEMENT_IDS) {
    const nearMiss = nearMisses[id];
    const finding = nearMiss && !found.has(id) ? standing(answer, nearMiss) : null;
    if (nearMiss && finding) {
      const { quote, evidence } = finding;
      closest.set(id, { quote, evidence, says: SAYS[nearMiss.kind] });
    }
  }
  return closest;
}
