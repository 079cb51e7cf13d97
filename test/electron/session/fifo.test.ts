import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fifo } from '../../../electron/session/fifo.ts'

test('gives back what was put in, in order, whatever comes between', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (pushes) => {
      const fifo = new Fifo<{ index: number }>()
      const model: number[] = []
      pushes.forEach((isPush, index) => {
        if (isPush) {
          fifo.push({ index })
          model.push(index)
        } else expect(fifo.shift()?.index).toBe(model.shift())
        expect(fifo.size).toBe(model.length)
      })
      expect(fifo.takeAll().map(({ index }) => index)).toEqual(model)
    }),
  )
})

test('stays in order past the point where it makes room', () => {
  const fifo = new Fifo<number>()
  for (let index = 1; index <= 20_000; index++) fifo.push(index)
  for (let index = 1; index <= 20_000; index++) expect(fifo.shift()).toBe(index)
  expect(fifo.shift()).toBeUndefined()
})
