import type { Prompt } from './stage.ts';

/** The prompt over a way in that is not speaking. */
export function PromptHead({ prompt }: { prompt: Prompt }) {
  return (
    <div className="prompt-head">
      <p>{prompt.turn?.asker ?? prompt.principle}</p>
      <h1>{prompt.text}</h1>
    </div>
  );
}
