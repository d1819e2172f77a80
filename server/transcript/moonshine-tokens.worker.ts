import { parentPort } from 'node:worker_threads';
import { moonshineTokens } from './moonshine-tokens.ts';

parentPort?.postMessage(moonshineTokens());
