import { fileURLToPath } from 'node:url';

/**
 * Runs main.ts, on Linux with glibc's allocator held to one arena: with one a thread it keeps
 * some 30 MB in freed pieces of the recogniser's windows. The setting is read only when a
 * process begins, so the process begins anew in place, with the same pid and terminal.
 */
const main = fileURLToPath(new URL('main.ts', import.meta.url));

if (process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined) {
  process.execve?.(
    process.execPath,
    [process.execPath, ...process.execArgv, main, ...process.argv.slice(2)],
    { ...process.env, MALLOC_ARENA_MAX: '1' },
  );
}
await import('./main.ts');
