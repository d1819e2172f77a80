import { useRef } from 'react';
import type { Hearing } from '#contract/hearing.ts';
import type { Opinion } from '#contract/opinion.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RemoteNotice } from './RemoteNotice.tsx';
import type { useAsked } from './useAsked.ts';
import { askAside, type Unlocked } from './words.ts';
import './AskModel.css';

type Told = Opinion | Hearing;

interface AskModelProps {
  told: Told;
  asked: Pick<ReturnType<typeof useAsked<Told>>, 'query' | 'ask'>;
  /** Null where nothing can be asked any more. */
  status: Unlocked | null;
  /** What the button does: "Ask for a second opinion". */
  action: string;
  /** What is said while the model is busy, and once it has answered. */
  waiting: string;
  there: string;
  /** What there is not, after a failure. */
  failure: string;
}

/** Asking a model about an attempt: the button, the waiting, and what went wrong. */
export function AskModel(props: AskModelProps) {
  const { told, asked, status, action, waiting, there, failure } = props;
  const { query, ask } = asked;
  const state = useRef<HTMLParagraphElement>(null);
  // The button goes with the asking; whoever pressed it reads on where it was.
  const onAsk = () =>
    ask.mutate(undefined, { onSuccess: () => state.current?.focus({ preventScroll: true }) });
  return (
    <>
      <p ref={state} role="status" tabIndex={-1} className="asked-state">
        {told.state === 'asked' && waiting}
        {told.state === 'there' && there}
      </p>
      {told.state === 'absent' && status && (
        <Button look="quiet" isDisabled={ask.isPending} onPress={onAsk}>
          {action} {askAside(told.mostUsd, status)}
        </Button>
      )}
      {told.state === 'failed' && status && (
        <RemoteNotice
          title={failure}
          problem={told.problem}
          sinceMs={query.dataUpdatedAt}
          again={`Try again ${askAside(told.mostUsd, status)}`}
          isAsking={ask.isPending}
          onAgain={onAsk}
        />
      )}
      {told.state === 'asked' && query.error && (
        <Notice
          kind="problem"
          title="It cannot be seen whether it has come."
          actions={<Button onPress={() => void query.refetch()}>Look again</Button>}
        >
          {query.error.message}
        </Notice>
      )}
      {ask.error && (
        <Notice kind="problem" title="The model was not asked.">
          {ask.error.message}
        </Notice>
      )}
    </>
  );
}
