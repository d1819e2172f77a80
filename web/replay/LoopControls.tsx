import { Button } from '../ui/Button.tsx';
import { clock } from '../ui/clock.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import type { Player } from './player.ts';
import type { Clip } from './timeline.ts';
import { usePlayerValue } from './usePlayer.ts';

/** Words of the script that can be looped. */
export interface LoopPassage {
  clip: Clip;
  /** Marked by the person, or a quote that was played. */
  kind: 'marked' | 'quote';
}

interface LoopControlsProps {
  player: Player;
  passage: LoopPassage | null;
  /** The person wants no words marked any more. */
  onUnmark: () => void;
}

/** Plays a passage again and again; says so as long as it does. */
export function LoopControls({ player, passage, onUnmark }: LoopControlsProps) {
  const loop = usePlayerValue(player, ({ clip, isLoop }) => (isLoop ? clip : null), null);
  const fromMs = usePlayerValue(player, (state) => state.fromMs, null);
  const end = () => player.endLoop();
  return (
    <div className="player-loop">
      <p role="status">
        {loop && `Looping ${clock(loop.startMs)}–${clock(loop.endMs)}`}
        {!loop && fromMs !== null && `Loop from ${clock(fromMs)}: B ends it`}
      </p>
      {loop && (
        <Button look="quiet" icon="repeat" keyLabel="Esc" onPress={end}>
          End the loop
        </Button>
      )}
      {!loop && fromMs === null && passage && (
        <Button look="quiet" icon="repeat" keyLabel="R" onPress={() => player.loop(passage.clip)}>
          {passage.kind === 'marked' ? 'Loop these words' : 'Loop this quote'}
        </Button>
      )}
      {!loop && fromMs === null && !passage && (
        <p className="player-hint">Mark words to loop them</p>
      )}
      {(loop || fromMs !== null) && <EscapeKey says="End the loop" run={end} />}
      {!loop && fromMs === null && passage?.kind === 'marked' && (
        <EscapeKey says="Unmark the words" run={onUnmark} />
      )}
    </div>
  );
}

/** On the page only as long as there is something to leave, and so asked before the screen's own. */
function EscapeKey({ says, run }: { says: string; run: () => void }) {
  useShortcuts([{ key: 'Escape', label: 'Esc', says, run }]);
  return null;
}
