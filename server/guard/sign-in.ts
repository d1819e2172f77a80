import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Allowance, type Rate } from './allowance.ts';

const COOKIE = 'understudy-session';
const SESSION_MS = 7 * 24 * 60 * 60_000;
const MAX_SESSIONS = 1_000;

/** Five tries at once, then one in half a minute, from each address. */
const TRIES: Rate = { burst: 5, perSecond: 1 / 30 };
/** From all addresses together: somebody may have very many. */
const ALL_TRIES: Rate = { burst: 50, perSecond: 1 / 3 };
const MAX_ADDRESSES = 1_000;

interface Session {
  endsMs: number;
  /** Called when the person signs out. */
  listeners: Set<() => void>;
}

/** Who knows the password. Sessions live in memory: a new start of the server asks again. */
export class SignIn {
  readonly #nowMs: () => number;
  readonly #key = randomBytes(32);
  readonly #password: Buffer;
  readonly #sessions = new Map<string, Session>();
  readonly #tries = new Map<string, Allowance>();
  readonly #allTries: Allowance;

  /** `nowMs` is a clock that never goes back. */
  constructor(password: string, nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#password = this.#digest(password);
    this.#allTries = new Allowance(ALL_TRIES, nowMs);
  }

  /** Tries a password from an address; the cookie's value, or why there is none. */
  try(password: string, address: string): { token: string } | 'wrong' | 'tooManyTries' {
    if (!this.#triesOf(address).take() || !this.#allTries.take()) return 'tooManyTries';
    // Digests are alike in length, and nothing is learned from how long comparing them takes.
    if (!timingSafeEqual(this.#digest(password), this.#password)) return 'wrong';
    this.#tries.delete(address);
    const token = randomBytes(32).toString('base64url');
    this.#forget();
    this.#sessions.set(token, { endsMs: this.#nowMs() + SESSION_MS, listeners: new Set() });
    return { token };
  }

  /** The session that a request's cookies name; null if there is none. */
  tokenIn(cookies: string | undefined): string | null {
    for (const pair of cookies?.split(';') ?? []) {
      const [name, value = ''] = pair.trim().split('=');
      if (name === COOKIE && (this.#sessions.get(value)?.endsMs ?? 0) > this.#nowMs()) return value;
    }
    return null;
  }

  /** Calls back when the session ends by signing out; the answer forgets the listener. */
  onSignOut(token: string, listener: () => void): () => void {
    const listeners = this.#sessions.get(token)?.listeners;
    listeners?.add(listener);
    return () => listeners?.delete(listener);
  }

  signOut(token: string): void {
    const session = this.#sessions.get(token);
    this.#sessions.delete(token);
    for (const listener of session?.listeners ?? []) listener();
  }

  #digest(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }

  #triesOf(address: string): Allowance {
    const known = this.#tries.get(address);
    if (known !== undefined) return known;
    if (this.#tries.size >= MAX_ADDRESSES) {
      for (const [other, tries] of this.#tries) if (tries.isWhole) this.#tries.delete(other);
      // All are in use, which the limit of all together then answers.
      if (this.#tries.size >= MAX_ADDRESSES) this.#tries.clear();
    }
    const tries = new Allowance(TRIES, this.#nowMs);
    this.#tries.set(address, tries);
    return tries;
  }

  /** Forgets sessions that are over, and the oldest ones beyond the most. */
  #forget(): void {
    const nowMs = this.#nowMs();
    for (const [token, { endsMs }] of this.#sessions) {
      if (endsMs > nowMs && this.#sessions.size < MAX_SESSIONS) break;
      this.#sessions.delete(token);
    }
  }
}

/** The Set-Cookie of a session; without a token it takes the cookie away. */
export function sessionCookie(token: string | null, isSecure: boolean): string {
  return [
    `${COOKIE}=${token ?? ''}`,
    'Path=/',
    `Max-Age=${token === null ? 0 : SESSION_MS / 1000}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
}
