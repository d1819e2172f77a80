import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './SelectField.css';

interface SelectFieldProps {
  label: string;
  /** The label is only heard, where the place says what it is. */
  hidesLabel?: boolean;
  options: readonly { id: string; name: string }[];
  value: string | null;
  onChange: (id: string) => void;
}

/** One of a list. */
export function SelectField({ label, hidesLabel, options, value, onChange }: SelectFieldProps) {
  return (
    <Select
      className="select"
      value={value}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
    >
      <Label className={hidesLabel ? 'unseen' : 'select-label'}>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="select-list">
        <ListBox items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className="select-option">
              {({ isSelected }) => (
                <>
                  <span>{name}</span>
                  {isSelected && <Icon name="check" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
