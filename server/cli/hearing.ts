import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BadInput, runCommand } from './command.ts';
import { measureHabits } from './hearing/habits.ts';
import { measureInvented } from './hearing/invented.ts';
import { type Measured, measuredText } from './hearing/measured.ts';
import { measureNumbers } from './hearing/numbers.ts';
import { ownAnswers, recordingsIn } from './hearing/recordings.ts';
import { withServer } from './hearing/through-socket.ts';
import { measureWordTimes } from './hearing/word-times.ts';
import { measureWords } from './hearing/words.ts';

const PARTS = ['words', 'numbers', 'invented', 'habits', 'times'] as const;
const USAGE = `npm run --silent hearing -- [--speech FOLDER] [--part ${PARTS.join('|')}]... [--only NAME]... [--all] [--json]`;
const SPEECH = 'speech';
/** Of the ten answers, those whose sound is heard in every condition when not all are asked for. */
const USUAL = ['blood', 'glasses'];

const Wanted = z.object({ part: z.array(z.enum(PARTS)) });

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      speech: { type: 'string' },
      part: { type: 'string', multiple: true, default: [...PARTS] },
      only: { type: 'string', multiple: true },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const wanted = Wanted.safeParse(values);
  if (!wanted.success) throw new BadInput(`There is no such part. Usage: ${USAGE}`);
  const measured = await withServer(async (hear) => {
    const parts: Record<(typeof PARTS)[number], () => Promise<Measured>> = {
      words: () => measureWords(spoken(values.speech), wanting(values), hear),
      numbers: () => measureNumbers(values.only ?? [''], hear),
      invented: () => measureInvented(hear),
      habits: () => measureHabits(hear),
      times: () => measureWordTimes(hear),
    };
    const results: Measured[] = [];
    for (const name of PARTS.filter((one) => wanted.data.part.includes(one))) {
      results.push(await parts[name]());
    }
    return results;
  });
  return values.json
    ? JSON.stringify(measured, null, 2)
    : measured.map((one) => measuredText(one)).join('\n\n');
});

function spoken(speech: string | undefined) {
  return [...(speech === undefined ? [] : recordingsIn(speech, SPEECH)), ...ownAnswers()];
}

/** Whether a recording in a condition is wanted: what is asked for by part of its name, all, or the usual. */
function wanting({ only, all }: { only?: string[]; all: boolean }) {
  const parts = only ?? (all ? [''] : [`/${SPEECH}/`, ...USUAL]);
  return (name: string) => parts.some((part) => name.includes(part));
}
