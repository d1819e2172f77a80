/** An archive that is not taken in: one sentence says why, and what to do. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const notWhole = () =>
  new Refusal(
    400,
    'notAnArchive',
    'This file is not a whole archive of Understudy: it was cut off, or it is something else. Export it again and choose that file.',
  );

export const changed = (name: string) =>
  new Refusal(
    400,
    'changedArchive',
    `This archive is not as it was exported (${name} does not fit), so nothing of it was taken. Export it again and choose that file.`,
  );

export const newer = () =>
  new Refusal(
    400,
    'newerArchive',
    'This archive was made by a newer version of Understudy; update this one, then import it again.',
  );

export const tooLarge = () =>
  new Refusal(
    413,
    'largeArchive',
    'This archive is larger than Understudy takes in at once. Export single loops or attempts and import them one by one.',
  );

export const diskFull = () =>
  new Refusal(
    507,
    'diskFull',
    'There is not enough room on the disk for this archive, so nothing of it was taken. Make room and import it again.',
  );

export const isRecording = () =>
  new Refusal(
    409,
    'recording',
    'An answer is being recorded now; stop or discard it first, then try again.',
  );

export const isBusy = () =>
  new Refusal(409, 'busy', 'An archive is being taken in already; try again when that is done.');
