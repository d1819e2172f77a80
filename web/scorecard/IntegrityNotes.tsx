import { Fragment } from 'react';
import type { IntegrityAnswer } from '#contract/attempt.ts';
import type { Evidence } from '#contract/element.ts';
import type { IntegrityFlag } from '#contract/scorecard.ts';
import { HeardRight } from '../ui/HeardRight.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Quote } from '../ui/Quote.tsx';
import { type Spoken, startMsOf } from './notes.ts';
import './IntegrityNotes.css';

/** How the person's word on a note is given. */
export interface Hearing {
  answer: (answer: IntegrityAnswer) => void;
  /** Why the last one was not taken. */
  problem: string | null;
}

interface IntegrityNotesProps {
  notes: readonly IntegrityFlag[];
  hearing: Hearing;
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** Asks whether words that cannot be so were heard right; only what the person confirms counts. */
export function IntegrityNotes({ notes, hearing, spoken, onPlay }: IntegrityNotesProps) {
  if (notes.length === 0) return null;
  return (
    <section className="integrity" aria-labelledby="integrity-title">
      <h3 id="integrity-title">Was this heard right?</h3>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <IntegrityNote note={note} hearing={hearing} spoken={spoken} onPlay={onPlay} />
          </li>
        ))}
      </ul>
      {hearing.problem !== null && (
        <Notice kind="problem" title="What you said about it was not kept.">
          {hearing.problem}
        </Notice>
      )}
    </section>
  );
}

type IntegrityNoteProps = Omit<IntegrityNotesProps, 'notes'> & { note: IntegrityFlag };

function IntegrityNote({ note, hearing, spoken, onPlay }: IntegrityNoteProps) {
  return (
    <>
      <p>{note.reason} You said</p>
      {note.quotes.map((quote, index) => {
        const passage = note.evidence[index];
        return (
          <Fragment key={quote}>
            {index > 0 && <p>and</p>}
            <Quote
              text={quote}
              dimension={null}
              startMs={passage ? startMsOf(passage, spoken) : null}
              onPlay={passage && onPlay && (() => onPlay(passage))}
            />
          </Fragment>
        );
      })}
      <HeardRight
        quotes={note.quotes}
        confirmed={note.confirmed}
        misheard={note.misheard}
        onChange={(heardRight) => hearing.answer({ flagId: note.id, heardRight })}
      />
      <p className="integrity-state" role="status">
        {stateOf(note)}
      </p>
    </>
  );
}

function stateOf({ confirmed, misheard }: IntegrityFlag): string {
  if (confirmed) return 'It counts: both votes are Strongly Not Inclined.';
  if (misheard) return 'It is set aside and counts for nothing.';
  return 'It counts for nothing unless you say that it was heard right; both votes are then Strongly Not Inclined.';
}
