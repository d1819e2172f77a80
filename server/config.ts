import { z } from 'zod';

const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number from 0 to 65535' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65_535, 'must be 65535 or less')
    .default(3000),
  HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'must not be empty').default('./data'),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
}

/** A setting that cannot be used; the message says which, why and what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the settings from the environment.
 * @throws ConfigError when one of them is wrong.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(
      `The setting ${issue?.path.join('.')} ${issue?.message}. Correct it, or leave it out to use the default.`,
    );
  }
  const { PORT, HOST, DATA_DIR } = parsed.data;
  return { port: PORT, host: HOST, dataDir: DATA_DIR };
}
