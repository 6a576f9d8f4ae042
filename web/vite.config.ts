import vue from '@vitejs/plugin-vue'
import { readFileSync } from 'node:fs'
import { loadEnv, minifySync, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** The server that the development page talks to. */
const server = loadEnv('', '.', 'OMNIDEPTH').OMNIDEPTH ?? 'http://127.0.0.1:8080'

/** The page and the parts that come later share these. In one file they are smaller than in several. */
const SHARED =
  /\/node_modules\/@?vue\/|plugin-vue|preload-helper|\/src\/(book|ui\/(format|steps|view|language|languages|useKeys|useView|useTheme|useNow|useThrottled|firstPicture|Choices|MenuButton|words\/(index|en))\.|app\/(panels|usePrices)|chart\/readout\.|venues\/choice\.|time\/(record|useHistory)\.|alerts\/useAlarm\.|wire\/(check|crc32|decimal|decode|instruments|api)\.)/

/** Tests of functions of data. */
const PURE = 'src/{book,chart,fill,ladder,picker,time,ui,venues,watch,table,alerts,compare}/[a-z]*.test.ts'
const COMPOSABLES = 'src/**/use[A-Z]*.test.ts'

/** public/early.js is no module, so that it is copied as it is; this makes it small. */
const early: Plugin = {
  name: 'early',
  apply: 'build',
  generateBundle() {
    const { code } = minifySync('early.js', readFileSync('public/early.js', 'utf8'))
    this.emitFile({ type: 'asset', fileName: 'early.js', source: code })
  }
}

export default defineConfig({
  // Wherever the built page lies, under a path, too.
  base: './',
  plugins: [vue({ features: { optionsAPI: false } }), early],
  server: { proxy: { '/api': { target: server, ws: true }, '/openapi.json': server, '/asyncapi.json': server } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // The packages that the bundle holds, with the texts of their licences.
    license: { fileName: 'licences.json' },
    modulePreload: { polyfill: false },
    // The documentation page is its own: nothing of it is loaded by the chart.
    rolldownOptions: {
      input: ['index.html', 'docs.html'],
      output: {
        assetFileNames: 'assets/[name]-[hash][extname]',
        codeSplitting: { groups: [{ name: 'shared', test: SHARED }] }
      }
    },
    // Swagger UI comes as one file.
    chunkSizeWarningLimit: 2000
  },
  // Tests read the same whatever the machine's language and time zone; those that need a document say so in their first line.
  test: {
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    setupFiles: ['src/test.ts'],
    env: { TZ: 'UTC' },
    projects: [
      // Pure tests leave nothing behind and share one room.
      { extends: true, test: { name: 'pure', include: [PURE], exclude: [COMPOSABLES], isolate: false } },
      { extends: true, test: { name: 'page', include: ['src/**/*.test.ts'], exclude: [PURE, COMPOSABLES] } },
      { extends: true, test: { name: 'composables', include: [COMPOSABLES] } }
    ]
  }
})
