import type { Ref } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { IconButton } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import type { Player } from './player.ts';
import type { Mark, Track } from './script.ts';
import { SPEEDS, speedBeside } from './timeline.ts';
import { type OpenSound, usePlayerValue } from './useSound.ts';
import { Waveform } from './Waveform.tsx';
import './PlayerBar.css';

interface PlayerBarProps {
  ref: Ref<HTMLElement>;
  sound: OpenSound;
  soundUrl: string;
  marks: readonly Mark[];
  /** What can be heard, and which of it is. */
  tracks: readonly Track[];
  track: Track;
  onTrack: (utteranceId: string) => void;
}

/** Plays the sound; stays at the window's lower edge while the page scrolls. */
export function PlayerBar(props: PlayerBarProps) {
  const { ref, sound, soundUrl, marks, tracks, track, onTrack } = props;
  const { player } = sound;
  const isPlaying = usePlayerValue(player, (state) => state.isPlaying, false);
  useShortcuts([
    { key: ' ', label: 'Space, k', says: 'Play or pause', run: () => player.toggle() },
    { key: 'k', says: 'Play or pause', run: () => player.toggle() },
    { key: 'ArrowLeft', label: '←', says: 'Back 5 seconds', run: () => player.skip(-5_000) },
    { key: 'ArrowRight', label: '→', says: 'On 5 seconds', run: () => player.skip(5_000) },
    { key: 'j', label: 'j', says: 'Back 10 seconds', run: () => player.skip(-10_000) },
    { key: 'l', label: 'l', says: 'On 10 seconds', run: () => player.skip(10_000) },
    { key: ',', label: ',', says: 'Slower', run: () => changeSpeed(player, -1) },
    { key: '.', label: '.', says: 'Faster', run: () => changeSpeed(player, 1) },
  ]);

  return (
    <section ref={ref} className="player" aria-label="Player">
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        onPress={() => player.toggle()}
      />
      <div className="player-place">
        {tracks.length > 1 && (
          <SelectField
            label="What is heard"
            hidesLabel
            options={tracks.map(({ utteranceId, label }) => ({ id: utteranceId, name: label }))}
            value={track.utteranceId}
            onChange={onTrack}
          />
        )}
        <Time player={player} />
      </div>
      <Waveform sound={sound} soundUrl={soundUrl} marks={marks} />
      <Speeds player={player} />
    </section>
  );
}

function changeSpeed(player: Player, step: 1 | -1): void {
  player.setSpeed(speedBeside(player.getState().speed, step));
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
