import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { compileHint } from './src/build/compile-hint.ts'
import { copyFonts } from './src/build/copy-fonts.ts'
import { keepBuilds } from './src/build/keep-builds.ts'
import { leanIcons } from './src/build/lean-icons.ts'
import { leanRouter } from './src/build/lean-router.ts'
import { precompress } from './src/build/precompress.ts'
import { preloadInDevelopment } from './src/build/preload-in-development.ts'
import { API_PREFIX, LINK_PICTURES_PREFIX } from './src/contract/routes.ts'

/** Where `npm run dev` puts the server that answers `/api`; the page itself takes the usual port. */
const DEV_SERVER = 'http://127.0.0.1:8081'

/** To compress takes most of a build, which is no fault. */
const CHECKS = { pluginTimings: false }

// `vite build` makes the page, `vite build --ssr` the server, what it can start beside it, and the command that makes password hashes.
export default defineConfig(({ isSsrBuild }) => ({
  // Its package exports only the development build, which carries the texts of its warnings.
  resolve: {
    alias: isSsrBuild
      ? []
      : [
          {
            find: /^react-router$/,
            replacement: join(import.meta.dirname, 'node_modules/react-router/dist/production/index.mjs'),
          },
        ],
  },
  experimental: {
    // Scripts and style sheets find each other under any path; the server writes its own into the HTML.
    renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
  },
  plugins: [
    react(),
    tailwindcss(),
    compileHint(),
    leanIcons(),
    leanRouter(),
    keepBuilds(),
    precompress(),
    copyFonts(),
    preloadInDevelopment(),
  ],
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: {
          checks: CHECKS,
          input: {
            main: 'src/server/main.ts',
            'prepare-worker': 'src/server/runs/reader/worker.ts',
            demo: 'src/demo/main.ts',
            'hash-password': 'src/server/auth/hash-password.ts',
          },
        },
      }
    : {
        outDir: 'dist/client',
        // Tells the server which files the HTML of an address names ahead of the script.
        manifest: true,
        assetsInlineLimit: 0,
        // Also named in index.html and in README.md.
        target: ['chrome116', 'edge116', 'firefox125', 'safari17.4'],
        // Every browser that runs the rest preloads modules by itself.
        modulePreload: { polyfill: false },
        rolldownOptions: {
          checks: CHECKS,
          output: {
            // What the first paint needs, in two files: libraries change less often than the app.
            codeSplitting: {
              groups: [
                { name: 'libraries', tags: ['$initial'], test: /node_modules|rolldown.runtime/ },
                { name: 'app', tags: ['$initial'] },
                // What several parts of later share and their icons in one file, instead of one file for each: over HTTP/1.1 a page of
                // lists waited for 20 files before its rows.
                {
                  name: 'shared',
                  test: /lucide-react|\/src\/(?:contract|lib|model|ui|query|run|shell|i18n\/[\w-]+\.)/,
                  minShareCount: 3,
                },
              ],
            },
          },
        },
      },
  server: {
    host: '127.0.0.1',
    port: 8080,
    strictPort: true,
    cors: false,
    proxy: {
      [API_PREFIX]: { target: DEV_SERVER, changeOrigin: true },
      [LINK_PICTURES_PREFIX]: { target: DEV_SERVER, changeOrigin: true },
    },
  },
}))
