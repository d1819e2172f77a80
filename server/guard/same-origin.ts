import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Refused } from './refused.ts';

/** Where the server listens, and the origin that a proxy shows it under, if there is one. */
export interface Place {
  host: string;
  publicOrigin: string | null;
}

/** The names under which a computer knows itself; no other computer's page can have them. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether only this computer can reach what listens there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(inUrl(host)) || /^127(\.\d{1,3}){3}$/.test(host);
}

/** An address or a name as it stands in a URL: IPv6 in brackets. */
export function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
}

/**
 * Why the Host is not a name of this server; null if it is. Else a page elsewhere could have its own
 * name lead here (DNS rebinding). */
export function unknownHost(
  { headers, socket }: IncomingMessage,
  { host, publicOrigin }: Place,
): Refused | null {
  const asked = headers.host?.toLowerCase();
  if (asked === hostOf(publicOrigin)) return null;
  if (asked !== undefined && isNameOf(asked, host, socket)) return null;
  return {
    status: 421,
    code: 'unknownHost',
    message:
      'Understudy does not go by this name. Open the address that it printed at its start, or start it with PUBLIC_ORIGIN set to this one.',
  };
}

/**
 * Why a page elsewhere asks; null if one of ours does, or none. Browsers send Origin or
 * Sec-Fetch-Site with all that changes something and with every socket, so that what has neither
 * comes from no page.
 */
export function otherOrigin({ headers }: IncomingMessage, { publicOrigin }: Place): Refused | null {
  const { origin, host = '', 'sec-fetch-site': site } = headers;
  // A form whose page sends no referrer has the origin `null`, and only the browser tells of it.
  const isOurs =
    origin === undefined || origin === 'null'
      ? site === 'same-origin' || (origin === undefined && (site === undefined || site === 'none'))
      : origin === `http://${host.toLowerCase()}` || origin === publicOrigin;
  if (isOurs) return null;
  return {
    status: 403,
    code: 'otherOrigin',
    message:
      'Only a page of Understudy’s own may ask for this. Open Understudy itself; behind a proxy, start it with PUBLIC_ORIGIN set to its address.',
  };
}

function isNameOf(
  asked: string,
  host: string,
  { localPort, localAddress = '' }: IncomingMessage['socket'],
): boolean {
  // An address cannot be rebound: the one that the request came in by is as good as a name.
  const names = [...LOOPBACK, inUrl(host), inUrl(localAddress.replace(/^::ffff:/, ''))];
  return names.some(
    (name) => asked === `${name}:${localPort}` || (localPort === 80 && asked === name),
  );
}

function hostOf(origin: string | null): string {
  return origin === null ? '' : new URL(origin).host;
}
