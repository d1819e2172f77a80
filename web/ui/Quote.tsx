import { Button } from 'react-aria-components';
import type { Dimension } from '#contract/element.ts';
import { shownText } from '#contract/shown.ts';
import { clock } from './clock.ts';
import { Icon } from './Icon.tsx';
import './Quote.css';

interface QuoteProps {
  /** Raw words. */
  text: string;
  /** Null for words that are no evidence of a dimension. */
  dimension: Dimension | null;
  /** Where the words begin in the sound; null for a typed answer. */
  startMs: number | null;
  /** Plays just these words. */
  onPlay?: (() => void) | undefined;
}

/** The speaker's own words, with a mark that plays their seconds. */
export function Quote({ text, dimension, startMs, onPlay }: QuoteProps) {
  return (
    <blockquote className="quote" data-dimension={dimension ?? undefined}>
      <p>“{shownText(text)}”</p>
      {startMs !== null && onPlay && (
        <Button
          className="quote-play"
          aria-label={`Play these words, at ${clock(startMs)}`}
          onPress={onPlay}
        >
          <Icon name="play" />
          {clock(startMs)}
        </Button>
      )}
    </blockquote>
  );
}
