import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Voice } from '#contract/scenario.ts';
import { problemWords } from '../models/words.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { Switch } from '../ui/Switch.tsx';
import type { ReadAloud } from './useReadAloud.ts';

interface ReadAloudControlsProps {
  aloud: ReadAloud;
  text: string;
  /** The interviewer's; a prompt by itself is read in the chosen voice. */
  voice?: Voice | undefined;
}

/** Hear the prompt; which voice, and whether each new prompt is read. Nothing where nothing can be read. */
export function ReadAloudControls({ aloud, text, voice }: ReadAloudControlsProps) {
  if (!aloud.canRead) return null;
  return (
    <>
      <div className="read-aloud">
        <Button look="quiet" icon="speaker" onPress={() => aloud.read(text, voice)}>
          Hear it
        </Button>
        <DialogTrigger>
          <IconButton icon="down" label="Choose the voice" />
          <Popover className="read-aloud-choice" placement="bottom start">
            <Dialog aria-label="Reading aloud">
              {aloud.voice && (
                <SelectField
                  label="Voice"
                  options={aloud.voices.map(({ voiceURI, name }) => ({ id: voiceURI, name }))}
                  value={aloud.voice.voiceURI}
                  onChange={aloud.choose}
                />
              )}
              <Switch isOn={!aloud.isMuted} onChange={(isOn) => aloud.setMuted(!isOn)}>
                Read each new prompt aloud
              </Switch>
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      <p role="status" className="read-aloud-problem">
        {aloud.problem &&
          `${aloud.voice ? 'This browser’s own voice reads.' : 'Nothing can be read aloud.'} ${problemWords(aloud.problem)}`}
      </p>
    </>
  );
}
