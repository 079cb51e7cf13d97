import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../shared/pcap/capture-event.ts'
import { captureProblem, captureProblemText } from '../../../shared/pcap/capture-problem-table.ts'

const source = { address: '10.0.0.1', port: 40_000 }
const destination = { address: '10.0.0.2', port: 2775 }
const flow: Flow = {
  ...{ connection: 1, isForward: true, source, destination },
  get reverse(): Flow {
    return { ...flow, isForward: false, source: destination, destination: source }
  },
}
const place = { frame: 4, at: 1, flow }

function problemOf(kind: 'skipped' | 'not-smpp', head: Uint8Array) {
  return captureProblem(
    kind === 'skipped' ? { ...place, kind, head, octets: head.length, offset: 64 } : { ...place, kind, head },
  )!
}

describe.each(['skipped', 'not-smpp'] as const)('octets that are no SMPP (%s)', (kind) => {
  test('are told as far as none can be of a text', () => {
    const problem = problemOf(kind, Uint8Array.of(0, 0, 0x10, 0x41, 0x1f, 0x20, 0xd0, 0, 9))
    for (const language of ['en', 'ru'] as const)
      expect(captureProblemText(problem, language)).toContain(' 00 00 10 ·· 1F ·· ·· 00.')
  })

  test('hold nothing of a password that a broken bind leaves behind, in whatever script', () => {
    const password = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 })
    const printable = password.filter((text) => Buffer.from(text).every((octet) => octet >= 0x20))
    fc.assert(
      fc.property(printable, fc.nat(4), (text, before) => {
        const head = Buffer.concat([Buffer.alloc(before, 1), Buffer.from(text)])
        const { detail, ...rest } = problemOf(kind, head)
        const shown = Array.from(head.subarray(0, 8), (_, index) => (index < before ? '01' : '··'))
        expect(detail['head'] ?? shown.join(' ')).toBe(shown.join(' '))
        expect(problemOf(kind, Buffer.alloc(head.length, 0xee))).toMatchObject(rest)
      }),
    )
  })
})
