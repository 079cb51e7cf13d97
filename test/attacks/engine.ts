import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '../../electron/storage/store.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { intentOf } from '../support/running-engine.ts'
import type { Attack } from './attack.ts'
import { AttackedEngine, pause } from './attacked-engine.ts'
import { FloodingPeer } from './flooding-peer.ts'

/** MB by which no attack may make the resident memory grow: idle, the built engine has 110, and 300 are its bar. */
const memoryLimit = 190
/** ms in which a call is to be answered, and within which what was answered is on the disk. */
const callLimit = 1000
const diskLimit = 250

/** Of texts of 60 kB a page of a hundred would be 13 MB. */
const page = { before: null, limit: 20, text: '' } as const

function textPdu(number: number, text: Uint8Array, tlvs: readonly { tag: number; value: Uint8Array }[] = []) {
  const isLong = text.length > 254
  return encodePdu({
    command: 'deliver_sm',
    sequence_number: number,
    fields: {
      source_addr: '79161234567',
      destination_addr: 'INFO',
      short_message: isLong ? new Uint8Array() : text,
    },
    tlvs: [...tlvs, ...(isLong ? [{ tag: 0x0424, value: text }] : [])],
  })
}

function receiptPdu(number: number, id: string) {
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611220101 done date:2611220102 stat:DELIVRD err:000 text:n${number}`
  return encodePdu({
    command: 'deliver_sm',
    sequence_number: number,
    fields: {
      source_addr: '79161234567',
      destination_addr: 'ALPHA',
      esm_class: 4,
      short_message: Buffer.from(text),
    },
  })
}

const shortText = (number: number) => textPdu(number, Buffer.from(`n${number} ${'x'.repeat(60)}`))
/** Receipts and texts in turn, by the number of the PDU. */
export const mixed = (number: number) =>
  number % 2 === 0 ? receiptPdu(number, number.toString(16)) : shortText(number)

/** Runs with an engine bound to a peer, and removes both. */
async function withEngine(
  peer: FloodingPeer,
  run: (engine: AttackedEngine, sessionId: string) => Promise<boolean>,
): Promise<boolean> {
  const engine = await AttackedEngine.start()
  try {
    return await run(engine, await engine.bind(peer.port))
  } finally {
    await engine.remove()
    peer.close()
  }
}

/** Calls pages all along; the longest one, ms. */
async function longestPage(engine: AttackedEngine, during: Promise<unknown>): Promise<number> {
  let longest = 0
  let isOver = false
  void during.finally(() => {
    isOver = true
  })
  while (!isOver && !engine.isDead) {
    longest = Math.max(longest, await engine.took('message.page', page).catch(() => Number.POSITIVE_INFINITY))
    longest = Math.max(longest, await engine.took('capture.page', page).catch(() => Number.POSITIVE_INFINITY))
    await pause(100)
  }
  return longest
}

async function flooded(
  report: (fact: string) => void,
  seconds: number,
  make: (number: number) => Uint8Array,
  memory = memoryLimit,
): Promise<boolean> {
  const peer = await FloodingPeer.start()
  return withEngine(peer, async (engine) => {
    peer.flood(Number.MAX_SAFE_INTEGER, make)
    const longest = await longestPage(engine, pause(seconds * 1000))
    const answered = peer.answered
    peer.stop()
    const ended = await engine.end()
    report(
      `${Math.round(answered / seconds)} answered/s, grew ${engine.growth} MB, page ${Math.round(longest)} ms`,
    )
    report(`ended in ${ended === null ? 'never' : Math.round(ended)} ms`)
    return answered > 0 && engine.growth <= memory && longest <= callLimit && ended !== null
  })
}

/** What was answered and is not in the store: how many, and how long before the end the oldest, ms. */
async function lostOf(peer: FloodingPeer, dataDir: string, killedAt: number) {
  const store = await openStore({ dataDir })
  const loaded = await store.load()
  const stored = new Set<number>()
  for (let seq = 1; seq <= loaded.lastSeq; seq += 5000) {
    for (const record of await store.call('rangePdus', seq, seq + 4999, 5000)) {
      const header = new DataView(record.octets.buffer, record.octets.byteOffset)
      if (record.direction === 'received' && header.getUint32(4) === 5) stored.add(header.getUint32(12))
    }
  }
  await store.close()
  let lost = 0
  let oldest = 0
  for (const [number, at] of peer.answeredAt.entries()) {
    if (at === undefined || stored.has(number)) continue
    lost++
    oldest = Math.max(oldest, killedAt - at)
  }
  return { lost, oldest }
}

async function killed(report: (fact: string) => void, times: number): Promise<boolean> {
  let worst = 0
  for (let time = 0; time < times; time++) {
    const peer = await FloodingPeer.start()
    const engine = await AttackedEngine.start()
    await engine.bind(peer.port)
    peer.flood(Number.MAX_SAFE_INTEGER, mixed)
    await pause(1500 + Math.random() * 1500)
    const killedAt = Date.now()
    engine.kill()
    peer.stop()
    await pause(100)
    const { lost, oldest } = await lostOf(peer, engine.dataDir, killedAt)
    worst = Math.max(worst, oldest)
    report(`answered ${peer.answered}, lost ${lost}, the oldest ${oldest} ms before`)
    peer.close()
    await engine.remove()
  }
  return worst <= diskLimit
}

export const attacks: readonly Attack[] = [
  {
    id: 'engine-flood',
    what: 'an SMSC floods receipts and texts as fast as they are answered, 20 s',
    expected: `memory grows by ${memoryLimit} MB at most, pages within ${callLimit} ms, ends at SIGTERM`,
    isQuick: false,
    run: (report) => flooded(report, 20, mixed),
  },
  {
    id: 'engine-flood-64k',
    what: 'deliver_sm of 60 kB as fast as they are taken, 15 s',
    expected: 'memory bounded: the peer is read slower',
    isQuick: false,
    run: (report) => {
      const text = Buffer.alloc(60_000, 'x')
      return flooded(report, 15, (number) => textPdu(number, text), 250)
    },
  },
  {
    id: 'engine-parts-fill',
    what: 'messages of 255 parts of 60 kB each, 15 s',
    expected: 'memory bounded, the window served',
    isQuick: false,
    run: (report) => {
      const text = Buffer.alloc(60_000, 'x')
      return flooded(
        report,
        15,
        (number) =>
          textPdu(number, text, [
            { tag: 0x020c, value: Uint8Array.of(0, Math.floor((number - 1) / 255) & 0xff) },
            { tag: 0x020e, value: Uint8Array.of(255) },
            { tag: 0x020f, value: Uint8Array.of(((number - 1) % 255) + 1) },
          ]),
        250,
      )
    },
  },
  {
    id: 'engine-receipt-storm',
    what: 'one message, then 40,000 receipts for its id at full speed, a window follows',
    expected: 'all answered, memory flat, less than 5 MB told to the window',
    isQuick: false,
    run: async (report) => {
      const peer = await FloodingPeer.start(() => 'one')
      return withEngine(peer, async (engine, sessionId) => {
        await engine.call('message.send', { sessionId, intent: intentOf() })
        peer.flood(40_000, (number) => receiptPdu(number, 'one'))
        const settled = peer.settled(40_000)
        const longest = await longestPage(engine, settled)
        const [card] = await engine.call('message.page', page)
        const told = engine.marks.at(-1)?.told ?? 0
        report(`answered ${peer.answered}, told ${(told / 1e6).toFixed(1)} MB, grew ${engine.growth} MB`)
        report(`page ${Math.round(longest)} ms, receipts counted ${card?.parts[0]?.receiptCount}`)
        const isCounted = card?.parts[0]?.receiptCount === 40_000
        return (
          (await settled) && told < 5e6 && engine.growth <= memoryLimit && longest <= callLimit && isCounted
        )
      })
    },
  },
  {
    id: 'engine-redeliver',
    what: 'an SMSC sends one receipt again 200 times a second, 15 s, a window follows',
    expected: 'little processor time, little told',
    isQuick: false,
    run: async (report) => {
      const peer = await FloodingPeer.start(() => 'one')
      return withEngine(peer, async (engine, sessionId) => {
        await engine.call('message.send', { sessionId, intent: intentOf() })
        await pause(500)
        const before = engine.marks.at(-1)
        for (let tenth = 0; tenth < 150; tenth++) {
          peer.flood(20, (number) => receiptPdu(number, 'one'))
          await pause(100)
        }
        const after = engine.marks.at(-1)
        const cpu = (after?.cpu ?? 0) - (before?.cpu ?? 0)
        const told = (after?.told ?? 0) - (before?.told ?? 0)
        report(
          `processor ${Math.round(cpu)} ms, told ${(told / 1e6).toFixed(2)} MB, grew ${engine.growth} MB`,
        )
        return cpu < 5000 && told < 5e6 && engine.growth <= memoryLimit
      })
    },
  },
  {
    id: 'engine-same-id',
    what: 'an SMSC gives 4,000 messages one message_id, then sends 5,000 receipts for it',
    expected: 'idle again soon, ends at SIGTERM',
    isQuick: false,
    run: async (report) => {
      const peer = await FloodingPeer.start(() => '1')
      return withEngine(peer, async (engine, sessionId) => {
        const sends = Array.from({ length: 4000 }, () =>
          engine.call('message.send', { sessionId, intent: intentOf() }),
        )
        await Promise.all(sends)
        while (peer.submits < 4000) await pause(50)
        peer.flood(5000, (number) => receiptPdu(number, '1'))
        const isSettled = await peer.settled(20_000)
        await pause(3000)
        const before = engine.marks.at(-1)?.cpu ?? 0
        await pause(2000)
        const busy = ((engine.marks.at(-1)?.cpu ?? 0) - before) / 20
        const ended = await engine.end()
        report(
          `answered ${peer.answered}, afterwards ${busy.toFixed(1)} % of a processor, grew ${engine.growth} MB`,
        )
        report(`ended in ${ended === null ? 'never' : Math.round(ended)} ms`)
        return isSettled && busy < 25 && ended !== null && engine.growth <= memoryLimit
      })
    },
  },
  {
    id: 'engine-kill',
    what: 'kill -9 of the engine at full flood, 5 times',
    expected: `the store opens, nothing answered more than ${diskLimit} ms before is missing`,
    isQuick: false,
    run: (report) => killed(report, 5),
  },
  {
    id: 'engine-store-order',
    what: 'flood of 2 s; every PDU that was answered is stored once, in order, without a gap',
    expected: 'no gap, no double',
    isQuick: true,
    run: async (report) => {
      const peer = await FloodingPeer.start()
      return withEngine(peer, async (engine) => {
        peer.flood(Number.MAX_SAFE_INTEGER, mixed)
        await pause(1500)
        peer.stop()
        await peer.settled(2000)
        await engine.end()
        const database = new DatabaseSync(join(engine.dataDir, 'traffic.db'))
        const gaps = database
          .prepare(
            'SELECT count(*) AS gaps FROM (SELECT first_seq, lag(first_seq + pdus) OVER (ORDER BY first_seq) AS due ' +
              'FROM capture_blocks) WHERE due IS NOT NULL AND due <> first_seq',
          )
          .get()?.['gaps']
        const pdus = Number(
          database.prepare('SELECT total(pdus) AS pdus FROM capture_blocks').get()?.['pdus'],
        )
        database.close()
        report(`answered ${peer.answered}, stored ${pdus} PDUs, gaps ${gaps}`)
        return gaps === 0 && pdus >= peer.answered * 2
      })
    },
  },
]
