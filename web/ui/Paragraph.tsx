import { Fragment, memo, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { DIMENSIONS, ELEMENT_WORDS } from '#contract/element.ts';
import type { Word } from '#contract/transcript.ts';
import { clock } from './clock.ts';
import { DIMENSION_NAMES, DimensionMark } from './DimensionMark.tsx';
import { Icon } from './Icon.tsx';
import type { MarginNote, Range, Run } from './script.ts';

interface ParagraphProps {
  /** Who speaks, on the first paragraph of an utterance. */
  label: string | null;
  words: readonly Word[];
  range: Range;
  runs: readonly Run[];
  /** The word that is being heard, and the word under the arrows' cursor, when they are in here. */
  currentIndex: number | null;
  cursor: number | null;
  /** The words that the person has marked, as far as they are in here; empty or null without any. */
  markedFrom: number | null;
  markedTo: number | null;
  litNote: MarginNote | null;
  onPoint: (note: MarginNote | null) => void;
  onPlay: ((note: MarginNote) => void) | undefined;
}

/** One paragraph of a script with its notes; drawn again only when something inside changes. */
export const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const { label, words, range, runs, currentIndex, cursor, markedFrom, markedTo } = props;
  const { litNote, onPoint, onPlay } = props;
  const startMs = words[range.from]?.startMs ?? null;
  const covers = ({ from, to }: Range, index: number | null) =>
    index !== null && index >= from && index < to;
  const isMarked = ({ from, to }: Range) =>
    markedFrom !== null && markedTo !== null && from < markedTo && to > markedFrom;
  const begun = [...new Set(runs.flatMap((run) => run.notes))].filter(
    ({ evidence }) => evidence.from >= range.from,
  );
  return (
    <div className="paragraph">
      <p className="paragraph-head">
        {label && <span className="paragraph-label">{label}</span>}
        {startMs !== null && <span>{clock(startMs)}</span>}
      </p>
      <p className="paragraph-words">
        {runs.map((run, position) => (
          <Fragment key={run.from}>
            <Underlined notes={run.notes} litNote={litNote}>
              {run.shown.map((word, offset) => (
                <Fragment key={word.from}>
                  {offset > 0 && ' '}
                  <span
                    data-word={word.from}
                    data-current={covers(word, currentIndex) || undefined}
                    data-cursor={covers(word, cursor) || undefined}
                    data-marked={isMarked(word) || undefined}
                  >
                    {word.text}
                  </span>
                </Fragment>
              ))}
            </Underlined>
            <Underlined
              notes={run.notes.filter((note) => runs[position + 1]?.notes.includes(note))}
              litNote={litNote}
            >
              {' '}
            </Underlined>
          </Fragment>
        ))}
      </p>
      {begun.length > 0 && (
        <ul className="paragraph-notes" aria-label="What this passage earns">
          {begun.map((note) => (
            <Note
              key={`${note.element} ${note.evidence.from}`}
              note={note}
              startMs={words[note.evidence.from]?.startMs ?? null}
              isLit={note === litNote}
              onPoint={onPoint}
              onPlay={onPlay}
            />
          ))}
        </ul>
      )}
    </div>
  );
});

interface UnderlinedProps {
  notes: readonly MarginNote[];
  litNote: MarginNote | null;
  children: ReactNode;
}

/** One line below the words for each dimension that they prove something in. */
function Underlined({ notes, litNote, children }: UnderlinedProps): ReactNode {
  let underlined = children;
  for (const dimension of DIMENSIONS) {
    const proofs = notes.filter((note) => note.dimension === dimension);
    if (proofs.length === 0) continue;
    const isLit = litNote !== null && proofs.includes(litNote);
    underlined = (
      <span className="evidence" data-dimension={dimension} data-lit={isLit || undefined}>
        {underlined}
      </span>
    );
  }
  return underlined;
}

interface NoteProps {
  note: MarginNote;
  startMs: number | null;
  isLit: boolean;
  onPoint: (note: MarginNote | null) => void;
  onPlay: ((note: MarginNote) => void) | undefined;
}

function Note({ note, startMs, isLit, onPoint, onPlay }: NoteProps) {
  const { name, meaning } = ELEMENT_WORDS[note.element];
  const plays = onPlay !== undefined && startMs !== null;
  return (
    <li>
      <Button
        className="note"
        data-dimension={note.dimension}
        data-lit={isLit || undefined}
        onHoverStart={() => onPoint(note)}
        onHoverEnd={() => onPoint(null)}
        onFocus={() => onPoint(note)}
        onBlur={() => onPoint(null)}
        onPress={() => plays && onPlay(note)}
      >
        <DimensionMark dimension={note.dimension} />
        <span>
          <span className="unseen">{DIMENSION_NAMES[note.dimension]}, </span>
          <span className="note-name">{name}</span>: {meaning}{' '}
          <span className="note-code">{note.element}</span>
        </span>
        {plays && (
          <span className="note-play">
            <Icon name="play" />
            <span className="unseen">Play </span>
            {clock(startMs)}
          </span>
        )}
      </Button>
    </li>
  );
}
