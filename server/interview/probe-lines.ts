import type { ElementId } from '#contract/element.ts';

/** How a missing element is asked for. Every line stands by itself, under thirty words. */
export interface ProbeLines {
  /** Elements whose own words, if they were said, are held up first: the first that stands. */
  readonly about: readonly ElementId[];
  /** After such words, or after what came closest. */
  readonly ask: string;
  /** With nothing to hold up. */
  readonly plain: string;
  /** In other words, once the first was dodged. */
  readonly again: string;
}

export const PROBE_LINES: Record<ElementId, ProbeLines> = {
  M1: {
    about: [],
    ask: 'How often did that happen, and what did it decide?',
    plain:
      'What happened every time, without you asking for it: which tool or meeting, and what did it decide?',
    again: 'Take one ordinary week. What came back in it regularly, and which rule did it follow?',
  },
  M2: {
    about: ['M1'],
    ask: 'Who besides you used it, and did they have to?',
    plain: 'Who besides you worked that way, and did they have to?',
    again: 'Name somebody else who ran it. What did they do with it?',
  },
  M3: {
    about: ['M1'],
    ask: 'Who checked that it was working, and against what?',
    plain: 'Who checked that it was working, and against what?',
    again:
      'Suppose it had quietly stopped working. Who would have noticed, and by looking at what?',
  },
  M4: {
    about: ['M3', 'M1'],
    ask: 'What did you find once, and what did you change because of it?',
    plain: 'What did a check once find, and what did you change because of it?',
    again: 'What is different in it today from the first version, and what made you change that?',
  },
  M5: {
    about: ['M1'],
    ask: 'What became of it once you were gone?',
    plain: 'What of it still runs without you?',
    again: 'If I went there tomorrow, would I find it running, and who would be running it?',
  },
  D1: {
    about: [],
    ask: 'Which number shows that, and what did it measure?',
    plain: 'Which one number tells me that it worked?',
    again: 'If I had only one figure to judge it by, what would it be, and where did it end?',
  },
  D2: {
    about: ['D1'],
    ask: 'What was it before?',
    plain: 'What was the number before?',
    again: 'Where did that figure stand on the day you began, as well as you remember?',
  },
  D3: {
    about: ['D1'],
    ask: 'Over how long did that happen?',
    plain: 'Over how long did the number move?',
    again: 'From which month to which month was that?',
  },
  D4: {
    about: ['D1'],
    ask: 'Out of how many is that, and where does the figure come from?',
    plain: 'Out of how many is that, and where does the figure come from?',
    again: 'How many cases did you count, and who counted them?',
  },
  D5: {
    about: ['D1'],
    ask: 'How do you know that your change did it, and not something else?',
    plain: 'How do you know that your change did it, and not something else?',
    again: 'Where nothing was changed, what happened to the same figure?',
  },
  F1: {
    about: [],
    ask: 'What did you yourself decide there?',
    plain: 'What did you yourself decide?',
    again: 'Which one decision would have been different with somebody else in your place?',
  },
  F2: {
    about: ['F1'],
    ask: 'Who then owned it, and what was theirs to decide?',
    plain: 'Who owned the decisive piece, and what was theirs to decide?',
    again: 'Give me one name. Which decision did that person take without asking you?',
  },
  F3: {
    about: ['F2'],
    ask: 'What did you do so that they could?',
    plain: 'What did you do so that others could carry it?',
    again: 'What did that person have from you that they had not had before?',
  },
  F4: {
    about: ['F2'],
    ask: 'What came of it for them?',
    plain: 'What can somebody on your team do today that they could not do before?',
    again: 'Where is that person now, and what did they achieve by themselves?',
  },
  F5: {
    about: ['F2'],
    ask: 'What went on while you were not there?',
    plain: 'What went on without you, and for how long?',
    again: 'Tell me of one week in which nobody asked you. What happened?',
  },
};

/** A number about people, on a question about them; `whole` where its baseline and period are missing too. */
export const PEOPLE_LINES: ProbeLines & { readonly whole: string } = {
  about: [],
  ask: 'Which number shows that, about the people themselves?',
  plain: 'Which one number about the people themselves tells me that it worked?',
  whole: 'Which number about the people themselves moved, from what to what, and over how long?',
  again: 'Count the people in that story. How many of them got further, and out of how many?',
};

/** Asked in one breath with the baseline, and with the check, while both are missing. */
export const IN_ONE_BREATH: Partial<
  Record<ElementId, { with: ElementId } & Pick<ProbeLines, 'ask' | 'plain'>>
> = {
  D2: {
    with: 'D3',
    ask: 'What was it before, and over how long did it move?',
    plain: 'What was the number before, and over how long did it move?',
  },
  D5: {
    with: 'D3',
    ask: 'Over how long was that, and how do you know that your change did it?',
    plain: 'Over how long was that, and how do you know that your change did it?',
  },
  M3: {
    with: 'M2',
    ask: 'Who besides you had to use it, and who checked that they did?',
    plain: 'Who besides you had to use it, and who checked that they did?',
  },
};
