import { Link } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Transcript } from '../../ui/Transcript.tsx';
import { Levels } from '../Levels.tsx';
import type { Listening } from '../useListening.ts';
import type { Chapter } from './chapters.ts';

const SILENT_WORDS = {
  typed: 'This was typed: there is nothing to hear.',
  gone: 'The sound of this is not on this computer any more.',
};

interface ChapterViewProps {
  chapter: Chapter;
  /** How many questions were answered. */
  questions: number;
  listening: Listening;
  onNext: () => void;
}

/** What was asked, by whom, and what was said to it. */
export function ChapterView({ chapter, questions, listening, onNext }: ChapterViewProps) {
  const { asker, asked, attemptId, levels, notes, question, script, silent, track } = chapter;
  return (
    <section className="chapter" aria-labelledby="chapter-title">
      <p className="chapter-who">
        {asker && (
          <>
            <strong>{asker.name}</strong>, {asker.role} ·{' '}
          </>
        )}
        Question {question} of {questions}
        {asked.kind === 'probe' && ', a probe'}
      </p>
      <h2 id="chapter-title">{asked.text}</h2>
      <div className="chapter-facts">
        {levels && <Levels levels={levels} />}
        <Link to={`/attempts/${attemptId}`}>The whole answer and its scorecard</Link>
      </div>
      {script ? (
        <Transcript
          utterances={[script]}
          notes={notes}
          currentWord={listening.word}
          activeNote={notes.find(({ evidence }) => evidence === listening.lit) ?? null}
          marked={listening.marked}
          {...(track !== null && {
            onWord: listening.hearWord,
            onMark: listening.mark,
            onPlay: (note) => listening.play(note.evidence),
          })}
        />
      ) : (
        <p>Nobody finished this answer: it has no words.</p>
      )}
      {silent && (
        <div className="chapter-silent">
          <p>{SILENT_WORDS[silent]}</p>
          <Button keyLabel="N" onPress={onNext}>
            Read on
          </Button>
        </div>
      )}
    </section>
  );
}
