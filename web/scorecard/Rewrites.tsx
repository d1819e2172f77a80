import type { Dimension, Evidence } from '#contract/element.ts';
import type { Rewrite } from '#contract/scorecard.ts';
import { Fold } from '../ui/Fold.tsx';
import { Quote } from '../ui/Quote.tsx';
import { type Spoken, startMsOf } from './notes.ts';

interface RewritesProps {
  rewrites: readonly Rewrite[];
  dimension: Dimension;
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** A hero's sentences with a template beside each, for whoever has the facts to fill it. */
export function Rewrites({ rewrites, dimension, spoken, onPlay }: RewritesProps) {
  return (
    <Fold title="Tell it as a leader would">
      <div className="rewrites">
        <p>
          Templates: fill a blank only with what happened. If nobody else owned it, choose another
          story.
        </p>
        <ul className="findings">
          {rewrites.map(({ quote, evidence: [first], template }) => (
            <li key={quote} data-credited="false">
              <Quote
                text={quote}
                dimension={dimension}
                startMs={first ? startMsOf(first, spoken) : null}
                onPlay={first && onPlay && (() => onPlay(first))}
              />
              <p className="rewrite-template">
                <Template text={template} />
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Fold>
  );
}

/** Its blanks, "____ (who)", told apart from its words. */
function Template({ text }: { text: string }) {
  const parts = text.split(/(____(?: \([^)]*\))?)/);
  let at = 0;
  return parts.map((part) => {
    at += part.length;
    return part.startsWith('____') ? (
      <span key={at} className="rewrite-blank">
        {part}
      </span>
    ) : (
      part
    );
  });
}
