import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../electron/storage/store.ts'
import type { Client } from '../../shared/contract/client.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import {
  type AttackedHost,
  endPatienceMs,
  patienceMs,
  timed,
  withHost,
  worst,
} from '../support/attacked-host.ts'
import { FloodingPeer, mixedPdu, receiptPdu, textPdu } from '../support/flooding-peer.ts'
import { draftTo, intentOf } from '../support/running-engine.ts'
import type { Attack } from './attack.ts'

/** MiB that a flood may add to what the host has at rest, which grows with the program and not with a peer. */
const floodMb = 165
/** What is answered is on the disk within so long, ms. */
const diskMs = 250
const cardPage = { before: null, limit: 100, filter: '' } as const
const pduPage = { before: null, limit: 100, filter: '' } as const
const largeText = Buffer.alloc(60_000, 'x')

type Report = (fact: string) => void

interface Bound {
  readonly host: AttackedHost
  readonly client: Client
  readonly sessionId: string
  /** Octets of JSON that a window was told of cards so far. */
  told(): number
}

/** Runs with a host bound to the peer, and a window that follows the cards. */
async function withBound(peer: FloodingPeer, run: (bound: Bound) => Promise<boolean>): Promise<boolean> {
  try {
    return await withHost(async (host) => {
      const client = await host.openClient()
      let told = 0
      client.follow('message.cards', {}, (changes) => {
        told += JSON.stringify(changes).length
      })
      const draft = draftTo(peer.port, { name: 'flood' })
      const { connectionId } = await client.call('connections.save', {
        connectionId: null,
        draft,
        password: 'pw',
      })
      const { sessionId } = await client.call('session.open', { connectionId })
      return run({ host, client, sessionId, told: () => told })
    })
  } finally {
    peer.close()
  }
}

/** Asks for pages as long as `during` lasts; the longest wait, ms. */
async function longestPage(client: Client, during: Promise<unknown>): Promise<number> {
  const times: number[] = []
  let isOver = false
  void during.finally(() => {
    isOver = true
  })
  while (!isOver) {
    times.push(await timed(() => client.call('message.page', cardPage)))
    times.push(await timed(() => client.call('capture.page', pduPage)))
    await wait(100)
  }
  return worst(times)
}

async function ended(host: AttackedHost, report: Report): Promise<boolean> {
  const ms = await host.end()
  report(`ended in ${ms === null ? 'never' : ms} ms`)
  return ms !== null && ms <= endPatienceMs
}

async function flooded(
  report: Report,
  seconds: number,
  make: (number: number) => Uint8Array,
): Promise<boolean> {
  const peer = await FloodingPeer.start()
  return withBound(peer, async ({ host, client }) => {
    peer.flood(Number.MAX_SAFE_INTEGER, make)
    const longest = await longestPage(client, wait(seconds * 1000))
    const { answered } = peer
    peer.stop()
    report(
      `${Math.round(answered / seconds)} answered/s, ${host.peakMb()} MB at most (+${host.grownMb()}), page ${longest} ms`,
    )
    const isEnded = await ended(host, report)
    return answered > 0 && host.grownMb() <= floodMb && longest <= patienceMs && isEnded
  })
}

/** Numbers of the flood's PDUs that are in the store. */
async function storedNumbers(dataDir: string): Promise<Set<number>> {
  const store = await openStore({ dataDir })
  const { lastSeq } = await store.load()
  const stored = new Set<number>()
  for (let seq = 1; seq <= lastSeq; seq += 5000) {
    for (const { octets, direction } of await store.call('rangePdus', seq, seq + 4999, 5000)) {
      const header = new DataView(octets.buffer, octets.byteOffset)
      if (direction === 'received' && header.getUint32(4) === 5) stored.add(header.getUint32(12))
    }
  }
  await store.close()
  return stored
}

/** How long before the kill the oldest answered PDU was that is missing, ms. */
async function killedOnce(report: Report): Promise<number> {
  const peer = await FloodingPeer.start()
  let oldest = 0
  await withBound(peer, async ({ host }) => {
    peer.flood(Number.MAX_SAFE_INTEGER, mixedPdu)
    await wait(1500 + Math.random() * 1500)
    const killedAt = Date.now()
    await host.kill()
    peer.stop()
    const stored = await storedNumbers(host.dataDir)
    const missing = [...peer.answeredAt.entries()].filter(
      ([number, at]) => at !== undefined && !stored.has(number),
    )
    oldest = Math.max(0, ...missing.map(([, at]) => killedAt - at))
    report(`answered ${peer.answered}, missing ${missing.length}, the oldest ${oldest} ms before`)
    return true
  })
  return oldest
}

