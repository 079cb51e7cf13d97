import { expect, test } from 'vitest'
import { LimitFinder } from '../../../electron/load/limit-finder.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import type { Trial } from '../../../shared/load/limit-search.ts'
import { LoadMessages, loadMessageSchema } from '../../../shared/load/load-messages.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'

/** A finder over an SMSC that refuses what `isTooMuch` says, by the number that the text of each message has. */
async function finderAt(isTooMuch: (number: number) => boolean) {
  const trials: Trial[] = []
  const { port } = await scriptedSmsc((pdu) => {
    const number = Number(
      Buffer.from((pdu.fields['short_message'] as Uint8Array | undefined) ?? []).toString(),
    )
    return { status: isTooMuch(number) ? 0x58 : 0, fields: { message_id: String(number) } }
  })
  const account = {
    connectionId: 'x',
    name: 'x',
    host: '127.0.0.1',
    port,
    systemId: 'demo',
    password: 'demo',
  }
  const finder = new LimitFinder({
    connection: { ...newConnection, ...account, window: 100 },
    messages: new LoadMessages(
      [loadMessageSchema.parse({ to: '79161234567', text: '{{n}}' })],
      'r',
      Date.now,
    ),
    clock: new SystemClock(),
    ...{ from: 40, by: 40, trialMs: 300, graceMs: 5000, restMs: 5 },
    onTrial: (trial) => trials.push(trial),
  })
  return { finder, trials }
}

test('goes up until the SMSC throttles, looks between, and goes back to what was held', async () => {
  // Trials have 0.8 s with their warm-up: 32 parts at 40/s, 64 at 80/s, and then 96 at 120/s.
  const { finder, trials } = await finderAt((number) => number > 96 && number <= 192)
  const limit = await finder.find()
  expect(trials.map(({ rate }) => rate)).toEqual([40, 80, 120, 100, 110, 115, 115])
  expect(trials.map(({ verdict }) => verdict)).toEqual([
    'held',
    'held',
    'throttled',
    'held',
    'held',
    'held',
    'held',
  ])
  expect(limit).toEqual({ rate: 115, above: 120, why: 'throttled', is_confirmed: true })
})

test('can be stopped, and tells how far it came', async () => {
  const { finder, trials } = await finderAt(() => false)
  const found = finder.find()
  await expect.poll(() => trials.length).toBe(1)
  finder.stop()
  expect(await found).toMatchObject({ rate: 40, above: null, is_confirmed: false })
})
