import { useQuery } from '@tanstack/react-query';
import { AnswerUsage } from '#contract/remote.ts';
import { read } from '../api.ts';
import { answerCostWords } from './words.ts';
import './AnswerCost.css';

/** What models elsewhere took of one answer so far; nothing where none was asked. */
export function AnswerCost({ attemptId }: { attemptId: string }) {
  const { data } = useQuery({
    // Read again with everything else that is spent.
    queryKey: ['remote', 'answer', attemptId],
    queryFn: () => read(`/api/attempts/${encodeURIComponent(attemptId)}/usage`, AnswerUsage),
  });
  const words = data && answerCostWords(data);
  return words ? <p className="answer-cost">{words}</p> : null;
}
