import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'playwright/test'
import type { HostOptions } from './workbench.ts'

const root = join(import.meta.dirname, '..', '..')
const electronPath = join(root, 'node_modules', 'electron', 'path.txt')
const hasElectron =
  existsSync(electronPath) &&
  existsSync(join(root, 'node_modules', 'electron', 'dist', readFileSync(electronPath, 'utf8').trim()))

// Workers load this file again; only the runner prints.
if (!hasElectron && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log('journeys in Electron itself: SKIPPED, its binary is not installed on this machine')
}

// What a person does on the page alone is the same page over every host. Under the stand-in, which checks main and preload,
// those run when all are asked for; in Electron itself they always do.
const ofThePage = [
  ...['composer-*', 'composing.*', 'operations.*', 'foreign-text.*', 'live-grid.*', 'explain.*'],
  ...['providers.*', 'bulk.*', 'in-doubt.*', 'inspector-list.*', 'opened-file.*', 'charts.*', 'export.*'],
  ...[
    'filter.*',
    'diff-replay.*',
    'capture-events.*',
    'fetched-parts.*',
    'binds.*',
    'connecting.*',
    'refusals.*',
  ],
  ...['accessible.*', 'keyboard.*', 'followed.*', 'inbox.*', 'plans.*', 'relay.*', 'load.*'],
  ...['behaviours.*', 'operators.*', 'scenarios.*', 'ussd-replies.*', 'help.*', 'rooms.*', 'two-windows.*'],
]
const isAll = process.env['SMPP_WORKBENCH_JOURNEYS'] === 'all'

export default defineConfig<HostOptions>({
  testDir: import.meta.dirname,
  testMatch: '*.journey.ts',
  outputDir: join(root, 'test-results', 'journeys'),
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // One that passes only when it is tried again is reported as flaky.
  retries: 1,
  use: { actionTimeout: 20_000 },
  expect: { timeout: 15_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  projects: [
    { name: 'loopback host', use: { host: 'web' } },
    {
      name: 'desktop under the stand-in',
      use: { host: 'stand-in' },
      testIgnore: isAll ? [] : ofThePage.map((name) => `**/${name}`),
    },
    ...(hasElectron ? [{ name: 'electron', use: { host: 'electron' as const } }] : []),
  ],
})
