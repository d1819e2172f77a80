import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './Choice.css';

interface ChoiceProps<Value extends string> {
  /** What is asked, for a screen reader. */
  label: string;
  options: readonly { value: Value; says: string }[];
  /** Null while nothing has been chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few answers, each a button; what was chosen stays marked and can be changed. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange } = props;
  return (
    <ToggleButtonGroup
      className="choice"
      aria-label={label}
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen && chosen.value !== value) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="button button-plain">
          {option.says}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
