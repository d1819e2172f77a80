import type { Voice } from '#contract/scenario.ts';
import type { VoiceParts } from './ports.ts';

/** The speech endpoint’s voices that come nearest to how interviewers sound. */
const NAMES: Readonly<Record<Voice, string>> = {
  low: 'onyx',
  warm: 'coral',
  level: 'alloy',
  bright: 'nova',
  brisk: 'verse',
};

/**
 * Reads the product’s own lines in a voice from elsewhere: each once, then from the cache. It takes
 * the id of a line, never a text, so that nothing that a person said can be sent.
 */
export class InterviewerVoice {
  readonly #parts: VoiceParts;
  /** One reading of a line at a time, whoever asks for it. */
  readonly #underWay = new Map<string, Promise<Buffer>>();

  constructor(parts: VoiceParts) {
    this.#parts = parts;
  }

  /**
   * A line as MP3; null where there is no line of that id, or the voice is switched off.
   * @throws RemoteFailure
   */
  async read(lineId: string, voice: Voice): Promise<Buffer | null> {
    const { lines, cache, isOn } = this.#parts;
    const text = lines.get(lineId);
    if (text === undefined || !isOn()) return null;
    const name = NAMES[voice];
    const key = cache.keyOf(this.#parts.model, name, text);
    return cache.find(key) ?? this.#fetch(key, text, name);
  }

  #fetch(key: string, text: string, name: string): Promise<Buffer> {
    const { speak, cache } = this.#parts;
    const fetching =
      this.#underWay.get(key) ??
      speak({ text, voice: name })
        .then((sound) => {
          cache.keep(key, sound);
          return sound;
        })
        .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, fetching);
    return fetching;
  }
}
