import type { CaptureRecord, PackedPdus, SessionLabel } from './capture-record.ts'
import { packedColumns } from './capture-record.ts'

const width = packedColumns.length

/** Packs records for the worker; `keyOf` numbers their session labels. */
export function packPdus(
  records: readonly CaptureRecord[],
  keyOf: (label: SessionLabel) => number,
): PackedPdus {
  let total = 0
  for (const record of records) total += record.octets.length
  const numbers = new Float64Array(records.length * width)
  const octets = new Uint8Array(total)
  const messageIds: [number, string][] = []
  const sealedPasswords: [number, string][] = []
  const repeats: [number, number][] = []
  const late: number[] = []
  let end = 0
  for (const [index, record] of records.entries()) {
    octets.set(record.octets, end)
    end += record.octets.length
    const at = index * width
    numbers[at] = record.seq
    numbers[at + 1] = record.at
    numbers[at + 2] = record.direction === 'sent' ? 1 : 0
    numbers[at + 3] = keyOf(record.label)
    numbers[at + 4] = record.requestSeq ?? Number.NaN
    numbers[at + 5] = record.requestCommandId ?? Number.NaN
    numbers[at + 6] = record.latencyMs ?? Number.NaN
    numbers[at + 7] = end
    if (record.messageId !== null) messageIds.push([index, record.messageId])
    if (record.sealedPassword !== null) sealedPasswords.push([index, record.sealedPassword])
    if (record.repeatOf !== null) repeats.push([index, record.repeatOf])
    if (record.isLate) late.push(index)
  }
  return { numbers, octets, messageIds, sealedPasswords, repeats, late }
}

export interface UnpackedPdu extends Omit<CaptureRecord, 'label'> {
  readonly sessionKey: number
}

/** The other half of packPdus; the octets are views into the batch. */
export function* unpackPdus(pdus: PackedPdus): Generator<UnpackedPdu> {
  const messageIds = new Map(pdus.messageIds)
  const sealedPasswords = new Map(pdus.sealedPasswords)
  const repeats = new Map(pdus.repeats)
  const late = new Set(pdus.late)
  const number = (index: number) => pdus.numbers[index] ?? Number.NaN
  const nullable = (index: number) => (Number.isNaN(number(index)) ? null : number(index))
  let start = 0
  for (let index = 0; index * width < pdus.numbers.length; index++) {
    const at = index * width
    const end = number(at + 7)
    yield {
      seq: number(at),
      at: number(at + 1),
      direction: number(at + 2) === 1 ? 'sent' : 'received',
      sessionKey: number(at + 3),
      requestSeq: nullable(at + 4),
      requestCommandId: nullable(at + 5),
      latencyMs: nullable(at + 6),
      isLate: late.has(index),
      repeatOf: repeats.get(index) ?? null,
      messageId: messageIds.get(index) ?? null,
      sealedPassword: sealedPasswords.get(index) ?? null,
      octets: pdus.octets.subarray(start, end),
    }
    start = end
  }
}
