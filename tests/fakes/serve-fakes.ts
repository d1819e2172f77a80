import { once } from 'node:events';
import { createApp } from '../../server/app.ts';
import { rate } from '../../server/compose.ts';
import { Converter } from '../../server/store/sound/converter.ts';
import { Store } from '../../server/store/store.ts';
import { productOver } from './product.ts';
import { countingRecognizer } from './scripted-recognizer.ts';
import { stagesOver } from './stages.ts';

/**
 * The server as a program of its own, as server/main.ts, without a page and with a scripted
 * recogniser: it starts in a moment, and converts as soon as nobody records.
 */
const IDLE_MS = 200;

const store = new Store(process.env.DATA_DIR ?? '');
await store.recover();
const product = productOver(store, stagesOver(store, countingRecognizer), rate);
const converter = new Converter(store.sounds, () => !product.answers.isEmpty, IDLE_MS);
product.answers.onChange(() => converter.consider());
converter.consider();
const server = await createApp(product, async () => []);
server.listen(Number(process.env.PORT), '127.0.0.1');
await once(server, 'listening');
const bound = server.address();
console.log(
  `Serving at http://127.0.0.1:${typeof bound === 'object' ? bound?.port : bound} (stop it with Ctrl+C).`,
);
