import { useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router';
import { IconButton } from './Button.tsx';
import { Foot } from './Foot.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useTheme } from './theme.ts';
import './Shell.css';

/** What stands around every screen: the name, the places, the theme, the keys. */
export function Shell() {
  const { theme, toggle } = useTheme();
  const [showsKeys, setShowsKeys] = useState(false);
  useShortcuts([{ key: '?', label: '?', says: 'List the keys', run: () => setShowsKeys(true) }]);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="shell-head">
        <Link to="/" className="shell-name">
          Understudy
        </Link>
        <nav aria-label="Main">
          <NavLink to="/" end>
            Rehearse
          </NavLink>
          <NavLink to="/loops">Loops</NavLink>
          <NavLink to="/attempts">Attempts</NavLink>
          <NavLink to="/stories">Stories</NavLink>
          <NavLink to="/progress">Progress</NavLink>
        </nav>
        <div className="shell-tools">
          <IconButton
            icon={theme === 'dark' ? 'day' : 'night'}
            label={theme === 'dark' ? 'Switch to light' : 'Switch to dark'}
            onPress={toggle}
          />
          <IconButton icon="keys" label="List the keys" onPress={() => setShowsKeys(true)} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Foot />
      <KeysDialog isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
      <ScrollRestoration />
    </div>
  );
}
