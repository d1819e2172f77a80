import { useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { AttemptDetail } from '#contract/attempt.ts';
import type { LoopDetail } from '#contract/loop.ts';
import { useReadAloud } from '../../rehearse/useReadAloud.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { clock } from '../../ui/clock.ts';
import { remember } from '../../ui/remembered.ts';
import { Switch } from '../../ui/Switch.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { dayName } from '../days.ts';
import { PlayerBar } from '../PlayerBar.tsx';
import { marksOf } from '../script.ts';
import { useFollow } from '../useFollow.ts';
import { useListening } from '../useListening.ts';
import { useLook } from '../useLook.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { ChapterList } from './ChapterList.tsx';
import { ChapterView } from './ChapterView.tsx';
import { chaptersOf } from './chapters.ts';
import { DebriefChapter } from './DebriefChapter.tsx';
import { READS_QUESTIONS, useChapters } from './useChapters.ts';
import './LoopReplay.css';

interface LoopReplayProps {
  loop: LoopDetail;
  /** Its attempts, in the order in which they were asked. */
  details: readonly AttemptDetail[];
  /** Whether the loop is still there should be looked at. */
  onLook: () => void;
}

/** A loop as one sitting: every question, answer, probe and reply in order, then the debrief. */
export function LoopReplay({ loop, details, onLook }: LoopReplayProps) {
  const navigate = useNavigate();
  const held = useMemo(() => chaptersOf(loop, details), [loop, details]);
  const { chapters, tracks } = held;
  const marks = useMemo(
    () => marksOf([...new Set(chapters.map(({ notes }) => notes))].flat(), tracks),
    [chapters, tracks],
  );
  const listening = useListening(tracks);
  const { player } = listening;
  const isMissing = usePlayerValue(player, (state) => state.status === 'missing', false);
  const heard = player !== null && !isMissing ? player : null;
  useLook(player, onLook);
  const aloud = useReadAloud();
  const { at, goTo, readsAloud } = useChapters(held, heard, listening.track, aloud);
  const chapter = chapters[at] ?? null;
  const address = loop.state === 'open' ? '/loops' : `/loops/${loop.id}/debrief`;

  useShortcuts([
    { key: 'n', label: 'N', says: 'Next chapter', run: () => goTo(at + 1) },
    { key: 'p', label: 'P', says: 'Chapter before', run: () => goTo(at - 1) },
    { key: 'Escape', label: 'Esc', says: 'Leave', run: () => navigate(address) },
  ]);

  const page = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLElement>(null);
  useFollow(page, bar, listening.word);
  const last = tracks.at(-1);

  return (
    <article className="loop-replay">
      <header>
        <p className="loop-replay-facts">
          {dayName(loop.createdAtMs, Date.now())} · {chapters.length}{' '}
          {chapters.length === 1 ? 'chapter' : 'chapters'}
          {last && ` · ${clock(last.startMs + last.durationMs)}`}
        </p>
        <h1>{loop.title}</h1>
        <div className="loop-replay-ways">
          <ButtonLink look="quiet" to={loop.state === 'open' ? `/loops/${loop.id}` : address}>
            {loop.state === 'open' ? 'Go on with the loop' : 'Read the debrief'}
          </ButtonLink>
          {aloud.canRead && (
            <Switch
              isOn={readsAloud}
              onChange={(isOn) => remember(READS_QUESTIONS, isOn ? 'on' : null)}
            >
              Read the questions aloud
            </Switch>
          )}
        </div>
      </header>
      <ChapterList loop={loop} held={held} at={at} onChoose={goTo} />
      <div ref={page} className="loop-replay-page">
        {chapter ? (
          <ChapterView
            key={chapter.utteranceId}
            chapter={chapter}
            questions={details.length}
            listening={listening}
            onNext={() => goTo(at + 1)}
          />
        ) : (
          <DebriefChapter loop={loop} />
        )}
      </div>
      {heard && (
        <PlayerBar
          ref={bar}
          player={heard}
          tracks={tracks}
          marks={marks}
          passage={listening.passage}
          onUnmark={() => listening.mark(null)}
          onPlay={listening.play}
        />
      )}
    </article>
  );
}
