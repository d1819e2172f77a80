import type { ElementId, SignalId } from '#contract/element.ts';
import type { Cap, Flag } from '#contract/scorecard.ts';

/**
 * One thing to say next time. A line about a finding follows that finding's quote ("You said …:")
 * and is used only where the finding stands; a line with a flag only under that flag.
 */
export interface AdviceLine {
  readonly about?: ElementId | SignalId;
  readonly flag?: Flag;
  readonly people?: true;
  readonly say: string;
}

/** For each missing element the lines in order of preference; the last one always fits. */
export const ADVICE_LINES: Record<ElementId, readonly AdviceLine[]> = {
  M1: [
    { about: 'namedOnly', say: 'say how often it happened and what it decided.' },
    {
      about: 'oneOff',
      say: 'that happened once; say what now happens every time because of it.',
    },
    {
      about: 'notDoneMechanism',
      say: 'that is not done; tell of a routine that has already run.',
    },
    { say: 'Name one tool or meeting, how often it was used, and the rule it enforced.' },
  ],
  M2: [
    { about: 'M1', say: 'say who else ran it or had to use it.' },
    { say: 'Say who besides you ran it or had to use it.' },
  ],
  M3: [
    { about: 'M1', say: 'say who checked that it was working, how often, and on what sample.' },
    { say: 'Say who checked that it was working, how often, and on what sample.' },
  ],
  M4: [
    { about: 'M3', say: 'say what that check found and what you changed because of it.' },
    { about: 'M1', say: 'say what went wrong with it once, and what you changed because of that.' },
    { say: 'Say what a check once found and what you changed because of it.' },
  ],
  M5: [
    { about: 'M1', say: 'say whether it still runs without you, or which other team took it up.' },
    { say: 'Say what still runs without you, or which other team took it up.' },
  ],
  D1: [
    { about: 'changeWithoutMetric', say: 'say what was measured.' },
    { about: 'projected', say: 'that is a forecast; give the number that you measured.' },
    {
      about: 'output',
      say: 'that counts what was made; give the number that moved because of it.',
    },
    { about: 'datedState', say: 'put a number to it: how many, how long or how often.' },
    {
      people: true,
      say: 'Give one number about the people: time to ramp, who stayed, who was promoted or ready.',
    },
    { say: 'Give one result as a number: what was measured, and where it ended.' },
  ],
  D2: [{ about: 'D1', say: 'say what it was before.' }, { say: 'Say what the number was before.' }],
  D3: [
    { about: 'D1', say: 'say over what time it moved.' },
    { say: 'Say over what time the number moved.' },
  ],
  D4: [
    { about: 'D1', say: 'say out of how many, or where the figure comes from.' },
    { say: 'Say out of how many, or where the figure comes from.' },
  ],
  D5: [
    {
      about: 'D1',
      say: 'say why it was your doing: what stayed flat where nothing changed, or what you watched so that it did not get worse.',
    },
    {
      say: 'Say why the result was your doing: what stayed flat elsewhere, or what did not get worse.',
    },
  ],
  F1: [
    {
      about: 'rescue',
      say: 'say what you decided or asked of others, not only what you saved yourself.',
    },
    {
      about: 'soloBuild',
      say: 'say what you decided or asked of others, not only what you built yourself.',
    },
    { about: 'vagueAct', say: 'say the one decision, hire or assignment behind it.' },
    { flag: 'HIDDEN', say: 'Say “I” where it was you: the decision, the choice or the hire.' },
    { say: 'Name one act of leading that was yours: what you decided, chose or assigned.' },
  ],
  F2: [
    {
      about: 'rescue',
      flag: 'HERO',
      say: 'say less of what you did yourself, and name the piece that somebody else decided.',
    },
    {
      about: 'soloBuild',
      flag: 'HERO',
      say: 'say less of what you did yourself, and name the piece that somebody else decided.',
    },
    {
      flag: 'HERO',
      say: 'Step back in the telling: name who held a decision, and which one. If nobody did, choose another story.',
    },
    {
      flag: 'HIDDEN',
      say: 'Put a name or a role in place of one “we”, and say what that person decided.',
    },
    { about: 'F1', say: 'say who then held the decision, by name or by role.' },
    { say: 'Say who held a decision or a critical piece, by name or by role.' },
  ],
  F3: [
    {
      about: 'F2',
      say: 'say what you did so that they could: criteria, practice, feedback, access or cover.',
    },
    {
      say: 'Say what you did so that somebody else could succeed: criteria, practice, feedback, access or cover.',
    },
  ],
  F4: [
    { about: 'F2', say: 'say what they achieved with it, or what they can do now.' },
    { say: 'Say what somebody else achieved, or what they can do now.' },
  ],
  F5: [
    {
      about: 'F2',
      say: 'say what went on without you, for how long, and what came of it.',
    },
    { say: 'Say what went on without you, for how long, and what came of it.' },
  ],
};

/** D2's lines while D3 is missing too. */
export const BASELINE_AND_PERIOD: readonly AdviceLine[] = [
  { about: 'D1', say: 'say what it was before, and over how long it moved.' },
  { say: 'Say what the number was before, and over how long it moved.' },
];

/**
 * What lifts a cap: the lines, and the element that they stand with. Where a missing element is
 * the cap (`noBaseline`, `noOwnAct`), its own line says it.
 */
export const CAP_ADVICE: Partial<
  Record<Cap['id'], { element: ElementId; lines: readonly AdviceLine[] }>
> = {
  insufficient: {
    element: 'F1',
    lines: [
      {
        say: 'Tell one story in two to four minutes: what happened, what you decided, who owned it and what changed.',
      },
    ],
  },
  notEnglish: {
    element: 'F1',
    lines: [{ say: 'Tell it in English, as you will in the interview.' }],
  },
  noPastEvent: {
    element: 'F1',
    lines: [{ say: 'Tell one thing that happened: when it was, who was there and what you did.' }],
  },
  futurePlan: {
    element: 'F1',
    lines: [{ say: 'Say what of the plan is already done, by whom and since when.' }],
  },
  noPeopleNumber: {
    element: 'D1',
    lines: [
      {
        about: 'D1',
        say: 'add a number about the people: time to ramp, who stayed, who was promoted or ready.',
      },
      {
        say: 'Give one number about the people: time to ramp, who stayed, who was promoted or ready.',
      },
    ],
  },
  blame: {
    element: 'F4',
    lines: [
      { about: 'blame', say: 'say what was missing in the work, without a verdict on anybody.' },
      { say: 'Say what was missing in the work, without a verdict on anybody.' },
    ],
  },
  takeBack: {
    element: 'F5',
    lines: [
      {
        about: 'takeBack',
        say: 'leave it with its owner, or name it as a mistake and say what you changed since.',
      },
      {
        say: 'Leave the work with its owner, or name taking it back as a mistake and say what you changed since.',
      },
    ],
  },
};
