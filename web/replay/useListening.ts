import { useMemo, useState } from 'react';
import type { Evidence } from '#contract/element.ts';
import type { WordPlace } from '../ui/Transcript.tsx';
import { trackAt, wordIn, wordStartMs } from './axis.ts';
import type { LoopPassage } from './LoopControls.tsx';
import type { Player } from './player.ts';
import { passageClip, type Track } from './script.ts';
import { usePlayer, usePlayerValue } from './usePlayer.ts';

export interface Listening {
  player: Player | null;
  /** The addresses at which there turned out to be no sound. */
  missing: readonly string[];
  /** The track that is heard; null where there is none. */
  track: Track | null;
  /** The word that is heard. */
  word: WordPlace | null;
  /** The passage that is played alone. */
  lit: Evidence | null;
  marked: Evidence | null;
  /** What can be looped: the words that are marked, or else the quote that was played last. */
  passage: LoopPassage | null;
  /** Plays just this. */
  play: (passage: Evidence) => void;
  /** Plays on from a word while it plays; else plays just the word, or what is shown as one. */
  hearWord: (passage: Evidence) => void;
  mark: (passage: Evidence | null) => void;
}

/** Words and sound as one: what is heard, what is marked, and hearing any of the words. */
export function useListening(tracks: readonly Track[]): Listening {
  const { player, missing } = usePlayer(tracks);
  const [quote, setQuote] = useState<Evidence | null>(null);
  const [marked, mark] = useState<Evidence | null>(null);

  const at = usePlayerValue(player, ({ timeMs }) => trackAt(tracks, timeMs), null);
  const track = at === null ? null : (tracks[at] ?? null);
  const index = usePlayerValue(player, ({ timeMs }) => wordIn(track, timeMs), null);
  const clip = usePlayerValue(player, (state) => state.clip, null);
  const word = useMemo(
    () => (track && index !== null ? { utteranceId: track.utteranceId, index } : null),
    [track, index],
  );
  const passage = useMemo((): LoopPassage | null => {
    const words = marked ?? quote;
    const clip = words && passageClip(tracks, words);
    return clip && { clip, kind: marked ? 'marked' : 'quote' };
  }, [tracks, marked, quote]);

  function play(passage: Evidence) {
    const clip = passageClip(tracks, passage);
    if (player === null || clip === null) return;
    setQuote(passage);
    mark(null);
    player.playClip(clip);
  }

  function hearWord(passage: Evidence) {
    const track = tracks.find((one) => one.utteranceId === passage.utteranceId);
    const startMs = track ? wordStartMs(track, passage.from) : null;
    const clip = passageClip(tracks, passage);
    if (player === null || startMs === null || clip === null) return;
    mark(null);
    if (player.getState().isPlaying) player.seek(startMs);
    else player.playClip(clip);
  }

  return {
    player,
    missing,
    track,
    word,
    lit: quote && clip && clip.startMs === passageClip(tracks, quote)?.startMs ? quote : null,
    marked,
    passage,
    play,
    hearWord,
    mark,
  };
}
