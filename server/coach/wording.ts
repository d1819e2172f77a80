import { z } from 'zod';
import type { Probe } from '#contract/probe.ts';
import type { Interviewer } from '#contract/scenario.ts';
import { namesIn, numbersIn } from './claims.ts';
import type { Ask, Instructions, Reader } from './ports.ts';

/** A probe that the tables have chosen, and who asks it. */
export interface ProbeToSay {
  attemptId: string;
  question: string;
  interviewer: Pick<Interviewer, 'name' | 'role' | 'temperament'>;
  probe: Probe;
}

export interface WordingParts {
  ask: Ask;
  reader: Reader;
  instructions: Instructions;
  isOn(): boolean;
  /** Resolves when an interviewer has taken as long as they may. */
  patience(): Promise<void>;
}

const Reworded = z.object({ probe: z.string() });
const MOST_OUTPUT_TOKENS = 1_000;
const MOST_WORDS = 40;
const QUOTED = /“[^”]*”/;
const CUT_OUT = '“…”';

/**
 * Lets an interviewer say a probe in their own way. What it is after stays as the tables chose it,
 * and their line stands where the model is slow, fails, or asks for anything else. Once it is settled
 * how a probe is said, it is said so until the program ends.
 */
export class Wording {
  readonly #parts: WordingParts;
  /** By attempt and the tables' line. */
  readonly #settled = new Map<string, string>();
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: WordingParts) {
    this.#parts = parts;
  }

  isOn(): boolean {
    return this.#parts.isOn();
  }

  /** The probe as it is said. */
  of(attemptId: string, probe: Probe): Probe {
    const text = this.#settled.get(keyOf(attemptId, probe));
    return text === undefined ? probe : { ...probe, text };
  }

  /** Settles how a probe is said, at the latest when patience ends. Never throws. */
  settle(toSay: ProbeToSay): Promise<void> {
    const key = keyOf(toSay.attemptId, toSay.probe);
    if (this.#settled.has(key)) return Promise.resolve();
    const settling =
      this.#underWay.get(key) ??
      this.#rewordedInTime(toSay).then((text) => {
        this.#settled.set(key, text ?? toSay.probe.text);
        this.#underWay.delete(key);
      });
    this.#underWay.set(key, settling);
    return settling;
  }

  /** Whatever is not there when patience ends is called off: its words could not be used any more. */
  #rewordedInTime(toSay: ProbeToSay): Promise<string | null> {
    const ended = new AbortController();
    const patience = this.#parts.patience().then(() => {
      ended.abort();
      return null;
    });
    return Promise.race([this.#reworded(toSay, ended.signal), patience]).catch(() => null);
  }

  /** What the person said is not sent: it is cut out of the probe, and put back into its new words. */
  async #reworded(
    { attemptId, question, interviewer, probe }: ProbeToSay,
    until: AbortSignal,
  ): Promise<string | null> {
    const { ask, instructions, reader } = this.#parts;
    const { name, role, temperament } = interviewer;
    const line = probe.text.replace(QUOTED, CUT_OUT);
    const { value } = await ask({
      use: 'coaching',
      attemptId,
      name: 'probe',
      shape: Reworded,
      instructions: instructions.text,
      input: JSON.stringify({ interviewer: { name, role, temperament }, question, probe: line }),
      maxOutputTokens: MOST_OUTPUT_TOKENS,
      until,
    });
    const reworded = value.probe.trim();
    if (!asksTheSame(line, reworded, reader)) return null;
    const [quote = ''] = QUOTED.exec(probe.text) ?? [];
    const text = reworded.replace(CUT_OUT, () => quote);
    return text.split(/\s+/).length <= MOST_WORDS ? text : null;
  }
}

/** One question without a new name, number or quote, and with the place of the old quote. */
function asksTheSame(line: string, text: string, reader: Reader): boolean {
  if (!text.endsWith('?') || text.indexOf('?') < text.length - 1) return false;
  const quotes = (said: string) => (said.match(/[“"][^”"]*[”"]/g) ?? []).join();
  const names = new Set(namesIn(line, reader));
  const numbers = new Set(numbersIn(line.split(/\s+/), reader).map(({ key }) => key));
  return (
    quotes(text) === quotes(line) &&
    namesIn(text, reader).every((name) => names.has(name)) &&
    numbersIn(text.split(/\s+/), reader).every(({ key }) => numbers.has(key))
  );
}

function keyOf(attemptId: string, { text }: Probe): string {
  return `${attemptId} ${text}`;
}
