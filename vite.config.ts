import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The page is in English, so the component library's words in thirty other languages are left out;
 * they would be a tenth of the first screen's script.
 */
const englishOnly: Plugin = {
  name: 'english-only',
  enforce: 'pre',
  load: {
    filter: {
      id: /react-aria(-components)?\/dist\/private\/intl\/.*\/?(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/,
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
