import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { type Config, ConfigError, isOpen, readConfig } from './config.ts';
import { ContentError } from './content-files.ts';
import { inUrl } from './guard/same-origin.ts';
import { builtPage, developmentPage } from './page.ts';
import { StartError } from './start-error.ts';
import { StoreError } from './store/database.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
  const config = readConfig(process.env);
  const product = await compose(config.dataDir, config.models.folder, config.remote);
  const server = await createApp(product, values.dev ? developmentPage : builtPage, config.access);
  const port = await listen(server, config);
  const address = `http://${inUrl(config.access.host)}:${port}`;
  console.log(`Understudy is at ${address} (stop it with Ctrl+C).`);
  if (isOpen(config.access)) console.log(howToPutTlsInFront(config, port));

  const stop = async () => {
    server.close();
    await product.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

/** Passwords and voices of other computers come over the network; browsers give microphones to TLS only. */
function howToPutTlsInFront({ access }: Config, port: number): string {
  return access.publicOrigin?.startsWith('https:') && access.trustsProxy
    ? `Others reach it at ${access.publicOrigin}, with the password.`
    : `Others need the password. Their browsers give the microphone to TLS only: put a proxy in front, for instance “caddy reverse-proxy --from NAME --to 127.0.0.1:${port}”, and start Understudy with HOST=127.0.0.1 PUBLIC_ORIGIN=https://NAME TRUST_PROXY=1.`;
}

function listen(server: Server, { access: { host }, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new StartError(
            `Port ${port} is taken, perhaps by another Understudy. Stop that program, or choose another port, for instance PORT=${port + 1}.`,
          ),
        );
      } else {
        reject(
          new StartError(
            `The server cannot listen on ${host}:${port} (${error.message}). Choose another HOST or PORT.`,
          ),
        );
      }
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const EXPECTED = [ConfigError, ContentError, StoreError, StartError];

try {
  await main();
} catch (error) {
  if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
