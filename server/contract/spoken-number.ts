const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES = [
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
] as const;
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** A whole number or decimal from 0 to below 10^12 as it is said: "one hundred and forty". */
export function spokenNumber(value: number): string {
  const [whole = '0', decimals] = String(value).split('.');
  const said = spokenWhole(Number(whole));
  if (decimals === undefined) return said;
  return `${said} point ${[...decimals].map((digit) => ONES[Number(digit)]).join(' ')}`;
}

/** A year from 1900 to 2099 as it is said: "nineteen eighty-four", "two thousand and nine". */
export function spokenYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (rest === 0) return century === 20 ? 'two thousand' : `${spokenWhole(century)} hundred`;
  if (century === 20 && rest < 10) return spokenWhole(year);
  return `${spokenWhole(century)} ${rest < 10 ? `oh ${ONES[rest]}` : spokenWhole(rest)}`;
}

/** "third", "twenty-first", for a whole number from 1 to below 10^12. */
export function spokenOrdinal(value: number): string {
  return spokenWhole(value).replace(/\w+$/, (last) => {
    return IRREGULAR_ORDINALS[last] ?? `${last.replace(/y$/, 'ie')}th`;
  });
}

function spokenWhole(value: number): string {
  for (const [scale, name] of SCALES) {
    if (value >= scale) {
      const rest = value % scale;
      const head = `${spokenWhole(Math.floor(value / scale))} ${name}`;
      if (rest === 0) return head;
      return `${head} ${rest < 100 ? 'and ' : ''}${spokenWhole(rest)}`;
    }
  }
  if (value >= 100) {
    const rest = value % 100;
    return `${ONES[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` and ${spokenWhole(rest)}`}`;
  }
  if (value < 20) return ONES[value] ?? '';
  return (TENS[Math.floor(value / 10)] ?? '') + (value % 10 === 0 ? '' : `-${ONES[value % 10]}`);
}
