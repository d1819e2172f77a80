import { BadInput, runCommand } from './command.ts';
import { readExchanges } from './exchanges/exchange-set.ts';
import { judge } from './exchanges/judge.ts';
import { exchangesText, missesText } from './exchanges/report.ts';

const USAGE = 'npm run --silent exchanges -- [--misses]';

await runCommand(USAGE, async () => {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== '--misses')) {
    throw new BadInput(`It takes no file. Usage: ${USAGE}`);
  }
  const tuning = await judge(readExchanges('tuning'));
  if (option !== undefined) return missesText(tuning);
  // The texts of the half kept aside are never shown.
  return exchangesText({ tuning, 'kept aside': await judge(readExchanges('kept-aside')) });
});