const floods: readonly Attack[] = [
  {
    id: 'engine-flood',
    what: 'an SMSC floods receipts and texts as fast as they are answered, 60 s',
    expected: 'memory bounded, pages within a second, ends at SIGTERM',
    isQuick: false,
    run: (report) => flooded(report, 60, mixedPdu),
  },
  {
    id: 'engine-flood-64k',
    what: 'deliver_sm of 60 kB as fast as they are taken, 15 s',
    expected: 'memory bounded, pages within a second, ends at SIGTERM',
    isQuick: false,
    run: (report) => flooded(report, 15, (number) => textPdu(number, largeText)),
  },
  {
    id: 'engine-parts-fill',
    what: 'messages of 255 parts of 60 kB each, 15 s',
    expected: 'memory bounded, pages within a second, ends at SIGTERM',
    isQuick: false,
    run: (report) =>
      flooded(report, 15, (number) =>
        textPdu(number, largeText, [
          { tag: tlvTag('sar_msg_ref_num'), value: Uint8Array.of(0, Math.floor((number - 1) / 255) & 0xff) },
          { tag: tlvTag('sar_total_segments'), value: Uint8Array.of(255) },
          { tag: tlvTag('sar_segment_seqnum'), value: Uint8Array.of(((number - 1) % 255) + 1) },
        ]),
      ),
  },
]

const receiptStorm: Attack = {
  id: 'engine-receipt-storm',
  what: 'one message, then 40,000 receipts for its id at full speed, a window follows',
  expected: 'all answered and counted, memory flat, less than 5 MB told to the window',
  isQuick: false,
  run: async (report) => {
    const peer = await FloodingPeer.start({ messageIdOf: () => 'one' })
    return withBound(peer, async ({ host, client, sessionId, told }) => {
      await client.call('message.send', { sessionId, intent: intentOf() })
      peer.flood(40_000, (number) => receiptPdu(number, 'one'))
      const settled = peer.settled(40_000)
      const longest = await longestPage(client, settled)
      const {
        cards: [card],
      } = await client.call('message.page', cardPage)
      const counted = card?.parts[0]?.receiptCount
      report(`answered ${peer.answered}, counted ${counted}, told ${(told() / 1e6).toFixed(1)} MB`)
      report(`${host.peakMb()} MB at most (+${host.grownMb()}), page ${longest} ms`)
      const isFlat = told() < 5e6 && host.grownMb() <= floodMb && longest <= patienceMs
      return (await settled) && counted === 40_000 && isFlat
    })
  },
}

const redelivery: Attack = {
  id: 'engine-redeliver',
  what: 'an SMSC sends one receipt again 200 times a second, 15 s, a window follows',
  expected: 'little processor time, little told',
  isQuick: false,
  run: async (report) => {
    const peer = await FloodingPeer.start({ messageIdOf: () => 'one' })
    return withBound(peer, async ({ host, client, sessionId, told }) => {
      await client.call('message.send', { sessionId, intent: intentOf() })
      await wait(500)
      const before = { processor: host.processorMs(), told: told() }
      for (let tenth = 0; tenth < 150; tenth++) {
        peer.flood(20, (number) => receiptPdu(number, 'one'))
        await wait(100)
      }
      const processor = host.processorMs() - before.processor
      const megabytes = (told() - before.told) / 1e6
      report(
        `processor ${processor} ms, told ${megabytes.toFixed(2)} MB, ${host.peakMb()} MB at most (+${host.grownMb()})`,
      )
      return processor < 5000 && megabytes < 5 && host.grownMb() <= floodMb
    })
  },
}

const oneIdForAll: Attack = {
  id: 'engine-same-id',
  what: 'an SMSC gives 4,000 messages one message_id, then sends 5,000 receipts for it',
  expected: 'idle again soon, ends at SIGTERM',
  isQuick: false,
  run: async (report) => {
    const peer = await FloodingPeer.start({ messageIdOf: () => '1' })
    return withBound(peer, async ({ host, client, sessionId }) => {
      for (let sent = 0; sent < 4000; sent += 500) {
        const sends = Array.from({ length: 500 }, () =>
          client.call('message.send', { sessionId, intent: intentOf() }),
        )
        await Promise.all(sends)
      }
      while (peer.submits < 4000) await wait(50)
      peer.flood(5000, (number) => receiptPdu(number, '1'))
      const isSettled = await peer.settled(20_000)
      await wait(3000)
      const before = host.processorMs()
      await wait(2000)
      const busy = (host.processorMs() - before) / 20
      report(
        `answered ${peer.answered}, afterwards ${busy} % of a processor, ${host.peakMb()} MB at most (+${host.grownMb()})`,
      )
      return isSettled && busy < 25 && host.grownMb() <= floodMb && (await ended(host, report))
    })
  },
}

