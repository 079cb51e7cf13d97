import { expect, test } from 'vitest'
import { PduPipe } from '../../../electron/relay/pdu-pipe.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

const pdus = [1, 2, 3].map((sequence_number) =>
  encodePdu({ command: 'submit_sm', sequence_number, fields: { destination_addr: '79161234567' } }),
)
const stream = Buffer.concat(pdus)

/** Pushes the pieces; `judged` says before each piece whether PDUs are judged. */
function run(pieces: readonly Uint8Array[], judged: (piece: number) => boolean) {
  const passed: Uint8Array[] = []
  const seen: string[] = []
  const faults: string[] = []
  let piece = 0
  const pipe = new PduPipe({
    isJudging: () => judged(piece),
    pass: (octets) => passed.push(octets.slice()),
    passed: (octets) => seen.push(`passed ${octets[15]}`),
    judge: (octets) => {
      seen.push(`judged ${octets[15]}`)
      passed.push(octets.slice())
    },
    unreadable: ({ kind }) => faults.push(kind),
  })
  for (; piece < pieces.length; piece++) pipe.push(new Uint8Array(pieces[piece]!))
  pipe.end()
  return { octets: Buffer.concat(passed), seen, faults }
}

function cut(at: readonly number[]): Uint8Array[] {
  const ends = [...at, stream.length]
  return ends.map((end, index) => stream.subarray(index === 0 ? 0 : ends[index - 1], end))
}

test.each([
  ['passed', false],
  ['judged', true],
] as const)('is the same octets wherever two cuts fall, all %s', (how, isJudged) => {
  const length = pdus[0]!.length
  for (let first = 1; first < stream.length; first++) {
    for (const second of [first + 1, first + 5, first + length]) {
      const { octets, seen } = run(cut([first, Math.min(second, stream.length)]), () => isJudged)
      expect(octets.equals(stream)).toBe(true)
      expect(seen).toEqual([`${how} 1`, `${how} 2`, `${how} 3`])
    }
  }
})

test('keeps the order of the octets when judging begins or ends within a PDU', () => {
  for (let at = 1; at < stream.length; at++) {
    for (const begins of [true, false]) {
      const { octets, seen } = run(cut([at]), (piece) => (piece === 0) !== begins)
      expect(octets.equals(stream)).toBe(true)
      expect(seen.map((word) => word.split(' ')[1])).toEqual(['1', '2', '3'])
    }
  }
})

test.each([true, false])('passes what is no PDU unread, judged or not (%s)', (isJudged) => {
  const rubbish = Buffer.from('0000000512345678GET / HTTP/1.1', 'latin1')
  for (let at = 1; at < rubbish.length; at++) {
    const pieces = [pdus[0]!, rubbish.subarray(0, at), rubbish.subarray(at)]
    const { octets, faults } = run(pieces, () => isJudged)
    expect(octets.equals(Buffer.concat(pieces))).toBe(true)
    expect(faults).toHaveLength(1)
  }
})

test('lets a PDU that was cut short go as far as it came', () => {
  const short = stream.subarray(0, stream.length - 3)
  expect(run([short], () => true).octets.equals(short)).toBe(true)
})
