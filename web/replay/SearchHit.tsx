import { Fragment } from 'react';
import { Link } from 'react-router';
import type { SearchHit as Hit } from '#contract/list.ts';
import { shownWords } from '#contract/shown.ts';
import { wordAddress } from './useArrival.ts';

interface SearchHitProps {
  attemptId: string;
  hit: Hit;
}

/** The words around what was found, those marked; it leads to where they were said. */
export function SearchHit({ attemptId, hit }: SearchHitProps) {
  const { utteranceId, from, found, goesOn } = hit;
  const first = found[0]?.from ?? from;
  return (
    <Link className="search-hit" to={wordAddress(attemptId, { utteranceId, index: first })}>
      {from > 0 && '… '}
      {piecesOf(hit).map(({ at, text, isFound }, index) => (
        <Fragment key={at}>
          {index > 0 && ' '}
          {isFound ? <mark>{text}</mark> : text}
        </Fragment>
      ))}
      {goesOn && ' …'}
      <span className="unseen">. Open it there.</span>
    </Link>
  );
}

/** Stretches of words that were found, or were not; a number that was found in part is marked whole. */
function piecesOf({ words, from, found }: Hit) {
  const pieces: { at: number; text: string; isFound: boolean }[] = [];
  for (const word of shownWords(words)) {
    const at = from + word.from;
    const isFound = found.some((range) => range.from < from + word.to && range.to > at);
    const last = pieces.at(-1);
    if (last?.isFound === isFound) last.text += ` ${word.text}`;
    else pieces.push({ at, text: word.text, isFound });
  }
  return pieces;
}
