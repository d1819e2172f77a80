import type {
  AnswerUsage,
  RemoteModel,
  RemoteProblem,
  RemoteStatus,
  RemoteUse,
} from '#contract/remote.ts';

/** Models elsewhere, set up and ready to be used. */
export type Unlocked = Extract<RemoteStatus, { unlocked: true }>;

/** Each use: its name, what it gives, and what is sent for it. */
export const USE_WORDS: Readonly<
  Record<RemoteUse, { name: string; gives: string; sends: string }>
> = {
  hearing: {
    name: 'Hearing',
    gives: 'A stronger ear hears each recording again, and the answer is rated by what it heard.',
    sends: 'The recording of each answer, and names from your stories.',
  },
  captions: {
    name: 'Captions',
    gives: 'You read along with a stronger ear; this computer goes on when it falls silent.',
    sends: 'The sound as you speak, and names from your stories.',
  },
  grading: {
    name: 'Grading',
    gives: 'A second opinion on each answer, beside the rating that Understudy makes itself.',
    sends: 'The question and the words of each answer.',
  },
  coaching: {
    name: 'Coaching',
    gives: 'Probes, other ways to say a weak passage, and an answer made from your best telling.',
    sends: 'The words of an answer, when you ask; each probe’s line without your words.',
  },
  voice: {
    name: 'Voice',
    gives: 'The interviewers speak in a voice that sounds like a person.',
    sends: 'The interviewers’ lines, never your words.',
  },
};

/** What a use costs, in US dollars; null where its price is not known. */
export function costWords(usd: number | null, rounded: 'nearest' | 'up' = 'nearest'): string {
  if (usd === null) return 'price not known';
  if (usd === 0) return 'free';
  if (usd < 0.001) return 'less than $0.001';
  const perDollar = usd < 0.01 ? 1000 : 100;
  const exact = Number((usd * perDollar).toFixed(6));
  const whole = rounded === 'up' ? Math.ceil(exact) : Math.round(exact);
  return usd < 0.01 ? `$${whole / perDollar}` : `$${(whole / perDollar).toFixed(2)}`;
}

/** What an answer of three minutes costs with a model, and with follow-ups at most. */
export function usualCostWords({ estimateUsd, mostUsd }: RemoteModel): string {
  if (estimateUsd === null || mostUsd === null || mostUsd === 0) return costWords(estimateUsd);
  return `about ${costWords(estimateUsd)}; with three follow-ups ${costWords(mostUsd, 'up')} at most`;
}

/** What asking once costs and where it goes, as an aside: "(at most $0.003, api.openai.com)". */
export function askAside(
  usd: number | null,
  { host }: Unlocked,
  accuracy: 'about' | 'at most' = 'at most',
): string {
  if (usd === null || usd === 0) return `(${costWords(usd)}, ${host})`;
  return `(${accuracy} ${costWords(usd, accuracy === 'about' ? 'nearest' : 'up')}, ${host})`;
}

/** What models took of one answer, use by use and in all; null where that is nothing. */
export function answerCostWords(usage: AnswerUsage): string | null {
  const parts = usage.map(
    ({ use, usd }) => `${USE_WORDS[use].name.toLowerCase()} ${costWords(usd)}`,
  );
  if (usage.every(({ usd }) => usd === 0)) return null;
  const known = usage.flatMap(({ usd }) => usd ?? []);
  const sum = known.reduce((total, usd) => total + usd, 0);
  const inAll = known.length > 1 && sum > 0 ? `; ${costWords(sum)} in all` : '';
  return `Models for this answer so far: ${parts.join(', ')}${inAll}.`;
}

/** What went wrong, and how long its server asks to wait if it said so. */
export function problemWords({ message, retryAfterMs }: RemoteProblem): string {
  if (retryAfterMs === null) return message;
  const seconds = secondsLeft(retryAfterMs, 0, 0);
  return `${message} It asks for ${seconds === 1 ? 'one second' : `${seconds} seconds`}.`;
}

/** How long a server still asks to wait, in whole seconds; 0 once it may be asked again. */
export function secondsLeft(retryAfterMs: number, sinceMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((sinceMs + retryAfterMs - nowMs) / 1_000));
}

/** What goes where with what is switched on, in one sentence; null where nothing does. */
export function whatGoesWhere(status: RemoteStatus | undefined): string | null {
  if (!status?.unlocked) return null;
  const { uses } = status.settings;
  const ears = earsIn(uses);
  const goings = [
    ears !== '' && { what: 'your voice', goes: 'goes', why: `for ${ears}` },
    (uses.grading || uses.coaching) && { what: 'your words', goes: 'go', why: whyWords(uses) },
    uses.voice && { what: 'the interviewers’ lines', goes: 'go', why: 'to be read aloud' },
  ].filter((going) => going !== false);
  const [first, ...others] = goings;
  if (first === undefined) return null;
  const parts = [
    `${first.what} ${first.goes} to ${placeOf(status)} ${first.why}`,
    ...others.map(({ what, why }) => `${what} ${why}`),
  ];
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** The same, where it leaves this computer; null where nothing does. */
export function whatLeaves(status: RemoteStatus | undefined): string | null {
  return status?.unlocked && status.staysHere ? null : whatGoesWhere(status);
}

/** How far the sound of an answer goes, in one sentence; empty as long as it is not known. */
export function howFarSoundGoes(status: RemoteStatus | undefined): string {
  if (status === undefined) return '';
  const ears = status.unlocked ? earsIn(status.settings.uses) : '';
  if (!status.unlocked || ears === '') return 'The sound goes no further than this computer.';
  return `The sound goes to ${placeOf(status)} for ${ears}.`;
}

type Uses = Unlocked['settings']['uses'];

function earsIn({ hearing, captions }: Uses): string {
  return [hearing && 'hearing', captions && 'captions']
    .filter((ear) => ear !== false)
    .join(' and ');
}

function whyWords({ grading, coaching }: Uses): string {
  if (!grading) return 'when you ask for coaching';
  return coaching ? 'for grading and, when you ask, coaching' : 'for grading';
}

function placeOf({ host, staysHere }: Unlocked): string {
  return staysHere ? `${host}, on this computer,` : host;
}
