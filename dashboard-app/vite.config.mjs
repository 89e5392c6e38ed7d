import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The pages that an advocate's browser shows. What is built is served by the plugin: scripts and styles in files of their
 * own, whose names change with what is in them, so that a policy can forbid everything inline.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir: here('../dist/dashboard-app'),
    emptyOutDir: true,
    assetsDir: 'panel/assets',
    // Nothing is put into the page as a data address: the policy does not allow it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: [here('panel/index.html'), here('panel/cost/index.html'), here('panel/rota/index.html')] },
  },
});
