import { useMemo, useRef, useState } from 'react';
import type { Evidence } from '#contract/element.ts';
import { shownWords } from '#contract/shown.ts';
import type { Word } from '#contract/transcript.ts';
import { Paragraph } from './Paragraph.tsx';
import { type MarginNote, paragraphsOf, type Range, runsOf } from './script.ts';
import { useWordKeys } from './useWordKeys.ts';
import './Transcript.css';

/** Where a word stands: an index over an utterance's raw words. */
export interface WordPlace {
  utteranceId: string;
  index: number;
}

interface TranscriptProps {
  /** The answer and its follow-ups, each with the name in front of it ("You", "Follow-up 1"). */
  utterances: readonly {
    id: string;
    label: string;
    /** The probe that it answers. */
    asked: string | null;
    words: readonly Word[];
  }[];
  /** Keep the array's identity between drawings: the paragraphs are cut from it. */
  notes: readonly MarginNote[];
  /** The word that is being heard. */
  currentWord?: WordPlace | null;
  /** The note whose passage is lit. */
  activeNote?: MarginNote | null;
  /** The words that the person has marked. */
  marked?: Evidence | null;
  /** A word, or what is shown as one, was chosen by a press or with the arrows and Enter. */
  onWord?: (passage: Evidence) => void;
  /** Words were marked, by dragging over them or by Shift with a press or the arrows. */
  onMark?: (passage: Evidence) => void;
  /** A note with times was pressed. */
  onPlay?: (note: MarginNote) => void;
}

/**
 * What was said, as a script: the words, their evidence underlined by dimension, and beside each
 * passage what it earns. With `onWord` the words can be walked with the arrow keys.
 */
export function Transcript(props: TranscriptProps) {
  const { utterances, notes, currentWord, activeNote, marked, onWord, onMark, onPlay } = props;
  const [pointedNote, setPointedNote] = useState<MarginNote | null>(null);
  return (
    <div className="transcript">
      {utterances.map((utterance) => (
        <Utterance
          key={utterance.id}
          {...utterance}
          notes={notes}
          currentIndex={currentWord?.utteranceId === utterance.id ? currentWord.index : null}
          litNote={pointedNote ?? activeNote ?? null}
          marked={marked?.utteranceId === utterance.id ? marked : null}
          onPoint={setPointedNote}
          onWord={onWord}
          onMark={onMark}
          onPlay={onPlay}
        />
      ))}
    </div>
  );
}

interface UtteranceProps {
  id: string;
  label: string;
  asked: string | null;
  words: readonly Word[];
  notes: readonly MarginNote[];
  currentIndex: number | null;
  litNote: MarginNote | null;
  marked: Range | null;
  onPoint: (note: MarginNote | null) => void;
  onWord: TranscriptProps['onWord'];
  onMark: TranscriptProps['onMark'];
  onPlay: TranscriptProps['onPlay'];
}

function Utterance(props: UtteranceProps) {
  const { id, label, asked, words, notes, currentIndex, litNote, marked } = props;
  const { onPoint, onWord, onMark, onPlay } = props;
  /** A place among what is shown. */
  const [cursor, setCursor] = useState<number | null>(null);
  const section = useRef<HTMLElement>(null);
  const shown = useMemo(() => shownWords(words.map(({ text }) => text)), [words]);
  const paragraphs = useMemo(() => {
    const own = notes
      .filter((note) => note.evidence.utteranceId === id)
      .sort((a, b) => a.evidence.from - b.evidence.from);
    return paragraphsOf(words, shown).map((range) => ({ range, runs: runsOf(range, shown, own) }));
  }, [id, words, shown, notes]);

  const passage = (first: number, last: number): Evidence => ({
    utteranceId: id,
    from: shown[first]?.from ?? 0,
    to: shown[last]?.to ?? 0,
  });
  useWordKeys(section, {
    words: shown.length,
    cursor,
    setCursor,
    onWord: onWord && ((place) => onWord(passage(place, place))),
    onSelect: onMark && (({ from, to }) => onMark(passage(from, to - 1))),
  });
  const cursorIndex = cursor === null ? null : (shown[cursor]?.from ?? null);

  return (
    <section
      ref={section}
      className="utterance"
      aria-label={label}
      tabIndex={onWord ? 0 : undefined}
      data-choosable={onWord !== undefined}
    >
      {asked && <p className="utterance-asked">{asked}</p>}
      {paragraphs.map(({ range, runs }, index) => (
        <Paragraph
          key={range.from}
          label={index === 0 ? label : null}
          words={words}
          range={range}
          runs={runs}
          currentIndex={within(currentIndex, range)}
          cursor={within(cursorIndex, range)}
          markedFrom={marked && Math.max(marked.from, range.from)}
          markedTo={marked && Math.min(marked.to, range.to)}
          litNote={runs.some((run) => litNote && run.notes.includes(litNote)) ? litNote : null}
          onPoint={onPoint}
          onPlay={onPlay}
        />
      ))}
    </section>
  );
}

function within(index: number | null, range: Range): number | null {
  return index !== null && index >= range.from && index < range.to ? index : null;
}
