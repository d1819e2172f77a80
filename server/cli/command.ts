import { ConfigError } from '../config.ts';
import { ContentError } from '../content-files.ts';

/** What the person gave cannot be used; the message is one line that says what to do. */
export class BadInput extends Error {
  override name = 'BadInput';
}

/**
 * Runs a command: its answer goes to standard output. Bad input ends with its one line on standard
 * error and exit code 2; anything else that is thrown is a defect and is left to Node.
 */
export async function runCommand(usage: string, command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    const complaint = complaintOf(error, usage);
    if (complaint === null) throw error;
    process.stderr.write(`${complaint}\n`);
    process.exitCode = 2;
  }
}

function complaintOf(error: unknown, usage: string): string | null {
  const isExpected = [BadInput, ConfigError, ContentError].some((kind) => error instanceof kind);
  if (isExpected && error instanceof Error) return error.message;
  const isParseArgs =
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS');
  if (!isParseArgs) return null;
  const [sentence = error.message] = error.message.split('. ');
  return `${sentence.replace(/\.$/, '')}. Usage: ${usage}`;
}
