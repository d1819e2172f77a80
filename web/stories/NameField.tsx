import { Input, Label, TextField } from 'react-aria-components';
import './NameField.css';

interface NameFieldProps {
  label: string;
  hidesLabel?: boolean;
  value: string;
  onChange: (name: string) => void;
}

/** What a story is called. */
export function NameField({ label, hidesLabel, value, onChange }: NameFieldProps) {
  return (
    <TextField className="story-name" value={value} onChange={onChange} maxLength={80} isRequired>
      <Label className={hidesLabel ? 'unseen' : 'story-name-label'}>{label}</Label>
      <Input autoComplete="off" />
    </TextField>
  );
}
