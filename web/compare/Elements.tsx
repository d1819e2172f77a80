import { ELEMENT_WORDS } from '#contract/element.ts';
import { startMsOf } from '../scorecard/notes.ts';
import { DimensionMark } from '../ui/DimensionMark.tsx';
import { Quote } from '../ui/Quote.tsx';
import {
  type Both,
  type ComparedElement,
  type Rated,
  TELLING_NAMES,
  TELLINGS,
  type Telling,
} from './comparison.ts';
import type { PlayOf } from './usePassages.ts';

interface ElementsProps {
  elements: readonly ComparedElement[];
  tellings: Both<Rated>;
  play: PlayOf;
}

const GROUPS = [
  {
    earnedBy: 'later',
    title: 'Gained',
    says: 'Only the later telling has these: keep saying them.',
  },
  {
    earnedBy: 'earlier',
    title: 'Lost',
    says: 'Only the earlier telling has these: bring them back.',
  },
  { earnedBy: 'both', title: 'In both', says: 'Keep whichever words are the plainer.' },
] as const;

/** The elements that only one telling earns, then those that both do; each with both quotes. */
export function Elements({ elements, tellings, play }: ElementsProps) {
  return (
    <section className="compare-elements" aria-labelledby="elements-title">
      <h2 id="elements-title">What to keep from each</h2>
      {elements.length === 0 && <p>Neither telling proves anything.</p>}
      {GROUPS.map(({ earnedBy, title, says }) => {
        const group = elements.filter((element) => element.earnedBy === earnedBy);
        if (group.length === 0) return null;
        return (
          <section key={earnedBy} aria-label={title} data-earned-by={earnedBy}>
            <h3>
              {title} <span>{says}</span>
            </h3>
            <ul>
              {group.map((element) => (
                <li key={element.id} data-dimension={element.dimension}>
                  <p className="compare-element">
                    <DimensionMark dimension={element.dimension} />
                    <span>{ELEMENT_WORDS[element.id].name}</span>{' '}
                    <span className="finding-code">{element.id}</span>
                  </p>
                  <div className="compare-pair">
                    {TELLINGS.map((telling) => (
                      <Said
                        key={telling}
                        telling={telling}
                        element={element}
                        attempt={tellings[telling]}
                        play={play[telling]}
                      />
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

interface SaidProps {
  telling: Telling;
  element: ComparedElement;
  attempt: Rated;
  play: PlayOf[Telling];
}

/** What a telling said for an element, or what came closest to it. */
function Said({ telling, element, attempt, play }: SaidProps) {
  const rating = element.ratings[telling];
  const proof = rating?.credited ? rating : null;
  const shown = proof ?? rating?.closest ?? null;
  const first = shown?.evidence[0];
  const spoken = attempt.utterances.map(({ id, transcript }) => ({
    id,
    words: transcript?.words ?? [],
  }));
  return (
    <div data-credited={proof !== null}>
      <p className="compare-telling">
        {TELLING_NAMES[telling]}
        {proof === null && (shown === null ? ': not said' : ': not enough')}
      </p>
      {shown?.quote && (
        <Quote
          text={shown.quote}
          dimension={proof && element.dimension}
          startMs={first ? startMsOf(first, spoken) : null}
          onPlay={first && play ? () => play(first) : undefined}
        />
      )}
    </div>
  );
}
