import { useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { ReadAloud } from '../../rehearse/useReadAloud.ts';
import { useRemembered } from '../../ui/remembered.ts';
import type { Player } from '../player.ts';
import type { Track } from '../script.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { chapterAfterStop, type LoopChapters, stopsOf } from './chapters.ts';

/** Whether each question is read by a voice before its answer; the browser remembers it. */
export const READS_QUESTIONS = 'readsQuestions';

interface ChosenChapter {
  /** The chapter that is open; the number of chapters for what comes after them. */
  at: number;
  /** Opens a chapter; one that can be heard plays. */
  goTo: (chapter: number) => void;
  readsAloud: boolean;
}

/** The chapter follows the sound; the sound stops before what is to be read and goes on after it. */
export function useChapters(
  held: LoopChapters,
  player: Player | null,
  heard: Track | null,
  aloud: ReadAloud,
): ChosenChapter {
  const { chapters, tracks } = held;
  const readsAloud = useRemembered(READS_QUESTIONS, z.enum(['on'])) === 'on' && aloud.canRead;
  const stops = useMemo(() => stopsOf(held, readsAloud), [held, readsAloud]);
  useEffect(() => player?.stopAt(stops), [player, stops]);

  const [chosen, setChosen] = useState<number | null>(chapters[0]?.track === null ? 0 : null);
  const sounding = chapters.findIndex(({ utteranceId }) => utteranceId === heard?.utteranceId);
  const at = chosen ?? Math.max(sounding, 0);

  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  const stoppedAtMs = usePlayerValue(player, (state) => state.stoppedAtMs, null);
  const { hush } = aloud;
  useEffect(() => {
    if (!isPlaying) return;
    setChosen(null);
    hush();
  }, [isPlaying, hush]);

  function goTo(chapter: number) {
    if (chapter < 0 || chapter > chapters.length) return;
    player?.pause();
    hush();
    const { track = null, asked, asker } = chapters[chapter] ?? {};
    const startMs = track === null ? null : tracks[track]?.startMs;
    const begin = () => {
      if (startMs !== undefined && startMs !== null) player?.play();
    };
    if (startMs === undefined || startMs === null || player === null) setChosen(chapter);
    else {
      setChosen(null);
      player.seek(startMs);
    }
    if (readsAloud && asked) aloud.read(asked.text, asker?.voice, begin);
    else begin();
  }

  const goOn = useRef((_stoppedAtMs: number) => {});
  useEffect(() => {
    goOn.current = (stopMs) => goTo(chapterAfterStop(held, stopMs));
  });
  useEffect(() => {
    if (stoppedAtMs !== null) goOn.current(stoppedAtMs);
  }, [stoppedAtMs]);

  return { at, goTo, readsAloud };
}
