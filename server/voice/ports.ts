/** Readings that were fetched once. */
export interface SoundCache {
  keyOf(...parts: string[]): string;
  find(key: string): Buffer | null;
  keep(key: string, sound: Buffer): void;
}

/** Everything that the interviewers' voice is made of, handed in from outside. */
export interface VoiceParts {
  /** What may be read, by id: questions, probes and lines of the product’s own. */
  lines: ReadonlyMap<string, string>;
  model: string;
  isOn(): boolean;
  /** Reads a text as MP3. @throws RemoteFailure */
  speak(speech: { text: string; voice: string }): Promise<Buffer>;
  cache: SoundCache;
}
