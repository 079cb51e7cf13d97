import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { draftTo, runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

/** bars.md: no more than so much is lost. */
const mayBeLostMs = 250
const pdusBeforeKill = 3000

test('keeps connections, messages and all but the last 250 ms of the capture over kill -9', async () => {
  const dataDir = testFolder()
  const before = await runningEngine(dataDir)
  const draft = draftTo(2775, { name: 'ACME' })
  const saved = await before.handlers['connections.save']({ connectionId: null, draft, password: 'pw' })
  await before.close()

  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./engine-to-kill.ts', import.meta.url)), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const progress: { at: number; seq: number }[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const [at, seq] = line.split(' ').map(Number)
    progress.push({ at: at ?? 0, seq: seq ?? 0 })
    if ((seq ?? 0) > pdusBeforeKill) break
  }
  const killedAt = Date.now()
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))

  const engine = await runningEngine(dataDir)
  const { handlers } = engine
  expect((await handlers['connections.list']({})).map(({ connectionId }) => connectionId)).toContain(
    saved.connectionId,
  )
  const mustBeThere = progress.findLast(({ at }) => at <= killedAt - mayBeLostMs)?.seq ?? 0
  const { rows } = await handlers['capture.page']({ before: null, limit: 5000, filter: '' })
  expect(mustBeThere).toBeGreaterThan(0)
  expect(rows[0]?.seq).toBeGreaterThanOrEqual(mustBeThere)
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => (rows[0]?.seq ?? 0) - index))

  // Every card is there and none is left hanging: what was open is in doubt now.
  const { cards } = await handlers['message.page']({ before: null, limit: 1000, filter: '' })
  expect(cards.length).toBeGreaterThan(100)
  for (const card of cards) expect(['accepted', 'delivered', 'in-doubt']).toContain(card.state)
  const submits = rows.filter(({ command, seq }) => command === 'submit_sm' && seq <= mustBeThere)
  const known = await Promise.all(
    submits.slice(0, 50).map(({ messageId }) => handlers['message.get']({ messageId: messageId ?? '' })),
  )
  expect(known).toHaveLength(Math.min(50, submits.length))
})
