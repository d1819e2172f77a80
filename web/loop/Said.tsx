import { Link } from 'react-router';
import { dimensionOf, ELEMENT_WORDS } from '#contract/element.ts';
import type { DebriefQuote } from '#contract/loop.ts';
import { DimensionMark } from '../ui/DimensionMark.tsx';
import { Quote } from '../ui/Quote.tsx';

/** The person's own words, what they prove, and the way to the answer that they stand in. */
export function Said({ said }: { said: DebriefQuote }) {
  const { element, proves } = said;
  const dimension = element && dimensionOf(element);
  return (
    <div className="debrief-said">
      <Quote text={said.quote} dimension={dimension} startMs={null} />
      <p>
        {element && dimension && (
          <>
            <DimensionMark dimension={dimension} /> {proves ? '' : 'falls short of: '}
            {ELEMENT_WORDS[element].name} ·{' '}
          </>
        )}
        <Link to={`/attempts/${said.attemptId}`}>the answer</Link>
      </p>
    </div>
  );
}
