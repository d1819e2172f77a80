import { LoopDetail, type NewLoop } from '#contract/loop.ts';
import { connect } from './client.ts';

/** What is typed in a loop: to a question, and to a probe. */
export interface TypedLines {
  answer: string;
  reply: string;
}

/**
 * Types its way through a whole loop of a running server. For every answer, the time from its
 * `rated` to having the loop with the next turn, in ms.
 */
export async function nextTurnTimesMs(
  address: string,
  scenarioId: string,
  { answer, reply }: TypedLines,
): Promise<number[]> {
  const wanted: NewLoop = { scenarioId };
  const headers = { 'content-type': 'application/json' };
  const begun = await fetch(`${address}/api/loops`, {
    method: 'POST',
    headers,
    body: JSON.stringify(wanted),
  });
  const { id: loopId } = LoopDetail.parse(await begun.json());
  const loop = async () =>
    LoopDetail.parse(await (await fetch(`${address}/api/loops/${loopId}`)).json());
  const client = await connect(address);
  const times: number[] = [];
  for (let { turn } = await loop(); turn !== null; ) {
    const rated = client.heard('rated');
    client.say({ type: 'say', question: { loopId }, text: turn.probe === null ? answer : reply });
    await rated;
    const ratedMs = performance.now();
    ({ turn } = await loop());
    times.push(performance.now() - ratedMs);
  }
  client.close();
  return times;
}
