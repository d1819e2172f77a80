import { useEffect, useRef, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { MAX_SEARCH_CHARACTERS } from '#contract/list.ts';
import { IconButton } from '../ui/Button.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';

/** How long after the last key the search is made. */
const PAUSE_MS = 180;

interface SearchBoxProps {
  /** What is searched for now. */
  search: string;
  onSearch: (search: string) => void;
}

/** Where what was said is searched for; "/" goes there. */
export function SearchBox({ search, onSearch }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search);
  const [known, setKnown] = useState(search);
  const [sent, setSent] = useState(search);
  // The address has changed: by this field, in which more may stand by now, or by something else,
  // such as the way back or "Show all".
  if (search !== known) {
    setKnown(search);
    if (search !== sent) setText(search);
    setSent(search);
  }

  useEffect(() => {
    if (text === search) return;
    const timer = setTimeout(() => {
      setSent(text);
      onSearch(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);

  useShortcuts([
    { key: '/', label: '/', says: 'Search what was said', run: () => input.current?.focus() },
  ]);

  return (
    <SearchField
      className="search-box"
      value={text}
      onChange={setText}
      maxLength={MAX_SEARCH_CHARACTERS}
    >
      {({ isEmpty }) => (
        <>
          <Label>Search what was said</Label>
          <div>
            <Input ref={input} autoComplete="off" spellCheck={false} />
            {!isEmpty && <IconButton icon="close" label="Clear the search" />}
          </div>
          <p>Words, or “a phrase” in quotes.</p>
        </>
      )}
    </SearchField>
  );
}
