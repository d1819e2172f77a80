const SMALLEST_USD = 0.001;

/** What something costs, for a sentence: "nothing", "less than $0.001", "$0.0024". */
export function dollars(usd: number | null): string {
  if (usd === null) return 'an unknown amount';
  if (usd === 0) return 'nothing';
  if (usd < SMALLEST_USD) return `less than $${SMALLEST_USD}`;
  return `$${usd.toFixed(usd < 0.1 ? 3 : 2)}`;
}
