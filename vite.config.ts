import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The page is in English, so the component library's words in thirty other languages are left out:
 * 20 kB of the first screen's compressed script.
 */
const englishOnly: Plugin = {
  name: 'english-only',
  enforce: 'pre',
  load: {
    filter: {
      id: /react-aria[\w-]*\/dist\/private\/intl\/(?:\w+\/)?(?!en-US)[\w-]+\.mjs$/,
    },
    handler: () => 'export default {};',
  },
};

export default defineConfig({
  root: inProject('web'),
  plugins: [react(), englishOnly],
  build: {
    outDir: inProject('dist/web'),
    emptyOutDir: true,
  },
  server: {
    fs: {
      // The page may read its own code and the contract; nothing else of the server's.
      allow: [inProject('web'), inProject('server/contract'), inProject('node_modules')],
    },
  },
});
