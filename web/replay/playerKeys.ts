import type { Shortcut } from '../ui/shortcuts.ts';
import { wordBeside } from './axis.ts';
import type { Player } from './player.ts';
import type { Track } from './script.ts';
import { type Clip, speedBeside } from './timeline.ts';

interface Heard {
  player: Player;
  tracks: readonly Track[];
  /** What R loops. */
  passage: Clip | null;
  toggleSilences: () => void;
}

/** The keys of the players that people know, and those for a loop. */
export function playerKeys({ player, tracks, passage, toggleSilences }: Heard): Shortcut[] {
  const stepWord = (step: 1 | -1) => {
    player.pause();
    player.seek(wordBeside(tracks, player.getState().timeMs, step));
  };
  const changeSpeed = (step: 1 | -1) => player.setSpeed(speedBeside(player.getState().speed, step));
  const repeat = () => {
    if (player.getState().isLoop) player.endLoop();
    else if (passage) player.loop(passage);
  };
  return [
    { key: ' ', label: 'Space, K', says: 'Play or pause', run: () => player.toggle() },
    { key: 'k', says: 'Play or pause', run: () => player.toggle() },
    { key: 'ArrowLeft', label: '←', says: 'Back 5 seconds', run: () => player.skip(-5_000) },
    { key: 'ArrowRight', label: '→', says: 'On 5 seconds', run: () => player.skip(5_000) },
    { key: 'j', label: 'J', says: 'Back 10 seconds', run: () => player.skip(-10_000) },
    { key: 'l', label: 'L', says: 'On 10 seconds', run: () => player.skip(10_000) },
    {
      key: ',',
      label: ',',
      says: 'Pause, and back one word',
      run: () => stepWord(-1),
      repeats: true,
    },
    { key: '.', label: '.', says: 'Pause, and on one word', run: () => stepWord(1), repeats: true },
    { key: '<', label: '<', says: 'Slower', run: () => changeSpeed(-1) },
    { key: '>', label: '>', says: 'Faster', run: () => changeSpeed(1) },
    { key: 'Home', label: 'Home', says: 'To the beginning', run: () => player.seek(0) },
    {
      key: 'End',
      label: 'End',
      says: 'To the end',
      run: () => player.seek(player.getState().durationMs),
    },
    ...Array.from({ length: 10 }, (_, tenth) => ({
      key: String(tenth),
      ...(tenth === 0 && { label: '0 – 9' }),
      says: 'To that tenth of the sound',
      run: () => player.seek((player.getState().durationMs * tenth) / 10),
    })),
    {
      key: 'r',
      label: 'R',
      says: 'Loop the words that are marked or played last, or end the loop',
      run: repeat,
    },
    { key: 'Shift', label: 'Shift ←→', says: 'Mark words, from the one that was pressed' },
    { key: 'a', label: 'A', says: 'A loop begins here', run: () => player.loopFromHere() },
    { key: 'b', label: 'B', says: 'And ends here', run: () => player.loopToHere() },
    { key: 's', label: 'S', says: 'Skip silences, or not', run: toggleSilences },
  ];
}
