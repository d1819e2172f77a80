import { z } from 'zod';
import type { Access } from './guard/guard.ts';
import { isLoopback } from './guard/same-origin.ts';
import type { RemoteConfig } from './openai/ports.ts';

const MODEL = z.string().min(1, 'must not be empty');

const Models = z.object({
  MODELS_DIR: z.string().min(1, 'must not be empty').default('./models'),
  HF_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://huggingface.co' })
    .default('https://huggingface.co'),
});

const Environment = z.object({
  ...Models.shape,
  PORT: z.coerce
    .number({ error: 'must be a number from 0 to 65535' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65_535, 'must be 65535 or less')
    .default(3000),
  HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'must not be empty').default('./data'),
  PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, 'must be an origin such as https://understudy.example')
    .optional(),
  TRUST_PROXY: z
    .enum(['0', '1'], 'must be 1, behind a proxy that sets X-Forwarded-Proto, or 0')
    .default('0'),
  OPENAI_API_KEY: z.string().min(1, 'must not be empty').optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://localhost:11434/v1' })
    .optional(),
  OPENAI_HEARING_MODEL: MODEL.default('gpt-transcribe'),
  OPENAI_CAPTIONS_MODEL: MODEL.default('gpt-live-transcribe'),
  OPENAI_GRADING_MODEL: MODEL.default('gpt-6-luna'),
  OPENAI_COACHING_MODEL: MODEL.default('gpt-6-luna'),
  OPENAI_VOICE_MODEL: MODEL.default('gpt-4o-mini-tts'),
});

/** Where larger speech models are kept, and where they are fetched from. */
export interface ModelsConfig {
  folder: string;
  origin: string;
}

export interface Config {
  port: number;
  dataDir: string;
  models: ModelsConfig;
  access: Access;
  /** Null where models elsewhere are not to be had: neither a key nor a server is named. */
  remote: RemoteConfig | null;
}

/** A setting that cannot be used; the message says which, why and what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment.
 * @throws ConfigError when one of them is wrong, or the server could be reached without a password.
 */
export function readConfig(environment: Variables): Config {
  const settings = parse(Environment, environment);
  const { PORT, HOST, DATA_DIR, PASSWORD, PUBLIC_ORIGIN, TRUST_PROXY } = settings;
  const access: Access = {
    host: HOST,
    publicOrigin: PUBLIC_ORIGIN ?? null,
    password: PASSWORD ?? null,
    trustsProxy: TRUST_PROXY === '1',
  };
  if (access.password === null && isOpen(access)) {
    throw new ConfigError(
      'With HOST or PUBLIC_ORIGIN other computers could reach Understudy, so it needs a PASSWORD of at least 12 characters; set one, or leave both out to serve this computer alone.',
    );
  }
  const models = modelsOf(settings);
  return { port: PORT, dataDir: DATA_DIR, models, access, remote: remoteOf(settings) };
}

/** Reads the settings of speech models alone, for commands. @throws ConfigError when one is wrong. */
export function readModelsConfig(environment: Variables): ModelsConfig {
  return modelsOf(parse(Models, environment));
}

function modelsOf({ MODELS_DIR, HF_ENDPOINT }: z.infer<typeof Models>): ModelsConfig {
  return { folder: MODELS_DIR, origin: HF_ENDPOINT.replace(/\/+$/, '') };
}

function parse<T>(schema: z.ZodType<T>, environment: Variables): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(
    `The setting ${issue?.path.join('.')} ${issue?.message}. Correct it, or leave it out to use the default.`,
  );
}

/** A key or a server's address only unlocks the settings; each use is off until it is switched on. */
function remoteOf(settings: z.infer<typeof Environment>): RemoteConfig | null {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = settings;
  if (OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined) return null;
  const baseUrl = OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
  return {
    apiKey: OPENAI_API_KEY ?? null,
    baseUrl,
    staysHere: isLoopback(new URL(baseUrl).hostname),
    models: {
      hearing: settings.OPENAI_HEARING_MODEL,
      captions: settings.OPENAI_CAPTIONS_MODEL,
      grading: settings.OPENAI_GRADING_MODEL,
      coaching: settings.OPENAI_COACHING_MODEL,
      voice: settings.OPENAI_VOICE_MODEL,
    },
  };
}

/** Whether other computers are meant to come in. */
export function isOpen({ host, publicOrigin }: Access): boolean {
  const names = publicOrigin === null ? [host] : [host, new URL(publicOrigin).hostname];
  return !names.every(isLoopback);
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.parse(text)?.origin === text;
}
