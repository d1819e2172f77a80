import type { Ref } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Evidence } from '#contract/element.ts';
import { IconButton } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { Switch } from '../ui/Switch.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { LoopControls, type LoopPassage } from './LoopControls.tsx';
import type { Player } from './player.ts';
import { playerKeys } from './playerKeys.ts';
import type { Mark, Track } from './script.ts';
import { SPEEDS } from './timeline.ts';
import { usePlayerValue } from './usePlayer.ts';
import { useSkipSilences } from './useSkipSilences.ts';
import { Waveform } from './Waveform.tsx';
import './PlayerBar.css';

interface PlayerBarProps {
  ref: Ref<HTMLElement>;
  player: Player;
  /** What can be heard, in a row; keep the array's identity between drawings. */
  tracks: readonly Track[];
  marks: readonly Mark[];
  /** What can be looped. */
  passage: LoopPassage | null;
  onUnmark: () => void;
  /** A mark on the waveform was pressed. */
  onPlay: (passage: Evidence) => void;
}

/** Plays the sound; stays at the window's lower edge while the page scrolls. */
export function PlayerBar(props: PlayerBarProps) {
  const { ref, player, tracks, marks, passage, onUnmark, onPlay } = props;
  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  const [skipsSilences, setSkipsSilences] = useSkipSilences(player, tracks);
  useShortcuts(
    playerKeys({
      player,
      tracks,
      passage: passage?.clip ?? null,
      toggleSilences: () => setSkipsSilences(!skipsSilences),
    }),
  );

  return (
    <section ref={ref} className="player" aria-label="Player">
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        onPress={() => player.toggle()}
      />
      <Time player={player} />
      <Waveform player={player} tracks={tracks} marks={marks} onPlay={onPlay} />
      <div className="player-ways">
        <LoopControls player={player} passage={passage} onUnmark={onUnmark} />
        <Switch isOn={skipsSilences} onChange={setSkipsSilences}>
          Skip silences
        </Switch>
        <Speeds player={player} />
      </div>
    </section>
  );
}

function Time({ player }: { player: Player }) {
  const time = usePlayerValue(player, (state) => clock(state.timeMs), '');
  const duration = usePlayerValue(player, (state) => clock(state.durationMs), '');
  return (
    <p className="player-time">
      <span>{time}</span> / {duration}
    </p>
  );
}

function Speeds({ player }: { player: Player }) {
  const current = usePlayerValue<number>(player, (state) => state.speed, 1);
  return (
    <ToggleButtonGroup
      className="player-speeds"
      aria-label="Speed"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[current]}
      onSelectionChange={(keys) => {
        const speed = SPEEDS.find((candidate) => keys.has(candidate));
        if (speed !== undefined) player.setSpeed(speed);
      }}
    >
      {SPEEDS.map((speed) => (
        <ToggleButton key={speed} id={speed}>
          {speed}
          <span aria-hidden="true">×</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
