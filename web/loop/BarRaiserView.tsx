import type { Debrief } from '#contract/loop.ts';
import { Said } from './Said.tsx';

/** Who raised the bar, what they asked, and whether they object. */
export function BarRaiserView({ barRaiser }: { barRaiser: NonNullable<Debrief['barRaiser']> }) {
  const { interviewer, asked, objects, reason, quotes } = barRaiser;
  return (
    <section aria-label="The Bar Raiser" className="debrief-bar">
      <h2>
        {interviewer}, the Bar Raiser, {objects ? 'objects' : 'does not object'}
      </h2>
      <p className="debrief-reason">{reason}</p>
      {quotes.length > 0 && (
        <div className="debrief-cites">
          {quotes.map((quote) => (
            <Said key={`${quote.attemptId} ${quote.quote}`} said={quote} />
          ))}
        </div>
      )}
      {asked.length > 0 && (
        <div>
          <h3>What they asked</h3>
          <ol className="debrief-asked">
            {asked.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
