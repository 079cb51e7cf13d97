/**
 * Fills a store, or measures how a filled one answers: `node store-process.ts fill|ask FOLDER PDUS`; half as many message
 * cards. Each in a process of its own, so that filling does not count as memory of the other.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { CaptureRecord } from '../../electron/capture/capture-record.ts'
import { boundHeapGrowth } from '../../electron/heap-growth.ts'
import { blankPart } from '../../electron/storage/card-parts.ts'
import { openStore, type Store } from '../../electron/storage/store.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { intentOf } from '../support/running-engine.ts'

export interface FillFigures {
  /** PDUs per second, with their cards. */
  readonly written: number
  /** Octets on disk per PDU beyond those of the PDUs. */
  readonly overhead: number
}

export interface FilterFigures {
  readonly firstMs: number
  readonly countMs: number
  /** Blocks know whom it finds. */
  readonly isIndexed: boolean
}

export interface AskFigures {
  readonly jumpMs: number
  readonly responseMs: number
  readonly pdusMs: number
  /** First rows, and the whole count, of filters, ms. */
  readonly filters: Readonly<Record<string, FilterFigures>>
  readonly cardsMs: number
  /** MB. */
  readonly memory: number
}

const [task = 'fill', dataDir = '', pdus = '100000'] = process.argv.slice(2)
const total = Number(pdus)
/** Filters, and whether blocks know whom they find. */
const filters = {
  'status != 0': true,
  'command == bind_transceiver': true,
  'time > 2026-09-21T15:10:00Z': true,
  'session == "Gateway" and command == submit_sm_resp': true,
  'seq == 77777': false,
  'latency > 500ms': false,
  'not answered': false,
  'to contains "79160012345"': false,
  'text ~ "nowhere"': false,
} as const
const label = { sessionId: 's', sessionName: 'Gateway', profileId: 'smpp-3.4', context: null }
const intent = intentOf()
let octetsOfPdus = 0

function phone(seq: number): string {
  return `7916${String(seq).padStart(7, '0')}`
}

/** By fours: a submit, its answer, an incoming text, its answer. */
function pduOf(seq: number): Uint8Array {
  const text = Buffer.from(`Message ${seq}: your code is ${(seq * 7919) % 1_000_000}`)
  switch (seq % 4) {
    case 1:
      return encodePdu({
        command: 'submit_sm',
        sequence_number: seq,
        fields: { source_addr: 'INFO', destination_addr: phone(seq), short_message: text },
      })
    case 2:
      return encodePdu({
        command: 'submit_sm_resp',
        sequence_number: seq - 1,
        fields: { message_id: seq.toString(16) },
      })
    case 3:
      return encodePdu({
        command: 'deliver_sm',
        sequence_number: seq,
        fields: { source_addr: phone(seq), destination_addr: 'INFO', short_message: text },
      })
    default:
      return encodePdu({ command: 'deliver_sm_resp', sequence_number: seq - 1 })
  }
}

function recordOf(seq: number): CaptureRecord {
  const octets = new Uint8Array(pduOf(seq))
  octetsOfPdus += octets.length
  const isResponse = seq % 2 === 0
  return {
    ...{ seq, at: 1.79e12 + seq, label, isLate: false, repeatOf: null, sealedPassword: null, octets },
    direction: seq % 4 < 2 ? 'sent' : 'received',
    requestSeq: isResponse ? seq - 1 : null,
    requestCommandId: isResponse ? (seq % 4 === 2 ? 4 : 5) : null,
    latencyMs: isResponse ? 1.5 : null,
    messageId: String(Math.ceil(seq / 2)),
  }
}

function cardOf(number: number): MessageCard {
  const seq = number * 2 - 1
  const isSent = number % 2 === 1
  const address = { ton: 1, npi: 1, addr: phone(seq) }
  const sent = {
    ...{ sequenceNumber: seq, responseSeq: seq + 1, respondedAt: 1.79e12 + seq, commandStatus: 0 },
    ...{ responseCommand: 'submit_sm_resp', smscMessageId: (seq + 1).toString(16) },
  }
  const part = {
    ...blankPart(1, `Message ${seq}: your code is ${(seq * 7919) % 1_000_000}`),
    ...({ state: isSent ? 'accepted' : 'delivered', submitSeq: seq, submittedAt: 1.79e12 + seq } as const),
    ...(isSent ? sent : {}),
  }
  return {
    ...({ messageId: String(number), direction: isSent ? 'sent' : 'received', sessionId: 's' } as const),
    ...{ connectionId: 'c', sessionName: 'Gateway', profileId: 'smpp-3.4', createdAt: 1.79e12 + seq },
    source: isSent ? intent.source : address,
    destination: isSent ? address : intent.source,
    ...{ text: part.text, encoding: 'gsm7', dataCoding: 0, registeredDelivery: 1, parts: [part] },
    state: isSent ? 'accepted' : 'received',
    ...(isSent ? { intent: { ...intent, destination: address } } : {}),
  }
}

async function fill(store: Store): Promise<number> {
  const slice = 2000
  let ms = 0
  for (let seq = 1; seq <= total; seq += slice) {
    const records = Array.from({ length: slice }, (_, index) => recordOf(seq + index))
    const cards = Array.from({ length: slice / 2 }, (_, index) => cardOf((seq + 1) / 2 + index))
    const started = performance.now()
    for (const record of records) store.appendPdu(record)
    for (const card of cards) {
      store.putCard(card)
      const id = card.parts[0]?.smscMessageId
      if (id != null) store.putSmscId({ canonicalId: id, messageId: card.messageId, part: 1 })
    }
    // Answered behind the writes.
    await store.call('getCard', '1')
    ms += performance.now() - started
  }
  return (total * 1000) / ms
}

async function took(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

async function filled(): Promise<FillFigures> {
  const store = await openStore({ dataDir })
  await store.load()
  const written = await fill(store)
  await store.close()
  return { written, overhead: (statSync(join(dataDir, 'traffic.db')).size - octetsOfPdus) / total }
}

/** Time to the first rows of a search that finds any, else to its end; and to its count. */
async function searched(store: Store, filter: string): Promise<{ firstMs: number; countMs: number }> {
  const started = performance.now()
  let firstMs = 0
  await store.searchPdus(filter, 100, (part) => {
    if (firstMs === 0 && part.kind !== 'progress') firstMs = performance.now() - started
  })
  return { firstMs, countMs: performance.now() - started }
}

async function asked(): Promise<AskFigures> {
  const store = await openStore({ dataDir })
  await store.load()
  const anywhere = Math.floor(total / 6) * 2 + 1
  const jumpMs = await took(() => store.call('rangePdus', anywhere, anywhere + 100, 100))
  const responseMs = await took(() => store.call('findResponse', anywhere))
  const pdusMs = await took(() => store.call('pagePdus', null, 100, 'nowhere'))
  const cardsMs = await took(() => store.call('pageCards', null, 100, 'nowhere'))
  const found: Record<string, FilterFigures> = {}
  for (const [filter, isIndexed] of Object.entries(filters))
    found[filter] = { ...(await searched(store, filter)), isIndexed }
  const memory = process.memoryUsage.rss() / 1e6
  await store.close()
  return { jumpMs, responseMs, pdusMs, cardsMs, filters: found, memory }
}

boundHeapGrowth()
process.send?.(task === 'fill' ? await filled() : await asked())
process.disconnect?.()
