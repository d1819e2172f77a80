import { Link } from 'react-router';
import type { SearchHit as Hit } from '#contract/list.ts';
import { wordAddress } from './useArrival.ts';

interface SearchHitProps {
  attemptId: string;
  hit: Hit;
}

/** The words around what was found, those marked; it leads to where they were said. */
export function SearchHit({ attemptId, hit }: SearchHitProps) {
  const { utteranceId, words, from, found, goesOn } = hit;
  const first = found[0]?.from ?? from;
  return (
    <Link className="search-hit" to={wordAddress(attemptId, { utteranceId, index: first })}>
      {from > 0 && '… '}
      {piecesOf(hit).map(({ at, text, isFound }) =>
        isFound ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
      {goesOn && ' …'}
      <span className="unseen">. Open it there.</span>
    </Link>
  );

  function piecesOf({ found }: Hit) {
    const cuts = [from, ...found.flatMap((range) => [range.from, range.to]), from + words.length];
    return cuts.slice(0, -1).flatMap((at, index) => {
      const said = words.slice(at - from, (cuts[index + 1] ?? at) - from).join(' ');
      if (said === '') return [];
      const isFound = index % 2 === 1;
      // The space belongs to what is not marked.
      const text = isFound ? said : `${index > 0 ? ' ' : ''}${said} `;
      return [{ at, text, isFound }];
    });
  }
}
