import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaptureRecord, SessionLabel } from '../../../electron/capture/capture-record.ts'
import { rowOfRecord } from '../../../electron/capture/capture-row.ts'
import {
  BlockReader,
  joinBlocks,
  linkInBlock,
  type PduBlock,
  packPdus,
} from '../../../electron/capture/pdu-block.ts'
import { compiledFilter, filterSubjectOf } from '../../../electron/capture/pdu-filter.ts'
import { rowMatches, searchWords } from '../../../shared/filter/row-match.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

const label: SessionLabel = { sessionId: 's', sessionName: 'Gateway', profileId: 'smpp-3.4', context: null }

const recordOf = fc.record({
  at: fc.double({ min: 0, max: 2e12, noNaN: true }),
  direction: fc.constantFrom('sent' as const, 'received' as const),
  distance: fc.option(fc.integer({ min: 1, max: 100 })),
  requestCommandId: fc.option(fc.integer({ min: 1, max: 0xffffffff })),
  latencyMs: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  isLate: fc.boolean(),
  repeatOf: fc.option(fc.integer({ min: 1, max: 1e9 })),
  messageId: fc.option(fc.integer({ min: 1, max: 1e9 }).map(String)),
  sealedPassword: fc.option(fc.string()),
  octets: fc.uint8Array({ maxLength: 300 }),
})

function recordsOf(
  drafts: readonly (typeof recordOf extends fc.Arbitrary<infer T> ? T : never)[],
  first: number,
) {
  return drafts.map(({ distance, octets, ...draft }, index): CaptureRecord => {
    const seq = first + index
    return {
      ...draft,
      seq,
      label,
      requestSeq: distance === null ? null : seq - distance,
      octets: new Uint8Array(octets),
    }
  })
}

test('gives every PDU back as it was, also from blocks that were joined', () => {
  fc.assert(
    fc.property(
      fc.array(recordOf, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1000, max: 1e12 }),
      (drafts, first) => {
        const records = recordsOf(drafts, first)
        const half = Math.ceil(records.length / 2)
        const blocks = [
          ...packPdus(records.slice(0, half), () => 9),
          ...packPdus(records.slice(half), () => 9),
        ]
        const read = (block: PduBlock) => {
          const reader = new BlockReader(block)
          return Array.from({ length: block.pdus }, (_, index) => {
            const pdu = reader.at(index, (sessionKey) => {
              expect(sessionKey).toBe(9)
              return label
            })
            return { ...pdu, octets: new Uint8Array(pdu.octets) }
          })
        }
        expect(blocks.flatMap(read)).toEqual(records)
        expect(read(joinBlocks(blocks))).toEqual(records)
      },
    ),
  )
})

test('begins a new block after a gap, and where the PDUs would be too many or too long', () => {
  const record = (seq: number, octets = 16): CaptureRecord => ({
    ...{ seq, at: 1, direction: 'sent', label, requestSeq: null, requestCommandId: null, latencyMs: null },
    ...{
      isLate: false,
      repeatOf: null,
      messageId: null,
      sealedPassword: null,
      octets: new Uint8Array(octets),
    },
  })
  const spans = (records: CaptureRecord[]) =>
    packPdus(records, () => 1).map(({ firstSeq, pdus }) => [firstSeq, pdus])
  expect(spans([record(1), record(2), record(5)])).toEqual([
    [1, 2],
    [5, 1],
  ])
  expect(spans(Array.from({ length: 1500 }, (_, index) => record(index + 1)))).toEqual([
    [1, 1024],
    [1025, 476],
  ])
  expect(spans([record(1, 400_000), record(2, 400_000), record(3, 900_000)])).toHaveLength(3)
  expect(spans([])).toEqual([])
})

test('joins a PDU to a card afterwards', () => {
  const records = recordsOf([], 1)
  expect(packPdus(records, () => 1)).toEqual([])
  const [block] = packPdus(
    [
      {
        ...{
          seq: 5,
          at: 1,
          direction: 'sent',
          label,
          requestSeq: null,
          requestCommandId: null,
          latencyMs: null,
        },
        ...{
          isLate: false,
          repeatOf: null,
          messageId: null,
          sealedPassword: null,
          octets: new Uint8Array(16),
        },
      },
    ],
    () => 1,
  )
  if (block === undefined) throw new Error('no block')
  linkInBlock(block.numbers, 0, '4000000000')
  // A number beyond the block is left alone.
  linkInBlock(block.numbers, 7, '3')
  expect(new BlockReader(block).at(0, () => label).messageId).toBe('4000000000')
})

test('words are looked for in the columns of a row', () => {
  const word = fc.constantFrom(
    'sent',
    'gate',
    'submit_sm',
    'esme_rok',
    '0x00000045',
    '79',
    'hello',
    'id1',
    'late',
    'repeat',
    '7',
    'x',
  )
  const octets = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom(0, 0x45, 0x0f0000).map((command_status) =>
      encodePdu({
        command: 'submit_sm_resp',
        sequence_number: 7,
        command_status,
        fields: { message_id: 'ID1' },
      }),
    ),
    fc.constantFrom('Hello 79', '').map((text) =>
      encodePdu({
        command: 'submit_sm',
        sequence_number: 17,
        fields: { source_addr: 'INFO', destination_addr: '7916', short_message: Buffer.from(text) },
      }),
    ),
  )
  fc.assert(
    fc.property(
      fc.array(recordOf, { minLength: 1 }),
      octets,
      fc.array(word, { minLength: 1, maxLength: 2 }),
      (drafts, pdu, words) => {
        const asked = searchWords(words.join(' '))
        const { matches } = compiledFilter(words.join(' '))
        const isWanted = (record: CaptureRecord) =>
          matches(filterSubjectOf(record, { inspect: {}, isAnswered: () => false }))
        for (const record of recordsOf(drafts, 1000)) {
          const here = { ...record, octets: new Uint8Array(pdu) }
          expect(isWanted(here)).toBe(rowMatches(rowOfRecord(here), asked))
        }
      },
    ),
  )
})
