import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { AttemptDetail } from '#contract/attempt.ts';
import type { Correction } from '#contract/correction.ts';
import { textOf, type Word } from '#contract/transcript.ts';
import { read, sending } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import './Correct.css';

/** An utterance whose words can be corrected. */
export interface Correctable {
  id: string;
  /** As it is named in the script. */
  label: string;
  version: number;
  words: readonly Word[];
}

interface CorrectWordsProps {
  attemptId: string;
  /** Nothing was heard of it. */
  isTyped: boolean;
  utterances: readonly Correctable[];
  onDone: () => void;
}

/** The script as text fields: misheard words are put right, and the answer is rated again. */
export function CorrectWords({ attemptId, isTyped, utterances, onDone }: CorrectWordsProps) {
  const [texts, setTexts] = useState(() => utterances.map(({ words }) => textOf(words)));
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: async () => {
      for (const [index, { id, version, words }] of utterances.entries()) {
        const text = texts[index] ?? '';
        if (text.trim() === textOf(words)) continue;
        const correction: Correction = { utteranceId: id, version, text };
        const attempt = await read(
          `/api/attempts/${encodeURIComponent(attemptId)}/correction`,
          AttemptDetail,
          sending('POST', correction),
        );
        client.setQueryData(['attempts', attemptId], attempt);
      }
    },
    onSuccess: onDone,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] !== attemptId,
      }),
  });
  const isEmpty = texts.some((text) => text.trim() === '');
  return (
    <form
      className="correct"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <p>
        {isTyped
          ? 'What was typed before is kept beside it, and the answer is scored again.'
          : 'Put right only what was heard wrong. What was heard is kept beside it, and the answer is scored again by what you say was said.'}
      </p>
      {utterances.map(({ id, label }, index) => (
        <TextField
          key={id}
          className="correct-field"
          value={texts[index] ?? ''}
          onChange={(text) => setTexts(texts.with(index, text))}
          autoFocus={index === 0}
        >
          <Label>{label}</Label>
          <TextArea spellCheck rows={8} />
        </TextField>
      ))}
      {saving.error && <p role="alert">{saving.error.message}</p>}
      <div className="correct-ends">
        <Button type="submit" look="primary" isDisabled={isEmpty || saving.isPending}>
          {saving.isPending ? 'Scoring again…' : 'Keep and score again'}
        </Button>
        <Button look="quiet" onPress={onDone}>
          Leave it as it is
        </Button>
      </div>
    </form>
  );
}
