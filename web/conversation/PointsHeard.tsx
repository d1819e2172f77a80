import { useAttempt } from '../api.ts';
import { metIn } from './points.ts';

/** How many of its points a conversation met, beside it in a list; nothing until that is known. */
export function PointsHeard({ attemptId }: { attemptId: string }) {
  const { data } = useAttempt(attemptId);
  if (!data?.card) return null;
  return <p className="points-heard">{data.card.sufficient ? metIn(data.card) : 'Too short'}</p>;
}
