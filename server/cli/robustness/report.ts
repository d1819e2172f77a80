import { DIMENSIONS } from '#contract/element.ts';
import { table } from '../table.ts';
import type { Position } from './empty-sentences.ts';
import type { FairnessRow, Levels, Moved, Robustness } from './measure.ts';
import type { TellingOrder } from './tellings.ts';

const WHERE: Record<Position, string> = {
  before: 'before the answer',
  between: 'between its sentences',
  behind: 'behind it',
};

/** The measurements as one text. */
export function robustnessText(robustness: Robustness): string {
  const { answers, changes, emptySentences, removals, fairness } = robustness;
  return [
    `${answers} answers. The share whose three levels stay the same:`,
    '',
    table([
      ['', 'change', 'changes the text of', 'unchanged'],
      ...changes.map(({ group, change, touched, unchanged }) => [
        group,
        change,
        String(touched),
        percent(unchanged),
      ]),
      ['names', 'other names and genders', String(fairness.named), percent(fairness.unchanged)],
    ]),
    '',
    ...emptySentences.map(
      ({ position, raised, lowered }) =>
        `Empty sentences ${WHERE[position]} raise a level in ${raised.length} answers and lower one in ${lowered.length}.`,
    ),
    `Taking out the only sentence that carries an element takes its credit in ${removals.gone} of ${removals.tried} cases. It is the only one if it alone is marked and quoted for it and no other earns it when told alone: ${removals.quotedElsewhere + removals.provenTwice} more credits fall out (${removals.quotedElsewhere} quoted elsewhere, ${removals.provenTwice} earned by another sentence).`,
    '',
    `Mean levels by the names put in, over the ${fairness.named} answers that name somebody:`,
    '',
    table([
      ['culture', 'gender', ...DIMENSIONS, 'unchanged'],
      ['as told', '', ...levels(fairness.own), ''],
      ...fairness.rows.map(fairnessRow),
    ]),
  ].join('\n');
}

/** How far the order of telling moves a rating. */
export function tellingsText({ pairs, sameLevels, sameElements, differing }: TellingOrder): string {
  return [
    `Of ${pairs} stories told in order and result-first, ${sameLevels} get the same levels and ${sameElements} the same elements too.`,
    ...(differing.length > 0 ? [`Differing: ${differing.join(', ')}.`] : []),
  ].join('\n');
}

/** Which answers moved under which change, one line each. */
export function movesText({ changes, emptySentences, removals, fairness }: Robustness): string {
  return [
    ...changes.flatMap(({ change, moved }) => moved.map((one) => `${change}: ${move(one)}`)),
    ...emptySentences.flatMap(({ position, raised }) =>
      raised.map((one) => `empty sentences ${WHERE[position]}: ${move(one)}`),
    ),
    ...removals.left.map(({ id, element }) => `still credited: ${id} ${element}`),
    ...fairness.rows.flatMap(({ culture, gender, moved }) =>
      moved.map((one) => `${culture}, ${gender}: ${move(one)}`),
    ),
  ].join('\n');
}

function move({ id, before, after }: Moved): string {
  const shown = (side: Levels) => DIMENSIONS.map((one) => side[one]).join('/');
  return `${id}  ${shown(before)} -> ${shown(after)}`;
}

function fairnessRow({ culture, gender, levels: means, unchanged }: FairnessRow): string[] {
  return [culture, gender, ...levels(means), percent(unchanged)];
}

function levels(means: Levels): string[] {
  return DIMENSIONS.map((one) => means[one].toFixed(2));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
