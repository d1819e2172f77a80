import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Conversation, POINT_IDS, type PointId } from '#contract/conversation.ts';
import { composeConversations } from '../compose.ts';
import { findPoints } from '../rubric/conversation/find-points.ts';
import { type MarkedTalk, readMarkedTalks } from '../rubric/conversation/marked-talks.ts';
import { type Detection, detection } from './agreement.ts';
import { BadInput, runCommand } from './command.ts';
import { spokenOver, typedWords } from './input.ts';
import { readMarkedTexts } from './marked-set.ts';

const USAGE = 'npm run --silent conversations -- [--misses] [--json]';
/** The odd-numbered talks were looked at while the detectors were written; the even ones were not. */
const HALVES = ['tuning', 'kept-aside'] as const;

/** A place where a point was found, or marked, or both; `text` is what the side that has it says. */
interface Place {
  readonly talk: string;
  readonly point: PointId;
  readonly found: boolean;
  readonly marked: boolean;
  readonly text: string;
}

/** Of each of the conversation's points whether it was found and marked; each caught sentence counts. */
function placesOf(talk: MarkedTalk, { points }: Conversation): Place[] {
  const words = typedWords(talk.text, `Talk ${talk.id}`);
  const spoken = talk.seconds === undefined ? words : spokenOver(words, talk.seconds);
  const ids = points.map(({ id }) => id);
  return findPoints(ids, [{ id: 'talk', words: spoken }]).flatMap(({ id, said, met }) => {
    const marks = talk.marks.filter((mark) => mark.id === id);
    const place = { talk: talk.id, point: id };
    const quoted = (from: number, to: number) => talk.text.split(' ').slice(from, to).join(' ');
    if (id !== 'own-deed') {
      const marked = marks.length > 0 || talk.whole.includes(id);
      const text = met
        ? said.map(({ quote }) => quote).join(' / ')
        : marks.map(({ from, to }) => quoted(from, to)).join(' / ');
      return [{ ...place, found: met, marked, text }];
    }
    const caught = said.map(({ evidence, quote }) => {
      const marked = marks.some(({ from, to }) => evidence.from < to && from < evidence.to);
      return { ...place, found: true, marked, text: quote };
    });
    const missed = marks.filter(
      ({ from, to }) => !said.some(({ evidence }) => evidence.from < to && from < evidence.to),
    );
    return [
      ...caught,
      ...missed.map(({ from, to }) => ({
        ...place,
        found: false,
        marked: true,
        text: quoted(from, to),
      })),
    ];
  });
}

function placesIn(half: (typeof HALVES)[number], conversations: readonly Conversation[]): Place[] {
  const folder = new URL(`../rubric/conversation/marked/${half}`, import.meta.url);
  return readMarkedTexts(fileURLToPath(folder), readMarkedTalks).flatMap((talk) => {
    const name = talk.id.replace(/-\d+$/, '');
    const conversation = conversations.find(({ id }) => id === name);
    if (conversation === undefined) throw new BadInput(`There is no conversation "${name}".`);
    return placesOf(talk, conversation);
  });
}

function agreementOf(places: readonly Place[]): Detection {
  return detection(
    places.map(({ found }) => found),
    places.map(({ marked }) => marked),
  );
}

function row(name: string, detections: readonly Detection[]): string {
  const cells = detections.flatMap(({ precision, recall, both, onlyTheirs }) => [
    share(precision),
    share(recall),
    String(both + onlyTheirs).padStart(4),
  ]);
  return `${name.padEnd(24)}${cells.map((cell) => cell.padStart(10)).join('')}`;
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(2);
}

await runCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      misses: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const conversations = composeConversations();
  const halves = HALVES.map((half) => ({ half, places: placesIn(half, conversations) }));
  const points = POINT_IDS.map((id) => ({
    id,
    halves: halves.map(({ half, places }) => ({
      half,
      ...agreementOf(places.filter(({ point }) => point === id)),
    })),
  }));
  const all = halves.map(({ half, places }) => ({ half, ...agreementOf(places) }));
  if (values.json) return JSON.stringify({ points, all }, null, 2);
  const misses = values.misses
    ? (halves[0]?.places ?? [])
        .filter(({ found, marked }) => found !== marked)
        .map(
          ({ talk, point, found, text }) =>
            `${talk} ${point} ${found ? 'wrongly' : 'missed'}: ${text}`,
        )
    : [];
  return [
    `${''.padEnd(24)}${HALVES.map((half) => half.padStart(30)).join('')}`,
    `${''.padEnd(24)}${HALVES.map(() => ' precision    recall    marked').join('')}`,
    ...points.map(({ id, halves }) => row(id, halves)),
    row('all', all),
    ...misses,
  ].join('\n');
});