const killing: Attack = {
  id: 'engine-kill',
  what: 'kill -9 of the host at full flood, 10 times',
  expected: `the store opens, nothing answered more than ${diskMs} ms before is missing`,
  isQuick: false,
  run: async (report) => {
    const oldest: number[] = []
    for (let time = 0; time < 10; time++) oldest.push(await killedOnce(report))
    return worst(oldest) <= diskMs
  },
}

const storeOrder: Attack = {
  id: 'engine-store-order',
  what: 'a flood of 1.5 s; every PDU that was answered is stored once, in order, without a gap',
  expected: 'no gap, no double',
  isQuick: true,
  run: async (report) => {
    const peer = await FloodingPeer.start()
    return withBound(peer, async ({ host }) => {
      peer.flood(Number.MAX_SAFE_INTEGER, mixedPdu)
      await wait(1500)
      peer.stop()
      await peer.settled(2000)
      await host.end()
      const database = new DatabaseSync(join(host.dataDir, 'traffic.db'))
      const gaps = database
        .prepare(
          'SELECT count(*) AS gaps FROM (SELECT first_seq, lag(first_seq + pdus) OVER (ORDER BY first_seq) AS due ' +
            'FROM capture_blocks) WHERE due IS NOT NULL AND due <> first_seq',
        )
        .get()?.['gaps']
      const pdus = Number(database.prepare('SELECT total(pdus) AS pdus FROM capture_blocks').get()?.['pdus'])
      database.close()
      report(`answered ${peer.answered}, stored ${pdus} PDUs, gaps ${gaps}`)
      return gaps === 0 && pdus >= peer.answered * 2
    })
  },
}

/** An SMSC that answers a bind, then sends without end and reads nothing. */
async function deafSmsc(make: (number: number) => Uint8Array) {
  let sent = 0
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (bind: Buffer) => {
      socket.pause()
      const answer = Buffer.alloc(17)
      answer.writeUInt32BE(17, 0)
      answer.writeUInt32BE((bind.readUInt32BE(4) | 0x8000_0000) >>> 0, 4)
      bind.copy(answer, 12, 12, 16)
      socket.write(answer)
      const write = () => {
        while (!socket.destroyed && !socket.writableNeedDrain) {
          socket.write(Buffer.concat(Array.from({ length: 500 }, () => make(++sent))))
        }
      }
      socket.on('drain', write)
      write()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, sent: () => sent, close: () => server.close() }
}

const enquirePdu = (sequence_number: number) => encodePdu({ command: 'enquire_link', sequence_number })

const deaf: Attack = {
  id: 'engine-deaf-smsc',
  what: 'an SMSC sends enquire_link and texts as fast as they are taken and reads nothing; a window sends on, another looks',
  expected: `at most ${floodMb} MB more than at rest, the other is served within a second, SIGTERM followed in three`,
  isQuick: false,
  run: async (report) => {
    const make = (number: number) => (number % 2 === 0 ? enquirePdu(number) : mixedPdu(number))
    const smsc = await deafSmsc(make)
    try {
      return await withHost(async (host) => {
        const client = await host.openClient()
        const other = await host.openClient()
        const draft = draftTo(smsc.port, { name: 'deaf', window: 1000 })
        const asked = { connectionId: null, draft, password: 'pw' }
        const { connectionId } = await client.call('connections.save', asked)
        const { sessionId } = await client.call('session.open', { connectionId })
        let isOver = false
        let settled = 0
        const sends = (async () => {
          while (!isOver) {
            for (let count = 0; count < 10; count++) {
              client
                .call('message.send', { sessionId, intent: intentOf({ text: 'x'.repeat(600) }) })
                .catch(() => undefined)
                .finally(() => settled++)
            }
            await wait(20)
          }
        })()
        const longest = await longestPage(other, wait(12_000))
        isOver = true
        await sends
        report(
          `${smsc.sent()} handed over, ${settled} sends settled; ${host.peakMb()} MB (+${host.grownMb()}), page ${longest} ms`,
        )
        const isHeld = host.grownMb() <= floodMb && longest <= patienceMs
        return isHeld && (await ended(host, report))
      })
    } finally {
      smsc.close()
    }
  },
}

export const attacks: readonly Attack[] = [
  ...floods,
  deaf,
  receiptStorm,
  redelivery,
  oneIdForAll,
  killing,
  storeOrder,
]
