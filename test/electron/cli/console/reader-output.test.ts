import { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ReaderOutput } from '../../../../electron/cli/console/reader-output.ts'
import { Fault } from '../../../../shared/faults/fault.ts'

/** Long enough for whatever needs no reader. */
async function turns() {
  for (let each = 0; each < 5; each++) await turn()
}

/** A reader that takes a write only when told. */
function slowReader(patience?: number) {
  const writes: string[] = []
  const takes: (() => void)[] = []
  const stream = new Writable({
    write(octets: Buffer, _encoding, done) {
      writes.push(octets.toString())
      takes.push(done)
    },
  })
  const take = async () => {
    takes.shift()?.()
    await turns()
  }
  return { output: new ReaderOutput(stream, patience), writes, take }
}

test('says that a line is taken when it is, and makes the next ones when their turn comes', async () => {
  const { output, writes, take } = slowReader()
  const taken: string[] = []
  let made = 0
  for (const name of ['a', 'b', 'c']) {
    void output.handOver(() => name.repeat(70_000)).then((isTaken) => taken.push(`${name} ${isTaken}`))
  }
  void output.handOver(() => {
    made++
    return 'd'
  })
  await turns()
  expect({ writes: writes.length, taken, made, waiting: output.waiting }).toEqual({
    writes: 1,
    taken: [],
    made: 0,
    waiting: 3,
  })
  await take()
  expect(taken).toEqual(['a true'])
  await take()
  await take()
  await take()
  await output.idle()
  expect(taken).toEqual(['a true', 'b true', 'c true'])
  expect(writes.join('')).toHaveLength(210_001)
})

test('holds up whoever prints while too much waits, and goes on in order', async () => {
  const { output, writes, take } = slowReader()
  await output.print('first')
  let hasRoom = false
  const printed = output.print('x'.repeat(2 << 20)).then(() => {
    hasRoom = true
  })
  await turns()
  expect(hasRoom).toBe(false)
  await take()
  await printed
  expect(writes.map((text) => text[0])).toEqual(['f'])
})

test('gives up a reader that takes nothing once the program is to end, and not before', async () => {
  const { output, take } = slowReader(1)
  const first = output.handOver(() => 'a'.repeat(70_000))
  const second = output.handOver(() => 'b')
  await turns()
  expect(output.isGivenUp).toBe(false)
  await take()
  expect(await first).toBe(true)
  output.hurry()
  expect(await second).toBe(false)
  expect(await output.handOver(() => 'c')).toBe(false)
  await output.print('x'.repeat(4 << 20))
  await output.idle()
})

test('tells whoever ends the program in order that the reader is gone', async () => {
  const { output } = slowReader()
  const waiting = output.handOver(() => 'a')
  const fault = new Fault('cli.reader-gone', {})
  let told = 0
  output.whenLost(() => told++)
  expect(output.lose(fault)).toBe(true)
  expect({ told, isTaken: await waiting, fault: output.fault }).toEqual({ told: 1, isTaken: false, fault })
})

test('writes pieces of any characters, each in its octets', async () => {
  const { output, writes, take } = slowReader()
  const pieces = ['a\n', 'ж👩\n', '\u00ff\n']
  for (const piece of pieces) void output.print(piece)
  await turns()
  await take()
  expect(writes.join('')).toBe(pieces.join(''))
})
