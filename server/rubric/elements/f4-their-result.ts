import type { Detector } from '../detector.ts';
import { growthIn } from '../framing/growth.ts';
import { helpedPeople, isBefore, startsOf } from '../framing/helped.ts';
import { isOutcome, PROVED } from '../framing/outcome.ts';
import { holdingsOf } from '../framing/ownership.ts';
import { quoted } from '../framing/quoted.ts';
import { withoutSpeakerIn } from '../framing/without.ts';

export const theirResult: Detector = {
  id: 'F4',
  reason:
    'The proof of leading is what they achieved: growth or an outcome that is credited to them by name.',
  credited: [
    'I gave Petra the pricing decision, and she cut the list from nine tiers to three.',
    'I coached Farid every week. He was promoted in May.',
    'I handed the night rota to Mina. She rebuilt it and won over the drivers.',
    'I asked the deputy to take the intake over. She has trained two others since.',
    'I coached Petra. The council asked for her by name in the autumn.',
    'I gave Farid the night desk, and he is who the other desks ring.',
  ],
  refused: [
    { text: 'I gave Petra the pricing decision, and we won the bid.', why: '“We” is not Petra.' },
    {
      text: 'I gave Petra the pricing decision. She wanted more time.',
      why: 'Wanting is no result.',
    },
    { text: 'Petra counted the crates and filed the forms.', why: 'Nothing had been hers.' },
    {
      text: 'I gave Petra the pricing decision. She is going to cut the list.',
      why: 'It is still to come.',
    },
    {
      text: 'I gave Petra the pricing decision. She had run a bakery before that.',
      why: 'It was before.',
    },
    {
      text: 'I gave Petra the pricing decision. The caretaker found us tables, and the baker lent us a van.',
      why: 'Favours of bystanders are nobody’s growth: they had been given nothing.',
    },
    {
      text: 'I coached Petra. She helped with the desserts.',
      why: 'Helping out is no result.',
    },
  ],
  detect(reading) {
    const helped = helpedPeople(reading);
    const owning = new Set(holdingsOf(reading).map(({ clause }) => clause));
    // What they did without the speaker proves independence first.
    const alone = new Set(withoutSpeakerIn(reading));
    const [earliest] = startsOf(reading);
    if (!earliest) return null;
    const grown = growthIn(reading).filter(
      (clause) => !isBefore(clause, earliest) && !owning.has(clause),
    );
    const results = reading.clauses.filter((clause) => {
      const since = clause.doer.entity && helped.get(clause.doer.entity.id);
      return (
        since &&
        !isBefore(clause, since) &&
        !owning.has(clause) &&
        (clause.doer.kind === 'person' || PROVED.test(clause.text)) &&
        isOutcome(clause)
      );
    });
    if (results.length + grown.length === 0) return null;
    const proved = results.filter(({ text }) => PROVED.test(text));
    const latest = results.toReversed();
    return [
      ...proved,
      ...grown,
      ...latest.filter((clause) => !alone.has(clause)),
      ...latest.filter((clause) => alone.has(clause)),
    ].map((clause) => quoted(reading, clause));
  },
};
