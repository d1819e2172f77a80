import { DIMENSIONS } from '#contract/element.ts';
import type { Debrief, DebriefQuote, Feedback } from '#contract/loop.ts';
import { shownText } from '#contract/shown.ts';
import { capitalised } from './words.ts';

/** The debrief as a page of Markdown. */
export function debriefMarkdown(debrief: Debrief): string {
  const { title, createdAtMs, stories, questions, says, gap, next } = debrief;
  const day = new Date(createdAtMs).toISOString().slice(0, 10);
  return `${[
    `# Debrief: ${plain(title)}`,
    `${day}. ${stories} of ${questions} answers could be rated.`,
    `**${plain(debrief.outcome ?? 'No outcome')}.** ${plain(says)}`,
    ...(gap === null ? [] : [`What decides it: ${plain(gap)}`]),
    ...votes(debrief),
    ...barRaiser(debrief),
    ...section('Readiness for L7', [
      list(
        debrief.conditions.map(({ holds, says }) => `${holds ? 'Held' : 'Missed'}: ${plain(says)}`),
      ),
    ]),
    ...debrief.feedback.flatMap(feedback),
    ...section(
      'Numbers that contradict each other',
      debrief.contradictions.flatMap(({ reason, sides, confirmed, misheard }) => [
        `${plain(reason)} ${heardWord(confirmed, misheard)}`,
        list(sides.map(({ quote }) => quoteOf(quote))),
      ]),
    ),
    ...section('Told more than once', [
      list(debrief.repeated.map(({ shared }) => `The same story: ${plain(shared.join(', '))}`)),
    ]),
    ...section('Rehearse next', [
      list(next.map(({ question, why }) => `**${plain(question)}** ${plain(why)}`)),
    ]),
  ].join('\n\n')}\n`;
}

function heardWord(confirmed: boolean, misheard: boolean): string {
  if (confirmed) return 'Confirmed as heard right.';
  return misheard ? 'Misheard, so it counts for nothing.' : 'Not confirmed yet.';
}

function votes(debrief: Debrief): string[] {
  const row = (name: string, { votes, levels }: Pick<Debrief, 'votes' | 'levels'>) =>
    `| ${[
      name,
      votes?.L7 ?? 'no vote',
      votes?.L6 ?? 'no vote',
      ...DIMENSIONS.map((dimension) => levels?.[dimension] ?? '–'),
    ].join(' | ')} |`;
  return section('Votes', [
    [
      `| Interviewer | L7 | L6 | ${DIMENSIONS.map(capitalised).join(' | ')} |`,
      '| --- | --- | --- | --- | --- | --- |',
      ...debrief.feedback.map((each) => row(plain(each.interviewer.name), each)),
      row('**The room**', debrief),
    ].join('\n'),
  ]);
}

function barRaiser({ barRaiser: raiser }: Debrief): string[] {
  if (raiser === null) return [];
  const word = raiser.objects ? 'objects' : 'does not object';
  return section('Bar Raiser', [
    `${plain(raiser.interviewer)} ${word}. ${plain(raiser.reason)}`,
    citations(raiser.quotes),
    raiser.asked.length === 0 ? '' : `Asked:\n\n${list(raiser.asked.map(plain))}`,
  ]);
}

function feedback({ interviewer, reason, cites, found, missing }: Feedback): string[] {
  return section(`${plain(interviewer.name)}, ${plain(interviewer.role)}`, [
    plain(reason),
    citations(cites),
    found.length === 0 ? '' : `Found:\n\n${list(found.map(({ says }) => plain(says)))}`,
    missing.length === 0 ? '' : `Missing:\n\n${list(missing.map(({ says }) => plain(says)))}`,
  ]);
}

/** A heading with its paragraphs; nothing where all of them are empty. */
function section(heading: string, paragraphs: readonly string[]): string[] {
  const told = paragraphs.filter((paragraph) => paragraph !== '');
  return told.length === 0 ? [] : [`## ${heading}`, ...told];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function citations(quotes: readonly DebriefQuote[]): string {
  return quotes.map(({ quote }) => `> ${quoteOf(quote)}`).join('\n>\n');
}

function quoteOf(quote: string): string {
  return `“${plain(shownText(quote))}”`;
}

/** Words that Markdown shows as they are. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}
