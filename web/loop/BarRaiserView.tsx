import type { Debrief } from '#contract/loop.ts';
import { Said } from './Said.tsx';

/** Who raised the bar, what they asked, and whether they object. */
export function BarRaiserView({ barRaiser }: { barRaiser: NonNullable<Debrief['barRaiser']> }) {
  const { interviewer, asked, objects, reason, quotes } = barRaiser;
  return (
    <section aria-label="The Bar Raiser" className="debrief-bar">
      <h2>
        {interviewer} raised the bar and {objects ? 'objects' : 'does not object'}
      </h2>
      <p>{reason}</p>
      {quotes.map((quote) => (
        <Said key={`${quote.attemptId} ${quote.element}`} said={quote} />
      ))}
      {asked.length > 0 && (
        <>
          <h3>What they asked</h3>
          <ul className="debrief-asked">
            {asked.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
