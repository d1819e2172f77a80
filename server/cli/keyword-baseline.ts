import type { Dimension } from '#contract/element.ts';

const MECHANISM_WORDS =
  /\b(process|mechanism|every|weekly|monthly|daily|quarterly|review|checklist|audit|dashboard|meeting|cadence|template|rule|standup|sample|metric|checked?)\b/g;
const NUMBERS =
  /\d+|%|\b(percent|half|halved|doubled|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million)\b/g;
const TEAM_PRONOUNS = /\b(we|us|our|they|them|their|he|him|she|her)\b/g;
const OWN_PRONOUNS = /\b(i|me|my|mine|myself)\b/g;

/**
 * What a scorer without understanding would say, to compare with: it counts keywords, numbers and
 * pronouns. Levels from 1 to 5.
 */
export function keywordLevels(transcript: string): Record<Dimension, number> {
  const text = transcript.toLowerCase();
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const team = count(TEAM_PRONOUNS);
  const pronouns = team + count(OWN_PRONOUNS);
  return {
    mechanism: level(count(MECHANISM_WORDS) / 2),
    data: level(count(NUMBERS) / 2),
    framing: level(pronouns === 0 ? 0 : (4 * team) / pronouns),
  };
}

function level(above: number): number {
  return 1 + Math.min(4, Math.round(above));
}
