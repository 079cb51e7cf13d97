import { describe, expect, test } from 'vitest'
import { mayPass, reconnectDelayMs } from '../../../electron/session/reconnect.ts'
import { Fault } from '../../../shared/faults/fault.ts'

const policy = { enabled: true, initialDelay: 1, maxDelay: 10 }

describe('the delay before the next attempt', () => {
  test('doubles up to the most, and is spread over its upper half', () => {
    const longest = [1, 2, 3, 4, 5, 50].map((attempt) => reconnectDelayMs(policy, attempt, () => 1))
    expect(longest).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000])
    expect(reconnectDelayMs(policy, 1, () => 0)).toBe(500)
  })

  test('never is shorter than the first when the most is set below it', () => {
    expect(reconnectDelayMs({ ...policy, maxDelay: 0.1 }, 5, () => 1)).toBe(1000)
  })
})

describe('whether the same connection may succeed later', () => {
  const refused = (commandStatus: string) =>
    new Fault('session.bind-refused', {
      command: 'bind_receiver',
      commandStatus,
      answer: 'bind_receiver_resp',
    })

  test('not after a refusal that somebody must lift', () => {
    for (const status of ['ESME_RINVPASWD', 'ESME_RINVSYSID', 'ESME_RBINDFAIL', '0x00000403']) {
      expect(mayPass(refused(status))).toBe(false)
    }
    expect(mayPass(new Fault('session.not-smpp', { protocol: 'HTTP' }))).toBe(false)
    expect(mayPass(new Fault('session.tls-certificate', { host: 'h', reason: 'expired' }))).toBe(false)
  })

  test('after load, a ghost of the last session, or a network that is down', () => {
    for (const status of ['ESME_RALYBND', 'ESME_RTHROTTLED', 'ESME_RSYSERR']) {
      expect(mayPass(refused(status))).toBe(true)
    }
    expect(mayPass(new Fault('session.connect-refused', { host: 'h', port: 1 }))).toBe(true)
  })
})
