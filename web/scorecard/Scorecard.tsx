import type { ReactNode } from 'react';
import { DIMENSIONS, type ElementId, type Evidence } from '#contract/element.ts';
import type { Scorecard as ScorecardData } from '#contract/scorecard.ts';
import { DimensionRatingView } from './DimensionRatingView.tsx';
import { type Hearing, IntegrityNotes } from './IntegrityNotes.tsx';
import type { Spoken } from './notes.ts';
import { Telling } from './Telling.tsx';
import { TooShort } from './TooShort.tsx';
import { Votes } from './Votes.tsx';
import './Scorecard.css';

interface ScorecardProps {
  scorecard: ScorecardData;
  /** The words that it was made from. */
  spoken: Spoken;
  /** The bank's id of the prompt, to answer it again. */
  promptId: string | null;
  /** Takes the person's word on what cannot be so. */
  hearing: Hearing;
  /** What else stands beside a missing element. */
  beside?: (element: ElementId) => ReactNode;
  /** Plays just a passage; without it there are no play marks. */
  onPlay?: (evidence: Evidence) => void;
}

/** The verdict, the three dimensions with their proofs and gaps, and apart from it the telling. */
export function Scorecard(props: ScorecardProps) {
  const { scorecard, spoken, promptId, hearing, beside, onPlay } = props;
  if (!scorecard.sufficient) {
    return <TooShort words={scorecard.delivery.words} promptId={promptId} />;
  }
  return (
    <div className="scorecard">
      <Votes scorecard={scorecard} />
      <IntegrityNotes
        notes={scorecard.integrity}
        hearing={hearing}
        spoken={spoken}
        onPlay={onPlay}
      />
      <div className="scorecard-dimensions">
        {DIMENSIONS.map((dimension) => (
          <DimensionRatingView
            key={dimension}
            dimension={dimension}
            rating={scorecard.dimensions[dimension]}
            advice={scorecard.advice.filter((advice) => advice.dimension === dimension)}
            signals={scorecard.signals}
            rewrites={dimension === 'framing' ? (scorecard.rewrites ?? []) : []}
            spoken={spoken}
            beside={beside}
            onPlay={onPlay}
          />
        ))}
      </div>
      <Telling star={scorecard.star} delivery={scorecard.delivery} />
    </div>
  );
}
