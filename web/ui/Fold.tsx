import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Fold.css';

/** Something that is there for whoever wants it. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Disclosure className="fold">
      <Button slot="trigger" className="button button-quiet fold-button">
        <span>{title}</span>
        <Icon name="right" />
      </Button>
      <DisclosurePanel className="fold-panel">{children}</DisclosurePanel>
    </Disclosure>
  );
}
