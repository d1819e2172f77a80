import type { AttemptDetail } from '#contract/attempt.ts';
import { shownText } from '#contract/shown.ts';
import { textOf } from '#contract/transcript.ts';
import { clock, type Told, timesOf, toldOf } from './told.ts';

type Quoted = Pick<Told['dimensions'][number]['found'][number], 'quote' | 'passages'>;

/** An attempt as a page of Markdown. */
export function attemptMarkdown(attempt: AttemptDetail): string {
  const told = toldOf(attempt);
  const quoteOf = ({ quote, passages = [] }: Quoted) => {
    if (quote === undefined) return '';
    const times = passages.flatMap((passage) => {
      const at = timesOf(passage, told.script);
      return at === null ? [] : [clock(at.startMs)];
    });
    return `“${plain(shownText(quote))}”${times.length > 0 ? ` (${times.join(', ')})` : ''}`;
  };
  return `${[
    `# ${plain(told.question)}`,
    `${plain(told.facts.join(' · '))}`,
    ...told.verdict.map(({ vote, reason }) => `**${vote}.** ${plain(reason)}`),
    ...told.dimensions.flatMap((dimension) => [
      `## ${dimension.name}: ${dimension.level} of 5`,
      `${plain(dimension.rungs[dimension.level - 1] ?? '')}. ${plain(dimension.why)}`,
      ...list(dimension.found.map((one) => `**${one.name}** (${one.meaning}): ${quoteOf(one)}`)),
      ...list(
        dimension.missing.map((one) => {
          const closest = quoteOf(one);
          return `Missing: **${one.name}** (${one.meaning}).${closest && ` Closest: ${closest}`}`;
        }),
      ),
    ]),
    ...section(
      'What was listened for',
      told.points.map(({ name, met, says, quotes }) =>
        [`**${plain(name)}**, ${met ? 'met' : 'missed'}: ${plain(says)}`, ...quotes.map(quoteOf)]
          .join(' ')
          .trim(),
      ),
    ),
    ...section('Say next time', told.advice.map(plain)),
    ...(told.script.length > 0 ? ['## What was said'] : []),
    ...told.script.flatMap(({ label, asked, words }) => [
      ...(asked === null ? [] : [`> ${plain(asked)}`]),
      `**${label}.** ${plain(shownText(textOf(words)))}`,
    ]),
  ].join('\n\n')}\n`;
}

function section(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${heading}`, ...list(items)];
}

function list(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];
}

/** Words that Markdown shows as they are. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}
