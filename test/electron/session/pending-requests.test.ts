import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PendingRequest, PendingRequests } from '../../../electron/session/pending-requests.ts'

function request(sequenceNumber: number, sentAt = 0, usesWindow = true): PendingRequest {
  return new PendingRequest(
    'submit_sm',
    sequenceNumber,
    { at: 0, monotonic: sentAt },
    () => undefined,
    usesWindow,
    null,
  )
}

describe('the open requests of a link', () => {
  test('are found by number whatever the order they are answered in, and the oldest is known', () => {
    const step = fc.record({ sends: fc.nat(40), answers: fc.array(fc.nat(), { maxLength: 40 }) })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 0x7fffff00 }),
        fc.array(step, { maxLength: 20 }),
        (first, steps) => {
          const pending = new PendingRequests()
          const open = new Map<number, PendingRequest>()
          let next = first
          for (const { sends, answers } of steps) {
            for (let index = 0; index < sends; index++) {
              const one = request(next++, 0, index % 3 !== 0)
              open.set(one.sequenceNumber, one)
              pending.add(one)
            }
            for (const pick of answers) {
              const number = [...open.keys()][pick % Math.max(1, open.size)] ?? pick
              expect(pending.take(number)).toBe(open.get(number))
              open.delete(number)
              expect(pending.has(number)).toBe(false)
            }
            expect(pending.size).toBe(open.size)
            expect(pending.inWindow).toBe([...open.values()].filter(({ usesWindow }) => usesWindow).length)
            expect(pending.oldest).toBe(open.values().next().value)
          }
          expect(pending.takeAll()).toEqual([...open.values()])
          expect(pending.size).toBe(0)
        },
      ),
    )
  })

  test('keep one that waits while a million others pass', () => {
    const pending = new PendingRequests()
    const patient = [request(7), request(8)]
    for (const one of patient) pending.add(one)
    for (let number = 9; number < 1_000_000; number++) {
      pending.add(request(number))
      if (pending.take(number)?.sequenceNumber !== number) throw new Error(`${number} was lost`)
    }
    expect(pending.oldest).toBe(patient[0])
    expect(pending.takeAll()).toEqual(patient)
  })

  test('are given up by their own timeout, and known when they are answered late', () => {
    const pending = new PendingRequests()
    for (let number = 1; number <= 200; number++) pending.add(request(number, number))
    expect(pending.takeExpired(150, 100).map(({ sequenceNumber }) => sequenceNumber)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    )
    expect(pending.take(50)).toBeUndefined()
    expect(pending.takeGivenUp(50)?.sequenceNumber).toBe(50)
    expect(pending.takeGivenUp(50)).toBeUndefined()
    expect(pending.size).toBe(150)
  })
})
