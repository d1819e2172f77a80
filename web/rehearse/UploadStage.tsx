import { DropZone, FileTrigger } from 'react-aria-components';
import { howFarSoundGoes } from '../models/words.ts';
import { useRemote } from '../remote.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { ConnectionNote } from './ConnectionNote.tsx';
import { PromptHead } from './PromptHead.tsx';
import { type Prompt, takesAnswers } from './stage.ts';
import type { AnswerControls } from './useAnswer.ts';

interface UploadStageProps {
  prompt: Prompt;
  answer: AnswerControls;
  /** The file that is being read. */
  fileName: string | null;
  refusal: string | null;
}

/** A recording made elsewhere, heard and scored like a spoken answer. */
export function UploadStage({ prompt, answer, fileName, refusal }: UploadStageProps) {
  const isReachable = takesAnswers(answer.rehearsal.connection);
  const { data: remote } = useRemote();
  const take = (file: File | undefined) => {
    if (file) void answer.upload(prompt, file);
  };
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
      {refusal && (
        <Notice kind="problem" title="This file was not taken.">
          {refusal}
        </Notice>
      )}
      {fileName ? (
        <Notice kind="status" title="Reading the sound…">
          {fileName}
        </Notice>
      ) : (
        <DropZone
          className="drop"
          getDropOperation={() => 'copy'}
          onDrop={async ({ items }) => {
            const file = items.find((item) => item.kind === 'file');
            take(await file?.getFile());
          }}
        >
          <FileTrigger
            acceptedFileTypes={['audio/*', 'video/*']}
            onSelect={(files) => take(files?.[0])}
          >
            <Button look="primary" icon="upload" isDisabled={!isReachable}>
              Choose a recording
            </Button>
          </FileTrigger>
          <p>
            Or drop it here. Any sound or video that this browser can play, up to 15 minutes.{' '}
            {howFarSoundGoes(remote)}
          </p>
        </DropZone>
      )}
      <div className="way-actions">
        <Button look="quiet" onPress={() => answer.choose('speaking')}>
          Back to the prompt
        </Button>
      </div>
      <ConnectionNote rehearsal={answer.rehearsal} />
    </div>
  );
}
