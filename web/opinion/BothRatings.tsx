import type { Evidence } from '#contract/element.ts';
import type { Opinion } from '#contract/opinion.ts';
import type { CountingGrader, RemoteUsage } from '#contract/remote.ts';
import { costWords } from '../models/words.ts';
import type { Spoken } from '../scorecard/notes.ts';
import { Choice } from '../ui/Choice.tsx';
import { BothLevels } from './BothLevels.tsx';
import { Differences } from './Differences.tsx';
import { differencesIn, droppedWords } from './differences.ts';

const KEEPING = [
  { value: 'local', says: 'Keep Understudy’s' },
  { value: 'remote', says: 'Keep the model’s' },
] as const;

interface BothRatingsProps {
  opinion: Extract<Opinion, { state: 'there' }>;
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
  onKeep: (counts: CountingGrader) => void;
}

/** Two ratings of the same words: their levels, where they differ and why, and which one counts. */
export function BothRatings({ opinion, spoken, onPlay, onKeep }: BothRatingsProps) {
  const { local, remote, counts, droppedQuotes, usage } = opinion;
  const dropped = droppedWords(droppedQuotes);
  return (
    <>
      <BothLevels ratings={{ local, remote }} counts={counts} />
      <div className="opinion-choice">
        <Choice
          label="Which rating counts for this answer"
          options={KEEPING}
          value={counts}
          onChange={onKeep}
        />
        <p role="status">
          {counts === 'local' ? 'Understudy’s rating counts.' : 'The model’s rating counts.'}
        </p>
      </div>
      <Differences differences={differencesIn({ local, remote })} spoken={spoken} onPlay={onPlay} />
      <p className="opinion-facts">
        {dropped} {tookWords(usage)}
      </p>
    </>
  );
}

function tookWords(usage: RemoteUsage | null): string {
  if (usage === null) return 'The opinion was made on another computer.';
  const { usd, inputTokens, outputTokens } = usage;
  const tokens = `${inputTokens.toLocaleString('en-US')} tokens read and ${outputTokens.toLocaleString('en-US')} written`;
  return usd === null
    ? `The price of this opinion is not known: ${tokens}.`
    : `This opinion ${usd === 0 ? 'was free' : `cost ${costWords(usd)}`}: ${tokens}.`;
}
