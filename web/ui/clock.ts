/** A time or a length in ms as minutes and seconds: 102_400 is "1:42". */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The same for a screen reader: "1 minute 42 seconds". */
export function spokenClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = `${seconds % 60} ${seconds % 60 === 1 ? 'second' : 'seconds'}`;
  return minutes === 0 ? rest : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${rest}`;
}
