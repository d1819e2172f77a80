/** How much of something is allowed: so many at once, and so many a second in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Counts what is taken of a rate. `nowMs` is a clock that never goes back. */
export class Allowance {
  readonly #rate: Rate;
  readonly #nowMs: () => number;
  #left: number;
  #atMs: number;

  constructor(rate: Rate, nowMs: () => number) {
    this.#rate = rate;
    this.#nowMs = nowMs;
    this.#left = rate.burst;
    this.#atMs = nowMs();
  }

  /** Takes one; false when none is left now. */
  take(): boolean {
    this.#refill();
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** Nothing is taken of it, so that it need not be remembered. */
  get isWhole(): boolean {
    this.#refill();
    return this.#left === this.#rate.burst;
  }

  #refill(): void {
    const nowMs = this.#nowMs();
    const grown = ((nowMs - this.#atMs) / 1000) * this.#rate.perSecond;
    this.#left = Math.min(this.#rate.burst, this.#left + grown);
    this.#atMs = nowMs;
  }
}
