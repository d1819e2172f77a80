import './Icon.css';

const PATHS = {
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8 5.5v13M16 5.5v13',
  stop: 'M7 7h10v10H7z',
  microphone:
    'M12 3.5a3 3 0 0 1 3 3V12a3 3 0 0 1-6 0V6.5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  speaker: 'M4.5 9.5v5h3.5l4.5 4v-13L8 9.5zM16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a7.8 7.8 0 0 1 0 11',
  muted: 'M4.5 9.5v5h3.5l4.5 4v-13L8 9.5zM16.5 9.5l5 5M21.5 9.5l-5 5',
  keys: 'M8.2 8.6a3.8 3.8 0 1 1 5.8 3.2c-1.3.8-2 1.6-2 3.2M12 19v.2',
  day: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  night: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  shuffle:
    'M3.5 7h3.2c4.3 0 6.3 10 10.6 10h3.2M3.5 17h3.2c1.6 0 2.9-1.4 4-3.2M13.3 10.2c1.1-1.8 2.4-3.2 4-3.2h3.2M18 4.5 20.5 7 18 9.5M18 14.5l2.5 2.5-2.5 2.5',
  repeat:
    'M4.5 12V9.5a2.5 2.5 0 0 1 2.5-2.5h11M15 3.5 18.5 7 15 10.5M19.5 12v2.5a2.5 2.5 0 0 1-2.5 2.5H6M9 13.5 5.5 17 9 20.5',
  down: 'm6 9.5 6 6 6-6',
  left: 'm14.5 6-6 6 6 6',
  right: 'm9.5 6 6 6-6 6',
  check: 'm4.5 12.5 5 5 10-11',
  bin: 'M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5l.8 13.5h9.4l.8-13.5M10.2 10.5v6M13.8 10.5v6',
  upload: 'M12 16V4.5M7 9l5-5 5 5M4.5 15.5v4h15v-4',
  pencil: 'm4.5 19.5 1-4.5L16.5 4l3.5 3.5L9 18.5zM14 6.5l3.5 3.5',
  close: 'm5.5 5.5 13 13M18.5 5.5l-13 13',
  warning: 'M12 4 2.8 20h18.4zM12 10v5M12 17.3v.2',
  note: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.5v.2',
} as const;

const FILLED: ReadonlySet<string> = new Set(['play', 'stop']);

export type IconName = keyof typeof PATHS;

/** A drawn sign beside words, or inside a button that has a label; never read aloud itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" data-filled={FILLED.has(name)}>
      <path d={PATHS[name]} />
    </svg>
  );
}
