import { execFileSync } from 'node:child_process';

/** Resident memory in MB as the system's `ps` tells it; null where there is none. */
export function residentMb(pid: number | undefined): number | null {
  if (pid === undefined || process.platform === 'win32') return null;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1000;
}
