import { RemoteProblem } from '#contract/remote.ts';
import type { Voice } from '#contract/scenario.ts';

/** What reading takes of the browser; a test has its own. */
export interface SoundWorld {
  fetch(address: string, signal: AbortSignal): Promise<Response>;
  /** Resolves at the end of the sound, or when it is hushed; rejects where it cannot be played. */
  play(sound: Blob, signal: AbortSignal): Promise<void>;
  later(delayMs: number): Promise<void>;
}

/** Nobody waits longer to be asked something. */
const PATIENCE_MS = 1_500;

/**
 * Reads a line of the product's own in the voice from elsewhere. The server is told the line's
 * fingerprint, never its text. False where it is no such line, or does not come in time: then the
 * browser's own voice is to read it. `onProblem` is told why a model gave nothing, also when that is
 * known only later.
 */
export async function readElsewhere(
  text: string,
  character: Voice,
  hushed: AbortSignal,
  onProblem: (problem: RemoteProblem) => void,
  world: SoundWorld = BROWSER,
): Promise<boolean> {
  try {
    const sound = await Promise.race([
      soundOf(text, character, hushed, onProblem, world),
      world.later(PATIENCE_MS).then(() => null),
    ]);
    if (sound === null || hushed.aborted) return false;
    await world.play(sound, hushed);
    return true;
  } catch {
    return false;
  }
}

async function soundOf(
  text: string,
  character: Voice,
  hushed: AbortSignal,
  onProblem: (problem: RemoteProblem) => void,
  { fetch }: SoundWorld,
): Promise<Blob | null> {
  // Missing where the page came over plain HTTP from another computer.
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const line = [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const response = await fetch(`/api/voice/${line}?voice=${character}`, hushed);
  if (response.status === 200) return response.blob();
  if (response.status === 502) onProblem(RemoteProblem.parse(await response.json()));
  return null;
}

const BROWSER: SoundWorld = {
  fetch: (address, signal) => fetch(address, { signal }),
  play(sound, signal) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const address = URL.createObjectURL(sound);
    const audio = new Audio(address);
    audio.addEventListener('ended', () => resolve());
    audio.addEventListener('error', () => reject(audio.error));
    signal.addEventListener('abort', () => {
      audio.pause();
      resolve();
    });
    audio.play().catch(reject);
    return promise.finally(() => URL.revokeObjectURL(address));
  },
  later: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
};
