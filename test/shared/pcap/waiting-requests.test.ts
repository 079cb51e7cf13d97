import { expect, test } from 'vitest'
import { WaitingRequests } from '../../../shared/pcap/waiting-requests.ts'

const any = () => true

test('a request is taken once, by its direction, number and command', () => {
  const waiting = new WaitingRequests()
  waiting.set(3, 0xffff_ffff, { number: 7, at: null, commandId: 4 })
  expect(waiting.take(2, 0xffff_ffff, any)).toBeNull()
  expect(waiting.take(3, 0xffff_ffff, (id) => id === 5)).toBeNull()
  expect(waiting.take(3, 0xffff_ffff, any)).toEqual({ number: 7, at: null, commandId: 4 })
  expect(waiting.take(3, 0xffff_ffff, any)).toBeNull()
})

test('the later of two with one sequence_number counts', () => {
  const waiting = new WaitingRequests()
  waiting.set(1, 5, { number: 1, at: 10, commandId: 4 })
  waiting.set(1, 5, { number: 2, at: 20, commandId: 4 })
  expect(waiting.take(1, 5, any)).toEqual({ number: 2, at: 20, commandId: 4 })
  expect(waiting.take(1, 5, any)).toBeNull()
})

test('requests without an answer leave room for later ones', () => {
  const waiting = new WaitingRequests()
  const count = 500_000
  for (let number = 1; number <= count; number += 1)
    waiting.set(1, number, { number, at: number, commandId: 4 })
  const late = Array.from({ length: 10_000 }, (_none, index) => waiting.take(1, count - index, any))
  expect(late.filter((request) => request === null).length).toBeLessThan(100)
})
