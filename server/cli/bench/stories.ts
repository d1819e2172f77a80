import { AttemptPage } from '#contract/list.ts';
import { StoriesOverview } from '#contract/story.ts';

const STORIES = 60;
const TELLINGS = 15;
const PAGE = 200;
const ROUNDS = 20;

/**
 * How long each answer with all stories takes a server, once its tellings have been read: 900 of its
 * attempts are filed under 60 stories, the others held against those.
 */
export async function storiesMs(address: string): Promise<number[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null && ids.length < STORIES * TELLINGS + PAGE) {
    const url = `${address}/api/attempts?limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
    const page = AttemptPage.parse(await (await fetch(url)).json());
    ids.push(...page.attempts.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  // The newest stay unfiled.
  const filed = ids.slice(PAGE);
  for (let story = 0; story < STORIES; story += 1) {
    const attemptIds = filed.slice(story * TELLINGS, (story + 1) * TELLINGS);
    const response = await fetch(`${address}/api/stories`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Story ${story + 1}`, attemptIds }),
    });
    if (!response.ok) throw new Error(await response.text());
  }
  const ask = async () => {
    const askedMs = performance.now();
    const body: unknown = await (await fetch(`${address}/api/stories`)).json();
    const tookMs = performance.now() - askedMs;
    return { tookMs, unread: StoriesOverview.parse(body).unread };
  };
  while ((await ask()).unread > 0);
  const times: number[] = [];
  while (times.length < ROUNDS) times.push((await ask()).tookMs);
  return times;
}
