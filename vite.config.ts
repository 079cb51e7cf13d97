import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { normalizePath, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { changelogPath, newsOf } from './electron/build/changelog.ts'
import { fetchedTogether } from './electron/build/fetched-together.ts'
import { iconSvg } from './electron/build/icon-drawing.ts'
import { thirdPartyLicences } from './electron/build/third-party-licences.ts'
import { readVersion } from './electron/places.ts'
import { sourceDigest, stampBuild } from './electron/setup.mjs'

const root = import.meta.dirname
const licences = thirdPartyLicences()

/** Both hosts replace the placeholder per page; emotion's style tags carry it (see hosts/page-files.ts). */
const pageHead: Plugin = {
  name: 'page-head',
  applyToEnvironment: (environment) => environment.name === 'client',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { name: 'csp-nonce', nonce: '%CSP_NONCE%' }, injectTo: 'head-prepend' },
    { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: './icon.svg' }, injectTo: 'head' },
  ],
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'icon.svg', source: iconSvg() })
    const news = newsOf(readFileSync(join(root, changelogPath), 'utf8'), readVersion())
    this.emitFile({ type: 'asset', fileName: 'news.txt', source: news?.text ?? '' })
  },
}

/**
 * The gate tests what it has built: an engine's threads too, which start in a third of the time that their sources take,
 * whose types come out first.
 */
const builtThreads: Plugin = {
  name: 'built-threads',
  transform(code, id) {
    if (!/\/electron\/(storage\/store|opened\/opened-file)\.ts$/.test(id)) return undefined
    const address = (name: string) => pathToFileURL(join(root, 'dist/engine', `${name}.js`)).href
    return { code: code.replace(/\.\/((?:store|opened)-worker)\.ts/, (_, name) => address(name)), map: null }
  },
}

export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), pageHead, licences.plugin],
  build: {
    outDir: join(root, 'dist/renderer'),
    emptyOutDir: true,
    // kB before compression; the bench holds what comes over the wire.
    chunkSizeWarningLimit: 800,
    // Data URLs for fonts would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2024',
    sourcemap: false,
    license: false,
  },
  environments: {
    // The page's alone: an engine in a few files would read all of them for the shortest command.
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                // Whatever the shell needs comes with it in a few files: each answer's header costs as much as a small module, and
                // small files compress badly.
                { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 2 },
                { name: 'shared', test: /[\\/]shared[\\/]/, tags: ['$initial'], priority: 2 },
                { name: 'window', test: /[\\/]renderer[\\/](?!main\.tsx)/, tags: ['$initial'], priority: 2 },
                // Right after its start a window fetches these two, whichever screen it shows.
                {
                  name: fetchedTogether({
                    cards: normalizePath(join(root, 'renderer/screens/connections/connection-cards.tsx')),
                    late: normalizePath(join(root, 'renderer/app/late-stores.ts')),
                  }),
                  debugName: 'fetched together',
                  priority: 1,
                },
              ],
              includeDependenciesRecursively: false,
            },
          },
        },
      },
    },
    engine: {
      consumer: 'server',
      // Whose releases Settings can look for; a workflow of GitHub sets it.
      define: {
        'globalThis.smppWorkbenchRepository': JSON.stringify(process.env['GITHUB_REPOSITORY'] ?? ''),
      },
      // Everything but Node and Electron goes in: the package then needs no node_modules (electron/README.md).
      resolve: {
        noExternal: true,
        external: ['electron'],
        conditions: ['module', 'node', 'import', 'default'],
      },
      build: {
        outDir: join(root, 'dist/engine'),
        target: 'node24',
        minify: false,
        ssr: true,
        rolldownOptions: {
          input: {
            main: join(root, 'electron/main.ts'),
            serve: join(root, 'electron/serve-entry.ts'),
            cli: join(root, 'electron/cli/main.ts'),
            'store-worker': join(root, 'electron/storage/store-worker.ts'),
            'opened-worker': join(root, 'electron/opened/opened-worker.ts'),
          },
          // Flat, so that the worker's file lies beside whichever chunk starts it.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: join(root, 'dist/engine'),
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        ssr: true,
        rolldownOptions: {
          input: { preload: join(root, 'electron/preload.ts') },
          // A sandboxed preload is CommonJS in one file.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    sharedConfigBuild: true,
    async buildApp(builder) {
      // Imported here: whoever only runs tests has no use for it.
      const { writeProfileFiles } = await import('./electron/build/profile-files.ts')
      const { packPageFiles } = await import('./electron/hosts/pack-page-files.ts')
      writeProfileFiles()
      const digest = sourceDigest()
      for (const name of ['client', 'engine', 'preload']) {
        const environment = builder.environments[name]
        if (environment === undefined) throw new Error(`The build has no environment ${name}.`)
        await builder.build(environment)
      }
      // One beside the packaged executable, one for the window to show: the packager gives each file one place.
      for (const file of ['dist/licenses.txt', 'dist/renderer/licenses.txt']) {
        writeFileSync(join(root, file), licences.text())
      }
      await packPageFiles(join(root, 'dist/renderer'))
      stampBuild(digest)
    },
  },
  test: {
    root,
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'values', include: ['test/shared/**/*.test.ts'] } },
      {
        extends: true,
        plugins: process.env['SMPP_WORKBENCH_BUILT'] === '1' ? [builtThreads] : [],
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/shared/**', 'test/journeys/**', '**/node_modules/**'],
        },
      },
    ],
    // Modules are read once a worker: read anew for each file they cost a third of the whole run.
    isolate: false,
    // Against hangs alone: two cores may be busy with browsers, and nothing is judged by its speed here.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // One less than the cores is the default: a third of the time of three on two cores is waiting.
    maxWorkers: 4,
    // The store's thread runs from sources here, whose types a WebAssembly module strips. In two threads at once V8 now
    // and then aborts the process while it frees the wrapper of an import that became hot; none becomes hot with this.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
  },
})
