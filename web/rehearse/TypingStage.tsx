import { useState } from 'react';
import { FieldError, Label, TextArea, TextField } from 'react-aria-components';
import { MAX_TYPED_WORDS } from '#contract/socket.ts';
import { wordsOfText } from '#contract/transcript.ts';
import { Button } from '../ui/Button.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { ConnectionNote } from './ConnectionNote.tsx';
import { endingsOf } from './endings.ts';
import { PromptHead } from './PromptHead.tsx';
import { isWholeAnswer, type Prompt, takesAnswers } from './stage.ts';
import type { AnswerControls } from './useAnswer.ts';

/** Fewer words than this are not rated. */
const FEWEST_WORDS = 25;

interface TypingStageProps {
  prompt: Prompt;
  answer: AnswerControls;
  draft: string;
  onDraft: (text: string) => void;
}

/** An answer in writing, judged by the same rules. */
export function TypingStage({ prompt, answer, draft, onDraft }: TypingStageProps) {
  const { it, say } = endingsOf(prompt);
  const fewestWords = isWholeAnswer(prompt) ? FEWEST_WORDS : 1;
  const [isRefused, setIsRefused] = useState(false);
  const words = wordsOfText(draft).length;
  const refusal = refusalOf(words, fewestWords);

  function send() {
    setIsRefused(refusal !== null);
    if (refusal === null) answer.say(prompt, draft);
  }
  useShortcuts([
    {
      key: 'Escape',
      label: 'Esc',
      says: 'Back to the prompt',
      run: () => answer.choose('speaking'),
    },
  ]);

  return (
    <div className="way">
      <PromptHead prompt={prompt} />
      <TextField
        className="typing"
        value={draft}
        onChange={onDraft}
        isInvalid={isRefused && refusal !== null}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          else event.continuePropagation();
        }}
      >
        <Label>Your {it}</Label>
        <TextArea
          rows={isWholeAnswer(prompt) ? 10 : 6}
          placeholder="Type or paste what you would say, in English."
        />
        <FieldError>{refusal}</FieldError>
      </TextField>
      <div className="way-actions">
        <Button
          look="primary"
          keyLabel="Ctrl Enter"
          isDisabled={!takesAnswers(answer.rehearsal.connection)}
          onPress={send}
        >
          {say}
        </Button>
        <Button look="quiet" onPress={() => answer.choose('speaking')}>
          Back to the prompt
        </Button>
        <span className="typing-count">
          {words} {words === 1 ? 'word' : 'words'}
          {words > 0 && words < fewestWords && ` of at least ${fewestWords}`}
        </span>
      </div>
      <ConnectionNote rehearsal={answer.rehearsal} />
    </div>
  );
}

/** Why an answer of so many words is not sent; null when it is. */
function refusalOf(words: number, fewest: number): string | null {
  if (words === 0) return 'There is nothing here yet: write what you would say.';
  if (words < fewest) return `This is too short to score: write at least ${fewest} words.`;
  if (words > MAX_TYPED_WORDS) {
    return `This is too long for one answer: cut it to ${MAX_TYPED_WORDS.toLocaleString('en')} words.`;
  }
  return null;
}
