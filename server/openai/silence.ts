/** Calls back after a time, unless it is stopped before. */
export type StartTimer = (ms: number, then: () => void) => () => void;

export const startTimer: StartTimer = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/** Aborts its signal when nothing has been heard for so long. */
export function watchSilence(silenceMs: number, timer: StartTimer) {
  const controller = new AbortController();
  const wait = () => timer(silenceMs, () => controller.abort());
  let stop = wait();
  return {
    signal: controller.signal,
    heard() {
      stop();
      stop = wait();
    },
    stop: () => stop(),
  };
}
