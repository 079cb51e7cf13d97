import { expect, onTestFinished, test } from 'vitest'
import { OwnBindRelay } from '../../../electron/relay/own-bind-relay.ts'
import type { ClientSession } from '../../../electron/session/client-session.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import { readReceiptPdu } from '../../../shared/receipts/read-receipt.ts'
import { ownBindsSchema } from '../../../shared/relay/relay-config.ts'
import { clientSession } from '../../interop/client-session.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { connectionTo, relayRows, watchedTraffic } from './running-relay.ts'

/** Of both applications together: more by hand, `SMPP_RELAY_MESSAGES=10000`. */
const messages = Number(process.env['SMPP_RELAY_MESSAGES'] ?? 1000)

/** An application that submits, remembers the ids it was given, and counts the receipts that come. */
class Application {
  readonly given = new Set<string>()
  readonly receipts = new Map<string, number>()
  refused = 0
  readonly #port: number
  readonly #name: string
  #session: ClientSession | null = null

  constructor(port: number, name: string) {
    this.#port = port
    this.#name = name
  }

  async open(): Promise<void> {
    const session = clientSession(this.#port, { systemId: this.#name, password: this.#name, window: 50 })
    session.onDeliver = (pdu) => {
      const id = readReceiptPdu(pdu)?.id ?? 'none'
      this.receipts.set(id, (this.receipts.get(id) ?? 0) + 1)
      return 0
    }
    this.#session = session
    await session.open()
  }

  async close(how: 'unbind' | 'cut'): Promise<void> {
    await this.#session?.close(how)
  }

  /** Submits until so many were accepted: what is refused meanwhile is sent again. */
  async submit(count: number): Promise<void> {
    let left = count
    const lane = async () => {
      while (left > 0) {
        left--
        const id = await this.#submitOne()
        if (id === null) {
          left++
          this.refused++
          await new Promise((resolve) => setTimeout(resolve, 5))
        } else this.given.add(id)
      }
    }
    await Promise.all(Array.from({ length: 40 }, lane))
  }

  async #submitOne(): Promise<string | null> {
    const fields = {
      ...{ source_addr: this.#name, destination_addr: '79161234567', registered_delivery: 1 },
      short_message: new Uint8Array(Buffer.from('Hi')),
    }
    const { pdu } = await this.#session!.request({ command: 'submit_sm', fields })
    return pdu.command_status === 0 ? String(pdu.fields['message_id']) : null
  }
}

test(`${messages} messages of two applications and their receipts, over a restart of the provider and one of an application`, {
  timeout: 300_000,
}, async () => {
  const { simulator, port } = await runSimulator({
    profileId: 'smpp-3.4',
    receipt: { delay: 0.3, stat: 'DELIVRD', err: '000' },
  })
  simulator.configure({ port })
  const clock = new SystemClock()
  const { traffic } = watchedTraffic(clock)
  const accounts = ['shop', 'bank'].map((name) => ({ systemId: name, password: name }))
  const relay = new OwnBindRelay({
    ...{ host: '127.0.0.1', port: 0, tls: null, hooks: {}, clock, traffic, file: null },
    rows: relayRows(clock, traffic),
    connection: connectionTo(port, {
      ...{ window: 100, profileId: 'smpp-3.4', responseTimeout: 5 },
      reconnect: { enabled: true, initialDelay: 0.05, maxDelay: 0.05 },
    }),
    // What was accepted without anybody hearing of it belongs to nobody.
    settings: ownBindsSchema.parse({ accounts, otherwise: 'nobody' }),
  })
  const listening = await relay.start()
  onTestFinished(() => relay.stop())
  const [shop, bank] = [new Application(listening, 'shop'), new Application(listening, 'bank')]
  await Promise.all([shop.open(), bank.open()])
  const third = Math.ceil(messages / 6)

  const sending = Promise.all([shop.submit(third), bank.submit(third)])
  await expect.poll(() => shop.given.size).toBeGreaterThan(third / 3)
  await simulator.stop()
  await simulator.start()
  await sending
  // What came meanwhile was refused, and sent again.
  expect(shop.refused + bank.refused).toBeGreaterThan(0)

  // Its receipts are on their way when it is cut.
  await shop.submit(third)
  await shop.close('cut')
  await Promise.all([
    bank.submit(third),
    expect.poll(() => relay.waiting, { timeout: 60_000 }).toBeGreaterThan(0),
  ])
  await shop.open()
  await Promise.all([shop.submit(third), bank.submit(third)])

  for (const application of [shop, bank]) {
    expect(application.given.size).toBe(3 * third)
    const missing = () => [...application.given].filter((id) => !application.receipts.has(id)).length
    await expect.poll(missing, { timeout: 120_000 }).toBe(0)
    // None of the other's, and none that was never accepted.
    expect([...application.receipts.keys()].filter((id) => !application.given.has(id))).toEqual([])
  }
  expect(relay.waiting).toBe(0)
  await Promise.all([shop.close('unbind'), bank.close('unbind')])
})
