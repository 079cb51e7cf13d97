import { describe, expect, test } from 'vitest'
import { CaptureDiff, type CaptureDiffResult } from '../../../shared/diff/diff-captures.ts'
import { usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import type { Pairing } from '../../../shared/diff/pair-keys.ts'
import { waitingBounds } from '../../../shared/diff/waiting-rows.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

const unknown = { at: null, from: null, to: null, session: null, systemId: null, sender: null, state: null }
const rowOf = (number: number, octets: Uint8Array, request: number | null = null): CapturedRow => ({
  ...unknown,
  interfaceVersion: null,
  frames: [],
  requestCommandId: null,
  latency: null,
  comments: [],
  number,
  octets,
  request,
})

interface Exchange {
  readonly to: string
  readonly text?: string
  readonly sequence: number
  readonly status?: number
  readonly id?: string
}

/** Requests, then their answers in the order of `answers`, by place. */
function captureOf(
  exchanges: readonly Exchange[],
  answers = exchanges.map((_one, index) => index),
): CapturedRow[] {
  const requests = exchanges.map(({ to, text = 'hello', sequence }, index) =>
    rowOf(
      index + 1,
      encodePdu({
        command: 'submit_sm',
        sequence_number: sequence,
        fields: { destination_addr: to, short_message: new TextEncoder().encode(text) },
      }),
    ),
  )
  const responses = answers.map((place, index) => {
    const { sequence, status = 0, id = 'x' } = exchanges[place]!
    const fields = status === 0 ? { message_id: id } : {}
    const octets = encodePdu({
      command: 'submit_sm_resp',
      command_status: status,
      sequence_number: sequence,
      fields,
    })
    return rowOf(requests.length + index + 1, octets, place + 1)
  })
  return [...requests, ...responses]
}

function diffOf(
  a: readonly CapturedRow[],
  b: readonly CapturedRow[],
  pairing: Pairing,
  ignored: readonly string[] = usuallyIgnored,
) {
  const told: string[] = []
  const onResult = (result: CaptureDiffResult) => {
    if (result.kind === 'only') told.push(`only ${result.side}${result.row.number}`)
    if (result.kind !== 'changed') return
    told.push(`${result.a.number} ${result.b.number}: ${result.fields.map(({ name }) => name).join()}`)
  }
  const diff = new CaptureDiff({ pairing, ignored, inspect: {}, onResult })
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    if (a[index] !== undefined) diff.add('a', a[index]!)
    if (b[index] !== undefined) diff.add('b', b[index]!)
  }
  diff.end()
  return { told, ...diff.counts }
}

const first = [
  { to: '1', sequence: 1, id: 'a1' },
  { to: '2', text: 'bye', sequence: 2, id: 'a2' },
]

describe('two captures', () => {
  test.each(['order', 'sequence', 'destination', 'text', 'message_id'] as const)(
    'that are one have no difference by %s',
    (pairing) => {
      const capture = captureOf(first)
      expect(diffOf(capture, capture, pairing, [])).toMatchObject({ told: [], same: 4, changed: 0 })
    },
  )

  test('of two runs differ in what is not ignored', () => {
    const second = [
      { to: '1', sequence: 11, id: 'b1' },
      { to: '2', text: 'bye!', sequence: 12, status: 11 },
    ]
    const { told, same } = diffOf(captureOf(first), captureOf(second), 'order')
    expect(told).toEqual(['2 2: short_message', '4 4: command_status'])
    expect(same).toBe(2)
    expect(diffOf(captureOf(first), captureOf(second), 'order', []).told[0]).toBe('1 1: sequence_number')
  })

  test('pair a response by its request, in whatever order the answers came', () => {
    const second = captureOf([first[0]!, { ...first[1]!, status: 0x58 }], [1, 0])
    expect(diffOf(captureOf(first), second, 'order').told).toEqual(['4 3: command_status'])
  })

  test('are paired by destination, by text and by message_id where the order is another', () => {
    const turned = captureOf([first[1]!, first[0]!])
    expect(diffOf(captureOf(first), turned, 'order').changed).toBe(2)
    for (const pairing of ['destination', 'text', 'message_id', 'sequence'] as const)
      expect(diffOf(captureOf(first), turned, pairing)).toMatchObject({ changed: 0, same: 4 })
  })

  test('name what only one of them has', () => {
    const longer = captureOf([...first, { to: '3', sequence: 3 }])
    expect(diffOf(captureOf(first), longer, 'destination')).toMatchObject({
      told: ['only b3', 'only b6'],
      onlyA: 0,
      onlyB: 2,
    })
  })

  test('give up what waits when too much does, and say so', () => {
    let givenUp = 0
    const onResult = (result: CaptureDiffResult) => {
      if (result.kind === 'only' && result.isGivenUp) givenUp += 1
    }
    const diff = new CaptureDiff({ pairing: 'sequence', ignored: [], inspect: {}, onResult })
    const link = encodePdu({ command: 'enquire_link', sequence_number: 1 })
    for (let number = 1; number <= waitingBounds.rows + 1; number += 1) {
      new DataView(link.buffer, link.byteOffset).setUint32(12, number)
      diff.add('a', rowOf(number, link))
    }
    expect(givenUp).toBe(waitingBounds.rows / 2 + 1)
    expect(diff.counts).toMatchObject({ onlyA: givenUp, givenUp })
  })
})
