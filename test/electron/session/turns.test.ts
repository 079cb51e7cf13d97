import { afterEach, expect, test } from 'vitest'
import { SystemClock } from '../../../electron/session/clock.ts'
import { createListener } from '../../../electron/session/listener.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { Opened } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

/** A clock for which every look takes long: each long read is a peer's whole turn. */
class SlowClock extends SystemClock {
  #looks = 0

  override monotonic(): number {
    return super.monotonic() + 30 * this.#looks++
  }
}

test('a peer that floods is read in turns with the others, and everything it sent is answered', async () => {
  const count = 20_000
  const inTurn: number[] = []
  let isCounting = false
  const hour = 3_600_000
  const listener = await createListener({
    host: '127.0.0.1',
    port: 0,
    clock: new SlowClock(),
    timers: { bindDeadlineMs: hour, answerDeadlineMs: hour },
    onSession: (session) => {
      session.onRequest = (pdu) => {
        if (pdu.command !== 'submit_sm') return { status: 0 }
        if (!isCounting) {
          isCounting = true
          inTurn.push(0)
          setImmediate(() => {
            isCounting = false
          })
        }
        inTurn.push((inTurn.pop() ?? 0) + 1)
        return { status: 0 }
      }
    },
  })
  const peer = await opened.rawClient(listener.port)
  await peer.bind()
  const short_message = new Uint8Array(150)
  const pdus = Array.from({ length: count }, (_, index) =>
    encodePdu({ command: 'submit_sm', sequence_number: index + 2, fields: { short_message } }),
  )
  peer.write(Buffer.concat(pdus))
  await peer.until(({ sequence_number }) => sequence_number === count + 1)
  await listener.close()
  expect(inTurn.reduce((sum, length) => sum + length)).toBe(count)
  // Node reads 64 kB at once, and one read more may be on its way when the socket is paused.
  expect(Math.max(...inTurn)).toBeLessThan((4 * 65_536) / 150)
})
