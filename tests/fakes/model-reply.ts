import { z } from 'zod';
import { dimensionOf, ELEMENT_IDS, SIGNAL_IDS } from '#contract/element.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import { ModelReply } from '../../server/rubric/model-reply.ts';

const ALL = [...ELEMENT_IDS, ...SIGNAL_IDS];
type FindingId = (typeof ALL)[number];

/** A model's quotes by what they prove; null states an absence, or proves nothing. */
export type Quotes = Partial<Record<FindingId, string | null>>;

/** A model's reply with these quotes, and nothing else credited. */
export function modelReply(quotes: Quotes): ModelReply {
  const claim = (id: FindingId) => ({
    quote: quotes[id] ?? null,
    why: id in quotes ? `You said ${id}.` : `${id} is not said.`,
    credited: id in quotes,
  });
  return ModelReply.parse({
    elements: Object.fromEntries(ELEMENT_IDS.map((id) => [id, claim(id)])),
    signals: Object.fromEntries(SIGNAL_IDS.map((id) => [id, claim(id)])),
  });
}

/** The quotes that a scorecard stands on. */
export function quotesOf({ dimensions, signals }: Scorecard): Quotes {
  const quotes: Quotes = {};
  for (const id of ELEMENT_IDS) {
    const rating = dimensions[dimensionOf(id)].elements[id];
    if (rating?.credited) quotes[id] = rating.quote;
  }
  for (const id of SIGNAL_IDS) if (signals[id]) quotes[id] = signals[id].quote;
  return quotes;
}

/** Everything credited, each with a quote of this make. */
export function everythingCredited(quote: (id: FindingId) => string): Quotes {
  return Object.fromEntries(ALL.map((id) => [id, quote(id)]));
}

/** What a model was sent, as the server received it. */
export const Sent = z.object({
  instructions: z.string(),
  input: z.string().transform((text) =>
    z
      .strictObject({
        transcript: z.array(z.strictObject({ asked: z.string(), said: z.string() })),
      })
      .parse(JSON.parse(text)),
  ),
});
