import type { Scenario } from '#contract/scenario.ts';

/** How big a scenario is, in a line. */
export function factsOf({ interviewers, minutes, realMinutes }: Scenario): string {
  const questions = interviewers.flatMap((interviewer) => interviewer.questions).length;
  return [
    interviewers.length === 1 ? '1 interviewer' : `${interviewers.length} interviewers`,
    questions === 1 ? '1 question' : `${questions} questions`,
    `about ${minutes} minutes here${realMinutes > minutes ? `, ${timeOf(realMinutes)} on the day` : ''}`,
  ].join(' · ');
}

/** Minutes in the words of a day's plan. */
function timeOf(minutes: number): string {
  if (minutes < 100) return `${minutes} minutes`;
  return `${Math.round(minutes / 30) / 2} hours`;
}
