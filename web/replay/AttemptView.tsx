import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AttemptDetail } from '#contract/attempt.ts';
import { ELEMENT_WORDS } from '#contract/element.ts';
import { useAnswerIntegrity } from '../api.ts';
import { AskCoach } from '../coach/AskCoach.tsx';
import { PointsCard } from '../conversation/PointsCard.tsx';
import { standingOf } from '../conversation/standing.ts';
import { Ear } from '../hearing/Ear.tsx';
import { TakeAlong } from '../keep/TakeAlong.tsx';
import { AnswerCost } from '../models/AnswerCost.tsx';
import { SecondOpinion } from '../opinion/SecondOpinion.tsx';
import { marginNotes } from '../scorecard/notes.ts';
import { Scorecard } from '../scorecard/Scorecard.tsx';
import { FileUnder } from '../stories/FileUnder.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Transcript } from '../ui/Transcript.tsx';
import { attemptFacts } from './AttemptRow.tsx';
import { Corrections } from './correct/Corrections.tsx';
import { type Correctable, CorrectWords } from './correct/CorrectWords.tsx';
import { DeleteAttempt } from './DeleteAttempt.tsx';
import { dayName, timeOfDay } from './days.ts';
import { goOnAddress } from './goOn.ts';
import { PlayerBar } from './PlayerBar.tsx';
import { SoundNotice } from './SoundNotice.tsx';
import { marksOf, scriptOf, tracksOf } from './script.ts';
import { useArrival } from './useArrival.ts';
import { useFollow } from './useFollow.ts';
import { useListening } from './useListening.ts';
import { useLook } from './useLook.ts';
import { usePlayerValue } from './usePlayer.ts';
import './AttemptView.css';

interface AttemptViewProps {
  attempt: AttemptDetail;
  /** Whether the attempt is still there should be looked at. */
  onLook: () => void;
}

/** Everything that is kept of an attempt, the words and the sound in step. */
export function AttemptView({ attempt, onLook }: AttemptViewProps) {
  const { scorecard } = attempt;
  const [isDeleting, setIsDeleting] = useState(false);
  const [isCorrecting, setIsCorrecting] = useState(false);
  const script = useMemo(() => scriptOf(attempt), [attempt]);
  const notes = useMemo(() => (scorecard ? marginNotes(scorecard) : []), [scorecard]);
  const tracks = useMemo(() => (isDeleting ? [] : tracksOf(attempt)), [attempt, isDeleting]);
  const marks = useMemo(() => marksOf(notes, tracks), [notes, tracks]);

  const correctable = attempt.state === 'rated' ? correctableIn(attempt, script) : [];

  const listening = useListening(tracks);
  const { player, missing, play } = listening;
  const isMissing = usePlayerValue(player, (state) => state.status === 'missing', false);
  const isTyped = attempt.source === 'typed';
  const heard = player !== null && !isMissing ? player : null;
  const activeNote = notes.find((note) => note.evidence === listening.lit) ?? null;
  useLook(player, onLook);

  const hearing = useAnswerIntegrity(attempt.id);

  // What was asked about words that have been corrected since is not shown.
  const version = attempt.utterances.map((utterance) => utterance.version).join();
  const toCoach = { attemptId: attempt.id, spoken: script, onPlay: heard ? play : undefined };

  const transcript = useRef<HTMLElement>(null);
  const bar = useRef<HTMLElement>(null);
  useArrival(transcript, script);
  useFollow(transcript, bar, listening.word);

  return (
    <article className="attempt-view">
      <Head attempt={attempt} onDeleting={setIsDeleting} />
      <Unfinished attempt={attempt} />
      {scorecard?.sufficient && <FileUnder attemptId={attempt.id} />}
      {scorecard && (
        <Scorecard
          scorecard={scorecard}
          spoken={script}
          promptId={attempt.question.bankId}
          hearing={{
            answer: (answer) => hearing.mutate(answer),
            problem: hearing.error?.message ?? null,
          }}
          beside={(element) => (
            <AskCoach
              key={version}
              {...toCoach}
              request={{ kind: 'rewrite', element }}
              what="rewrite"
              about={ELEMENT_WORDS[element].name}
            />
          )}
          {...(heard && { onPlay: play })}
        />
      )}
      {scorecard?.sufficient && (
        <AskCoach
          key={version}
          {...toCoach}
          request={{ kind: 'modelAnswer' }}
          what="model answer from your own words"
        />
      )}
      {scorecard?.sufficient && (
        <SecondOpinion attemptId={attempt.id} spoken={script} onPlay={heard ? play : undefined} />
      )}
      <AnswerCost attemptId={attempt.id} />
      {attempt.conversation && attempt.card && (
        <PointsCard
          conversation={attempt.conversation}
          card={attempt.card}
          spoken={script}
          {...(heard && { onPlay: play })}
        />
      )}
      <SoundNotice attempt={attempt} missing={missing} />
      {script.length > 0 && (
        <section ref={transcript} className="attempt-view-words" aria-labelledby="words-title">
          <header>
            <h2 id="words-title">{isTyped ? 'What was typed' : 'What was said'}</h2>
            {correctable.length > 0 && !isCorrecting && (
              <Button look="quiet" onPress={() => setIsCorrecting(true)}>
                {isTyped ? 'Change what was typed' : 'Correct misheard words'}
              </Button>
            )}
          </header>
          <Ear attempt={attempt} />
          {isCorrecting ? (
            <CorrectWords
              attemptId={attempt.id}
              isTyped={isTyped}
              utterances={correctable}
              onDone={() => setIsCorrecting(false)}
            />
          ) : (
            <>
              <Corrections attempt={attempt} onPlay={heard ? play : undefined} />
              <Transcript
                utterances={script}
                notes={notes}
                currentWord={listening.word}
                activeNote={activeNote}
                marked={listening.marked}
                {...(heard && {
                  onWord: listening.hearWord,
                  onMark: listening.mark,
                  onPlay: (note) => play(note.evidence),
                })}
              />
            </>
          )}
        </section>
      )}
      {heard && (
        <PlayerBar
          ref={bar}
          player={heard}
          tracks={tracks}
          marks={marks}
          passage={listening.passage}
          onUnmark={() => listening.mark(null)}
          onPlay={play}
        />
      )}
    </article>
  );
}

function correctableIn(
  { utterances }: AttemptDetail,
  script: ReturnType<typeof scriptOf>,
): Correctable[] {
  return script.flatMap(({ id, label, words }) => {
    const version = utterances.find((utterance) => utterance.id === id)?.version;
    return version === undefined ? [] : [{ id, label, version, words }];
  });
}

interface HeadProps {
  attempt: AttemptDetail;
  onDeleting: (isDeleting: boolean) => void;
}

function Head({ attempt, onDeleting }: HeadProps) {
  const navigate = useNavigate();
  const { createdAtMs, question, conversation, scorecard } = attempt;
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
        {scorecard?.sufficient && (
          <ButtonLink look="quiet" to={`/compare?a=${attempt.id}`}>
            Compare with another telling
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
        {attempt.state !== 'recording' && <TakeAlong attempt={attempt} />}
        {attempt.state !== 'recording' && (
          <DeleteAttempt
            id={attempt.id}
            onDeleting={onDeleting}
            onDeleted={() => navigate('/attempts')}
          />
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
