import { Dialog } from './Dialog.tsx';
import { remember } from './remembered.ts';
import { Switch } from './Switch.tsx';
import { currentShortcuts, LETTER_KEYS, useLetterKeys } from './shortcuts.ts';
import './KeysDialog.css';

/** The keys of the screen that is open. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const letterKeys = useLetterKeys();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys on this screen">
      <dl className="keys">
        {currentShortcuts()
          .filter((shortcut) => shortcut.label)
          .map((shortcut) => (
            <div key={shortcut.key}>
              <dt>
                <kbd>{shortcut.label}</kbd>
              </dt>
              <dd>{shortcut.says}</dd>
            </div>
          ))}
        <div>
          <dt>
            <kbd>Tab</kbd>
          </dt>
          <dd>Go to the next button or field</dd>
        </div>
      </dl>
      <Switch isOn={letterKeys} onChange={(on) => remember(LETTER_KEYS, on ? 'on' : 'off')}>
        Letter keys work
      </Switch>
    </Dialog>
  );
}
