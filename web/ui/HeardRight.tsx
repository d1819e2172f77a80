import { shownText } from '#contract/shown.ts';
import { Choice } from './Choice.tsx';

const OPTIONS = [
  { value: 'right', says: 'Heard right' },
  { value: 'misheard', says: 'Misheard' },
] as const;

interface HeardRightProps {
  /** The words that cannot all be so. */
  quotes: readonly string[];
  confirmed: boolean;
  misheard: boolean;
  onChange: (heardRight: boolean) => void;
}

/** Asks whether words were heard right; nothing is chosen until the person has said so. */
export function HeardRight({ quotes, confirmed, misheard, onChange }: HeardRightProps) {
  const said = misheard ? 'misheard' : null;
  return (
    <Choice
      label={`Was ${quotes.map((quote) => `“${shownText(quote)}”`).join(' and ')} heard right?`}
      options={OPTIONS}
      value={confirmed ? 'right' : said}
      onChange={(value) => onChange(value === 'right')}
    />
  );
}
