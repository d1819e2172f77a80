import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './Notice.css';

interface NoticeProps {
  /** `problem` is read aloud at once by screen readers; `status` when they are free. */
  kind: 'problem' | 'status';
  title: string;
  children?: ReactNode;
  /** The ways out: buttons or links. */
  actions?: ReactNode;
}

/** Something that happened, what it means, and the way out. */
export function Notice({ kind, title, children, actions }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={kind === 'problem' ? 'warning' : 'note'} />
      <div>
        <p className="notice-title">{title}</p>
        {children && <div className="notice-text">{children}</div>}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
