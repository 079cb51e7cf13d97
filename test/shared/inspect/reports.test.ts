import { describe, expect, test } from 'vitest'
import { describeValue } from '../../../shared/inspect/describe.ts'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { type PduJson, streamToJson } from '../../../shared/json/pdu-json.ts'
import { receiptJson } from '../../../shared/json/receipt-json.ts'
import { tlvsFromJson } from '../../../shared/json/tlvs-from-json.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { readReceiptOctets, readReceiptText } from '../../../shared/receipts/read-receipt.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { readVectors } from '../../support/read-vectors.ts'

/** What the product must say of one public report. */
interface Answer {
  readonly notes?: string[]
  /** Notes that would name a wrong cause. */
  readonly absent?: string[]
  /** What the messages of those notes must hold. */
  readonly said?: string[]
  readonly text?: string
  /** Text of the reading marked as the likely one. */
  readonly likely?: string
  readonly parts?: object
  readonly words?: string[]
  readonly error?: string
  readonly receipt?: object
  readonly deviations?: string[]
  readonly without?: string[]
}

interface Report {
  readonly id: string
  readonly asks: string
  readonly verdict: string
  readonly input: string
  readonly expected: string
  readonly plain?: boolean
  readonly interfaceVersion?: number
  readonly answer?: Answer
}

const reports = readVectors<Report>('reports')
const hex = (text: string) => fromHex(text) ?? new Uint8Array(0)

function receiptOf({ input, plain }: Report): ReturnType<typeof receiptJson> {
  if (plain) return receiptJson(parseReceipt(input))
  const {
    text,
    hex: octets,
    data_coding: dataCoding = 0,
    esm_class: esmClass = 4,
    tlvs = [],
  } = JSON.parse(input)
  const source = { esmClass, tlvs: tlvsFromJson(tlvs) }
  if (text !== undefined) return receiptJson(readReceiptText(text, source))
  return receiptJson(readReceiptOctets({ octets: hex(octets), dataCoding, ...source }))
}

function checkPdu(pdu: PduJson, bytes: Uint8Array, answer: Answer): void {
  const codes = pdu.notes.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(answer.notes ?? []))
  for (const code of answer.absent ?? []) expect(codes).not.toContain(code)
  const messages = pdu.notes
    .filter(({ code }) => answer.notes?.includes(code))
    .map(({ message, next }) => `${message} ${next}`)
    .join('\n')
  for (const part of answer.said ?? []) expect(messages).toContain(part)
  if (answer.text !== undefined) expect(pdu.text).toBe(answer.text)
  if (answer.likely !== undefined) {
    expect(pdu.text_readings?.filter(({ likely }) => likely).map(({ text }) => text)).toEqual([answer.likely])
  }
  if (answer.parts) expect(pdu.tlvs.map(({ parts }) => parts)).toContainEqual(answer.parts)
  if (answer.receipt) expect(pdu.receipt).toMatchObject(answer.receipt)
  if (answer.words) {
    const words = inspectPdu(bytes).spans.flatMap(({ path, value }) =>
      value === null ? [] : [describeValue(path, value, 'en') ?? ''],
    )
    for (const word of answer.words) expect(words.join('\n')).toContain(word)
  }
}

describe('public reports that were answered wrong or weakly', () => {
  const decoded = reports.filter(
    ({ id, asks, answer }) => asks === 'decode' && answer !== undefined && !/^[PE]/.test(id),
  )
  test.each(decoded)('$id: $expected', ({ input, answer = {}, interfaceVersion }) => {
    const options = interfaceVersion === undefined ? {} : { interfaceVersion }
    const { pdus, error } = streamToJson(input, 1, { language: 'en', ...options })
    if (answer.error !== undefined) {
      expect(error?.kind).toBe(answer.error)
      for (const part of answer.said ?? []) expect(error?.message).toContain(part)
      return
    }
    const [pdu] = pdus
    expect(pdu).toBeDefined()
    if (pdu) checkPdu(pdu, hex(input), answer)
  })

  const receipts = reports.filter(({ asks, answer }) => asks === 'receipt' && answer !== undefined)
  test.each(receipts)('$id: $expected', (report) => {
    const read = receiptOf(report)
    const { receipt = {}, deviations = [], without = [] } = report.answer ?? {}
    expect(read).toMatchObject(receipt)
    expect(read.deviations).toEqual(expect.arrayContaining(deviations))
    for (const code of without) expect(read.deviations).not.toContain(code)
  })

  test('every such row has its answer, here or in the tests of pasted texts, codes and sessions', () => {
    const open = reports.filter(({ verdict, answer }) => verdict !== 'right' && !answer)
    expect(open.map(({ id }) => id)).toEqual([])
  })
})

describe('public reports that were answered right', () => {
  const right = reports.filter(
    ({ asks, verdict, id }) => asks === 'decode' && verdict === 'right' && id !== 'C1',
  )
  test.each(right)('$id names no cause that is not there', ({ id, input }) => {
    const doubts = new Set([
      'ucs2-little-endian',
      'text-shifted',
      'suspect-ucs2',
      'suspect-alphabet',
      'text-under-binary',
    ])
    const found = streamToJson(input).pdus.flatMap(({ notes }) => notes.map(({ code }) => code))
    expect([id, found.filter((code) => doubts.has(code))]).toEqual([id, []])
  })
})
