import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import './Switch.css';

interface SwitchProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** The id of what says more about it. */
  describedBy?: string;
  children: ReactNode;
}

/** On or off, at once. */
export function Switch({ isOn, onChange, describedBy, children }: SwitchProps) {
  return (
    <AriaSwitch
      className="switch"
      isSelected={isOn}
      onChange={onChange}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
    >
      <span className="switch-track" />
      {children}
    </AriaSwitch>
  );
}
