import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Link, type To } from 'react-router';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

interface Look {
  /** `primary`: the one thing to do. `record`: it ends a recording. `plain`: beside it. `quiet`: text. */
  look?: 'primary' | 'record' | 'plain' | 'quiet';
  icon?: IconName;
  children: ReactNode;
}

interface ButtonProps extends Look, Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** The key that does the same, shown on the button. */
  keyLabel?: string;
}

/** A button that says what happens. */
export function Button({ look = 'plain', icon, keyLabel, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keyLabel && (
        <span className="button-key" aria-hidden="true">
          {keyLabel}
        </span>
      )}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  icon: IconName;
  /** What a screen reader says, and the title on hovering. */
  label: string;
}

/** A button of one sign, for what repeats or is known everywhere. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <AriaButton {...rest} aria-label={label} className="icon-button">
      <span className="icon-button-sign" title={label}>
        <Icon name={icon} />
      </span>
    </AriaButton>
  );
}

/** A way to another screen that looks like a button. */
export function ButtonLink({ look = 'plain', icon, children, to }: Look & { to: To }) {
  return (
    <Link to={to} className={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}
