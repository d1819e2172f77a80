import { BadInput, runCommand } from './command.ts';
import { KEPT_ASIDE_SETS, readExchanges, TUNING_SETS } from './exchanges/exchange-set.ts';
import { type Judged, judge } from './exchanges/judge.ts';
import { exchangesText, missesText } from './exchanges/report.ts';

const USAGE = 'npm run --silent exchanges -- [--misses]';

await runCommand(USAGE, async () => {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== '--misses')) {
    throw new BadInput(`It takes no file. Usage: ${USAGE}`);
  }
  const judged: Record<string, Judged[]> = {};
  for (const name of TUNING_SETS) judged[name] = await judge(readExchanges(name));
  if (option !== undefined) return missesText(Object.values(judged).flat());
  // The texts of the sets kept aside are never shown.
  const keptAside: Judged[] = [];
  for (const name of KEPT_ASIDE_SETS) {
    judged[name] = await judge(readExchanges(name));
    keptAside.push(...judged[name]);
  }
  judged['kept-aside, all'] = keptAside;
  return exchangesText(judged);
});
