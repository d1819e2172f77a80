import { Link } from 'react-router';
import { dimensionOf, ELEMENT_WORDS } from '#contract/element.ts';
import type { DebriefQuote } from '#contract/loop.ts';
import { shownText } from '#contract/shown.ts';
import { DimensionMark } from '../ui/DimensionMark.tsx';
import { Quote } from '../ui/Quote.tsx';

/** The person's own words, what they prove or what counts against them, and the way to their answer. */
export function Said({ said: { attemptId, quote, element, proves } }: { said: DebriefQuote }) {
  const dimension = element && dimensionOf(element);
  return (
    <div className="debrief-said">
      <Quote text={quote} dimension={dimension} startMs={null} />
      <p>
        {element && dimension ? (
          <>
            <DimensionMark dimension={dimension} /> {proves ? '' : 'falls short of: '}
            {ELEMENT_WORDS[element].name}
          </>
        ) : (
          'counts against the answer'
        )}
        <span className="debrief-dot"> · </span>
        <AnswerLink attemptId={attemptId} quote={quote} />
      </p>
    </div>
  );
}

/** The way to the answer that words of it stand in; which words, a screen reader is told. */
export function AnswerLink({ attemptId, quote }: { attemptId: string; quote: string }) {
  return (
    <Link className="debrief-answer" to={`/attempts/${attemptId}`}>
      the answer<span className="unseen"> with “{shownText(quote)}”</span>
    </Link>
  );
}
