import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import './Notice.css';

interface NoticeProps {
  /** `problem` is read aloud at once by screen readers; `status` when they are free. */
  kind: 'problem' | 'status';
  /** It is all that its screen shows. */
  isPage?: boolean;
  title: string;
  children?: ReactNode;
  /** The ways out: buttons or links. */
  actions?: ReactNode;
}

/** Something that happened, what it means, and the way out. */
export function Notice({ kind, isPage, title, children, actions }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={kind === 'problem' ? 'warning' : 'note'} />
      <div>
        {isPage ? <h1>{title}</h1> : <p className="notice-title">{title}</p>}
        {children && <div className="notice-text">{children}</div>}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
