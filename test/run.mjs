// `npm test`: the whole gate on a fresh clone. Plain JavaScript, because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureDependencies, nodePath, root } from '../electron/setup.mjs'
import { ensureBrowser, ensurePeers } from './support/system-packages.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const results = join(root, 'test-results')
let failed = false

function step(title, command, args, env = {}) {
  const started = Date.now()
  console.log(`\n== ${title}`)
  const run = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      ...env,
    },
  })
  const ok = run.status === 0
  console.log(`== ${title}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) failed = true
  return ok
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function failedTests(report) {
  const files = report?.testResults ?? []
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(
        ({ fullName, failureMessages }) =>
          `FAILED ${relative(root, name)}: ${fullName}\n  ${(failureMessages[0] ?? '').split('\n', 3).join('\n  ')}`,
      ),
  )
}

function journeysAtFault(report) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  return (report?.suites ?? [])
    .flatMap(specs)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'flaky' || status === 'unexpected')
        .map(({ status }) => `${status === 'flaky' ? 'AT ITS SECOND TRY' : 'FAILED'} ${file}: ${title}`),
    )
}

await ensureDependencies()
ensurePeers()
const chromium = ensureBrowser()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

step('format and lint', bin('biome'), ['check', '.'])
step('types and walls', bin('tsc'), ['-b'])
step('dead code', bin('knip'), [])
step('order of folders', nodePath(), ['test/guards/walls.ts'])
if (step('build', bin('vite'), ['build', '--app', '--logLevel', 'warn'])) {
  const unitReport = join(results, 'unit.json')
  step(
    'unit, contract, interop',
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    {
      SMPP_WORKBENCH_CHROMIUM: chromium,
      SMPP_WORKBENCH_BUILT: '1',
    },
  )
  step('attacks, the quick ones', nodePath(), ['test/attacks/run.ts', '--quick'])
  const journeyReport = join(results, 'journeys.json')
  step('journeys', bin('playwright'), ['test', '-c', 'test/journeys/playwright.config.ts'], {
    SMPP_WORKBENCH_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport,
  })
  const unit = readJson(unitReport)
  const journeys = readJson(journeyReport)?.stats
  const passed = (unit?.numPassedTests ?? 0) + (journeys?.expected ?? 0) + (journeys?.flaky ?? 0)
  const broken = (unit?.numFailedTests ?? 0) + (journeys?.unexpected ?? 0)
  const skipped = (unit?.numPendingTests ?? 0) + (journeys?.skipped ?? 0)
  if (!unit || !journeys) failed = true
  // Once more at the end, where they are looked for.
  for (const name of [...failedTests(unit), ...journeysAtFault(readJson(journeyReport))]) console.log(name)
  console.log(
    `\nNode ${spawnSync(nodePath(), ['-v'], { encoding: 'utf8' }).stdout.trim()}, browser ${chromium}`,
  )
  console.log(`${passed} passed, ${broken} failed, ${skipped} skipped`)
}
process.exit(failed ? 1 : 0)
