import type { WeekCount } from '#contract/progress.ts';
import { shortDay } from './shortDay.ts';

/** How many answers were given in each of the latest weeks. */
export function Weeks({ weeks }: { weeks: readonly WeekCount[] }) {
  const most = Math.max(1, ...weeks.map(({ answers }) => answers));
  return (
    <section aria-labelledby="weeks-title">
      <h2 id="weeks-title">Answers a week</h2>
      <ol className="progress-weeks">
        {weeks.map(({ startMs, answers }) => (
          <li key={startMs}>
            <span className="progress-week-count">{answers}</span>
            <span
              className="progress-week-bar"
              style={{ blockSize: `${(answers / most) * 5}rem` }}
              aria-hidden="true"
            />
            <span className="progress-week-day">
              <span className="unseen">in the week of </span>
              {shortDay(startMs)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
