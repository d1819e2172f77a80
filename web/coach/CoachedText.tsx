import { Link } from 'react-router';
import type { CoachedFact, Coaching } from '#contract/coaching.ts';
import type { Evidence } from '#contract/element.ts';
import { costWords } from '../models/words.ts';
import { wordAddress } from '../replay/useArrival.ts';
import { type Spoken, startMsOf } from '../scorecard/notes.ts';
import { Fold } from '../ui/Fold.tsx';
import { Quote } from '../ui/Quote.tsx';

interface CoachedTextProps {
  coached: Extract<Coaching, { state: 'there' }>;
  /** The words of this page; empty where the facts were said in another attempt. */
  spoken: Spoken;
  onPlay: ((evidence: Evidence) => void) | undefined;
}

/** What a model wrote, and for each sentence the person’s words that it stands on. */
export function CoachedText({ coached, spoken, onPlay }: CoachedTextProps) {
  const { attemptId, sentences, refused, usage, promptVersion } = coached;
  return (
    <div className="coached">
      <p className="coached-text">
        {sentences.map(({ text }) => (
          <span key={text}>
            <WithBlanks text={text} />{' '}
          </span>
        ))}
      </p>
      {refused > 0 && (
        <p>
          {refused === 1 ? 'One sentence was' : `${refused} sentences were`} left out: what{' '}
          {refused === 1 ? 'it' : 'they'} said is not in your words.
        </p>
      )}
      <Fold title="What each sentence stands on">
        <ol className="coached-facts">
          {sentences.map(({ text, facts }) => (
            <li key={text}>
              <p>{text}</p>
              {facts.length === 0 && <p className="coach-terms">Nothing yet: fill in its blank.</p>}
              {facts.map((fact) => (
                <Fact
                  key={fact.quote}
                  fact={fact}
                  attemptId={attemptId}
                  spoken={spoken}
                  onPlay={onPlay}
                />
              ))}
            </li>
          ))}
        </ol>
      </Fold>
      <p className="coach-terms">
        Instructions {promptVersion}; it took{' '}
        {(usage.inputTokens + usage.outputTokens).toLocaleString('en-US')} tokens (
        {costWords(usage.usd)}). It is not kept: copy what you want to keep.
      </p>
    </div>
  );
}

interface FactProps extends Pick<CoachedTextProps, 'spoken' | 'onPlay'> {
  fact: CoachedFact;
  attemptId: string;
}

function Fact({ fact: { quote, evidence }, attemptId, spoken, onPlay }: FactProps) {
  const place = { utteranceId: evidence.utteranceId, index: evidence.from };
  return (
    <>
      <Quote
        text={quote}
        dimension={null}
        startMs={startMsOf(evidence, spoken)}
        onPlay={onPlay && (() => onPlay(evidence))}
      />
      <Link className="coached-place" to={wordAddress(attemptId, place)}>
        See it in the answer
      </Link>
    </>
  );
}

/** Its blanks, "[how many]", told apart from its words. */
function WithBlanks({ text }: { text: string }) {
  let at = 0;
  return text.split(/(\[[^\]]*\])/).map((part) => {
    at += part.length;
    return part.startsWith('[') ? (
      <span key={at} className="coached-blank">
        {part}
      </span>
    ) : (
      part
    );
  });
}
