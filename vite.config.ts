import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: inProject('web'),
  plugins: [react()],
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
