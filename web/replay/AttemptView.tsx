import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AttemptDetail } from '#contract/attempt.ts';
import type { Evidence } from '#contract/element.ts';
import { useAnswerIntegrity } from '../api.ts';
import { PointsCard } from '../conversation/PointsCard.tsx';
import { standingOf } from '../conversation/standing.ts';
import { marginNotes } from '../scorecard/notes.ts';
import { Scorecard } from '../scorecard/Scorecard.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Transcript, type WordPlace } from '../ui/Transcript.tsx';
import { attemptFacts } from './AttemptRow.tsx';
import { DeleteAttempt } from './DeleteAttempt.tsx';
import { dayName, timeOfDay } from './days.ts';
import { goOnAddress } from './goOn.ts';
import { PlayerBar } from './PlayerBar.tsx';
import { marksOf, scriptOf, tracksOf } from './script.ts';
import { clipOf, wordAt } from './timeline.ts';
import { useFollow } from './useFollow.ts';
import { usePlayerValue } from './useSound.ts';
import { useTracks } from './useTracks.ts';
import './AttemptView.css';

/** Everything that is kept of an attempt, the words and the sound in step. */
export function AttemptView({ attempt }: { attempt: AttemptDetail }) {
  const { scorecard } = attempt;
  const script = useMemo(() => scriptOf(attempt), [attempt]);
  const notes = useMemo(() => (scorecard ? marginNotes(scorecard) : []), [scorecard]);
  const tracks = useMemo(() => tracksOf(attempt), [attempt]);
  const { track, sound, on } = useTracks(tracks);
  const marks = useMemo(() => (track ? marksOf(notes, track) : []), [notes, track]);

  const player = sound?.player ?? null;
  const isMissing = usePlayerValue(player, (state) => state.status === 'missing', false);
  const plays = sound !== null && track !== null && !isMissing;

  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const clip = usePlayerValue(player, (state) => state.clip, null);
  const activeNote = clip && notes.find((note) => note.evidence === evidence);
  const index = usePlayerValue(player, ({ timeMs }) => wordAt(track?.words ?? [], timeMs), null);

  const hearing = useAnswerIntegrity(attempt.id);

  const transcript = useRef<HTMLElement>(null);
  const bar = useRef<HTMLElement>(null);
  useFollow(transcript, bar, index);

  function play(passage: Evidence) {
    on(passage.utteranceId, (of, { words, durationMs }) => {
      const seconds = clipOf(words, passage, durationMs);
      if (seconds === null) return;
      setEvidence(passage);
      of.playClip(seconds);
    });
  }

  function goTo(place: WordPlace) {
    on(place.utteranceId, (of, { words }) => {
      const startMs = words[place.index]?.startMs ?? null;
      if (startMs !== null) of.seek(startMs);
    });
  }

  return (
    <article className="attempt-view">
      <Head attempt={attempt} />
      <Unfinished attempt={attempt} />
      {scorecard && (
        <Scorecard
          scorecard={scorecard}
          spoken={script}
          promptId={attempt.question.bankId}
          hearing={{
            answer: (answer) => hearing.mutate(answer),
            problem: hearing.error?.message ?? null,
          }}
          {...(plays && { onPlay: play })}
        />
      )}
      {attempt.conversation && attempt.card && (
        <PointsCard
          conversation={attempt.conversation}
          card={attempt.card}
          spoken={script}
          {...(plays && { onPlay: play })}
        />
      )}
      {isMissing && (
        <Notice kind="problem" title="The sound of this attempt is not on this computer any more.">
          What was said and how it was scored is kept.
        </Notice>
      )}
      {script.length > 0 && (
        <section ref={transcript} className="attempt-view-words" aria-labelledby="words-title">
          <h2 id="words-title">What was said</h2>
          <Transcript
            utterances={script}
            notes={notes}
            currentWord={track && index !== null ? { utteranceId: track.utteranceId, index } : null}
            activeNote={activeNote ?? null}
            {...(plays && { onWord: goTo, onPlay: (note) => play(note.evidence) })}
          />
        </section>
      )}
      {plays && (
        <PlayerBar
          ref={bar}
          sound={sound}
          soundUrl={track.url}
          marks={marks}
          tracks={tracks}
          track={track}
          onTrack={(utteranceId) => on(utteranceId, (of) => of.play())}
        />
      )}
    </article>
  );
}

function Head({ attempt }: { attempt: AttemptDetail }) {
  const navigate = useNavigate();
  const { createdAtMs, question, conversation } = attempt;
  return (
    <header className="attempt-view-head">
      <p>
        {dayName(createdAtMs, Date.now())}, {timeOfDay(createdAtMs)} · {attemptFacts(attempt)}
      </p>
      <h1>{question.text}</h1>
      <div>
        {question.bankId && (
          <ButtonLink look="quiet" to={`/?prompt=${question.bankId}`}>
            Answer it again
          </ButtonLink>
        )}
        {conversation && standingOf(conversation, attempt).line && attempt.state === 'rated' && (
          <ButtonLink look="quiet" to={goOnAddress(attempt)}>
            Go on with it
          </ButtonLink>
        )}
        {conversation && (
          <ButtonLink look="quiet" to={`/loops/conversations/${conversation.id}`}>
            Hold it again
          </ButtonLink>
        )}
        {attempt.state !== 'recording' && (
          <DeleteAttempt id={attempt.id} onDeleted={() => navigate('/attempts')} />
        )}
      </div>
    </header>
  );
}

/** What can be done with an answer that has no scorecard. */
function Unfinished({ attempt }: { attempt: AttemptDetail }) {
  if (attempt.state === 'rated') return null;
  if (attempt.state === 'recording') {
    return <Notice kind="status" title="This answer is being recorded now." />;
  }
  return (
    <Notice
      kind="status"
      title="This answer was interrupted before it was scored."
      actions={
        <ButtonLink look="primary" to={goOnAddress(attempt)}>
          Go on with it
        </ButtonLink>
      }
    >
      What had been recorded is kept. Go on where it ends, or stop there and have it scored.
    </Notice>
  );
}
