import { expect, test } from 'vitest'
import type { CaptureRecord } from '../../../electron/capture/capture-record.ts'
import { RecordRows } from '../../../electron/capture/record-rows.ts'
import { noTime } from '../../../shared/contract/no-time.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

const octets = new Uint8Array(encodePdu({ command: 'enquire_link', sequence_number: 7 }))
const record: CaptureRecord = {
  seq: 3,
  at: 1_795_860_000_250.5,
  direction: 'received',
  label: {
    sessionId: 's',
    sessionName: 'Gateway',
    profileId: 'smpp-3.4',
    context: { role: 'esme', state: 'BOUND_TRX', interfaceVersion: 0x34 },
  },
  requestSeq: null,
  requestCommandId: null,
  latencyMs: 1.5,
  isLate: false,
  repeatOf: null,
  messageId: null,
  sealedPassword: null,
  octets,
}

test('a PDU of the capture is written with its time in µs, its side and its ends', () => {
  const row = new RecordRows().rowOf(record, octets, { comments: ['asked'], marked: true })
  expect(row).toMatchObject({
    ...{
      number: 3,
      at: 1_795_860_000_250_500,
      latency: 1500,
      sender: 'smsc',
      comments: ['asked'],
      marked: true,
    },
    own: { direction: 'received', sessionName: 'Gateway', profileId: 'smpp-3.4' },
  })
  expect(row.from).toMatch(/:2775$/)
})

test('one whose file told no time is written without one', () => {
  expect(new RecordRows().rowOf({ ...record, at: noTime }, octets, { comments: [] }).at).toBeNull()
})
