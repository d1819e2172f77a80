import { useState } from 'react';
import type { AttemptDetail } from '#contract/attempt.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import './Keep.css';

interface Way {
  name: string;
  says: string;
  href: string;
}

/** The ways in which an attempt leaves this computer, as files. */
export function TakeAlong({ attempt }: { attempt: AttemptDetail }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        Take it along
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Take it along">
        <ul className="keep-ways">
          {waysOf(attempt).map(({ name, says, href }) => (
            <li key={href}>
              <a href={href} download>
                {name}
              </a>
              <p>{says}</p>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function waysOf({ id, state, conversation, utterances }: AttemptDetail): Way[] {
  const at = `/api/attempts/${id}`;
  const sounding = utterances.filter(({ soundUrl, sound }) => soundUrl && sound !== 'missing');
  const told: Way[] = [
    {
      name: 'Page for a mentor',
      says: 'One file that opens in any browser, offline: levels, quotes, transcript and sound.',
      href: `${at}/page.html`,
    },
    { name: 'Markdown', says: 'The same in plain text, without sound.', href: `${at}/export.md` },
    {
      name: 'JSON',
      says: 'Everything that is told of it, for programs.',
      href: `${at}/export.json`,
    },
  ];
  return [
    ...(state === 'rated' ? told : []),
    ...sounding.map(({ id: utterance, position }) => ({
      name: sounding.length === 1 ? 'WAV' : `WAV: ${nameOf(position, conversation !== undefined)}`,
      says: 'The sound as it was recorded.',
      href: `/api/utterances/${utterance}/sound.wav`,
    })),
    {
      name: 'Archive',
      says: 'For Understudy on another computer: import it there under “Your data”.',
      href: `${at}/archive`,
    },
  ];
}

function nameOf(position: number, isConversation: boolean): string {
  if (isConversation) return `reply ${position + 1}`;
  return position === 0 ? 'the answer' : `follow-up ${position}`;
}
