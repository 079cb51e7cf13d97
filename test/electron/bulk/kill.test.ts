import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { bulkPlan } from '../../support/bulk-plan.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { allRows, checkedRun, connectionTo, csvOf, obliging, submitCounter, untilRun } from './bulk-kit.ts'

const rows = 20_000

test('after kill -9 every row was sent once or is in doubt, and resuming sends the rest', async () => {
  const { counts, onPdu } = submitCounter()
  const { port } = await runSimulator(obliging, { onPdu })
  const dataDir = testFolder()
  const before = await runningEngine(dataDir)
  const connectionId = await connectionTo(before, port)
  const plan = bulkPlan('Hello {{name}}')
  const { runId } = await checkedRun(before, csvOf(rows), {
    ...plan,
    intent: { ...plan.intent, registered_delivery: 0 },
  })
  await before.close()

  const file = fileURLToPath(new URL('./engine-to-kill.ts', import.meta.url))
  const child = spawn(process.execPath, [file, dataDir, String(runId), connectionId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) if (Number(line) > 500) break
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))

  const engine = await runningEngine(dataDir)
  const interrupted = await untilRun(engine, runId, ({ phase }) => phase === 'paused')
  expect(interrupted.problem?.code).toBe('bulk.interrupted')
  const { waiting = 0, accepted = 0, 'in-doubt': inDoubt = 0, ...others } = interrupted.counts
  expect(Object.values(others).every((count) => count === 0)).toBe(true)
  expect(waiting + accepted + inDoubt).toBe(rows)
  expect(waiting).toBeGreaterThan(0)
  expect(accepted).toBeGreaterThan(0)
  // What waits has never reached the simulator; what was accepted has.
  await expect.poll(() => counts.size).toBeGreaterThanOrEqual(accepted)
  expect(counts.size).toBeLessThanOrEqual(accepted + inDoubt)
  for (const { state, cells } of await allRows(engine, runId)) {
    if (state === 'waiting') expect(counts.has(cells[0] ?? '')).toBe(false)
    if (state === 'accepted') expect(counts.get(cells[0] ?? '')).toBe(1)
  }

  await engine.handlers['bulk.start']({ runId, connectionId, rate: null, window: 50, startAt: null })
  const done = await untilRun(engine, runId, ({ phase }) => phase === 'done')
  expect(done.counts).toMatchObject({ accepted: rows - inDoubt, 'in-doubt': inDoubt })
  expect([...counts.values()].every((count) => count === 1)).toBe(true)
  expect(counts.size).toBeGreaterThanOrEqual(rows - inDoubt)
})
