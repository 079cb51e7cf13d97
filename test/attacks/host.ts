import { readdirSync, statSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../../electron/setup.mjs'
import { encodePdu } from '../../shared/smpp/encode.ts'
import {
  type AttackedHost,
  capturePdus,
  endPatienceMs,
  openRaw,
  patienceMs,
  sendAll,
  timed,
  withHost,
  worst,
} from '../support/attacked-host.ts'
import { FloodingPeer } from '../support/flooding-peer.ts'
import { draftTo } from '../support/running-engine.ts'
import { visit } from '../support/web-visitor.ts'
import type { Attack } from './attack.ts'

/** Above what the host has at rest with such a capture, and some for the garbage of the moment. */
const memoryMb = 600

const page = (host: AttackedHost) =>
  timed(async () => {
    const { status } = await visit(host.port, '/', { headers: { cookie: host.cookie } })
    if (status !== 200) throw new Error(`answered with ${status}`)
  })

function call(id: number, name: string, input: unknown): string {
  return JSON.stringify({ kind: 'call', id, name, input })
}

const firstPage = { before: null, limit: 100, filter: '' } as const
const firstCards = { before: null, limit: 100, filter: '' } as const

async function endsInTime(host: AttackedHost, report: (fact: string) => void): Promise<boolean> {
  const tookMs = await host.end()
  report(`SIGTERM followed after ${tookMs === null ? 'more than 10000' : tookMs} ms`)
  return tookMs !== null && tookMs <= endPatienceMs
}

const silentConnections: Attack = {
  id: 'C-sockets',
  what: '3,000 HTTP connections are opened and held silent; a browser asks for the page',
  expected: 'the page within a second; then SIGTERM is followed',
  isQuick: true,
  run: (report) =>
    withHost(async (host) => {
      const silent = Array.from({ length: 3000 }, () => openRaw(host.port))
      const during = await page(host)
      await wait(300)
      const after = worst([await page(host), await page(host)])
      const held = silent.filter((socket) => socket.readyState === 'open').length
      report(`page after ${during} ms at once, ${after} ms later; ${held} are held; ${host.peakMb()} MB`)
      const isEnded = await endsInTime(host, report)
      for (const socket of silent) socket.destroy()
      return during <= patienceMs && after <= patienceMs && isEnded
    }),
}

const drippingHeaders: Attack = {
  id: 'C-slowloris',
  what: '600 connections send an octet of a header each second and are opened again when cut; a browser asks on',
  expected: 'each page within a second',
  isQuick: false,
  run: (report) =>
    withHost(async (host) => {
      let isOver = false
      let cut = 0
      const sockets = new Set<Socket>()
      const open = () => {
        const socket = openRaw(host.port)
        sockets.add(socket)
        socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ')
        const drip = setInterval(() => socket.write('x'), 1000)
        socket.once('close', () => {
          clearInterval(drip)
          sockets.delete(socket)
          cut += 1
          if (!isOver) setTimeout(() => !isOver && open(), 10)
        })
      }
      for (let i = 0; i < 600; i += 1) open()
      const times: number[] = []
      for (let second = 0; second < 20; second += 1) {
        times.push(await page(host))
        await wait(500)
      }
      isOver = true
      for (const socket of sockets) socket.destroy()
      const served = times.filter((ms) => ms <= patienceMs).length
      report(`${served} of ${times.length} pages within a second, ${worst(times)} ms at worst; ${cut} cut`)
      return served === times.length
    }),
}

const strangersUpgrade: Attack = {
  id: 'C-upgrade-held',
  what: '200 strangers ask for a WebSocket, are refused and do not hang up; the host is asked to end',
  expected: 'the page within a second; SIGTERM is followed within three',
  isQuick: true,
  run: (report) =>
    withHost(async (host) => {
      const head =
        'GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
      const held = Array.from({ length: 200 }, () => {
        const socket = connect({ port: host.port, host: '127.0.0.1', allowHalfOpen: true })
        socket.on('error', () => undefined)
        socket.resume()
        socket.write(head)
        return socket
      })
      await wait(500)
      const served = await page(host)
      report(`page after ${served} ms`)
      const isEnded = await endsInTime(host, report)
      for (const socket of held) socket.destroy()
      return served <= patienceMs && isEnded
    }),
}

const unreadFiles: Attack = {
  id: 'C-pipelined',
  what: 'a signed-in browser asks 400 times for the largest file on each of 20 connections and reads nothing',
  expected: 'memory stays flat, the page within a second',
  isQuick: false,
  run: (report) =>
    withHost(async (host) => {
      const request = `GET ${largestFile()} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${host.cookie}\r\n\r\n`
      const sockets = Array.from({ length: 20 }, () => {
        const socket = openRaw(host.port)
        socket.pause()
        socket.write(request.repeat(400))
        return socket
      })
      await wait(3000)
      const served = await page(host)
      report(`page after ${served} ms; ${host.peakMb()} MB at most`)
      for (const socket of sockets) socket.destroy()
      return served <= patienceMs && host.peakMb() <= memoryMb
    }),
}

const unreadAnswers: Attack = {
  id: 'C-no-read',
  what: 'a window asks for 3,000 pages of 5,000 rows and reads nothing; then 50,000 unknown calls',
  expected: 'memory stays flat, another window is answered within a second; SIGTERM is followed',
  isQuick: false,
  run: (report) =>
    withHost(async (host) => {
      const honest = await host.openClient()
      await capturePdus(honest, 20_000)
      report(`${host.peakMb()} MB before`)
      const window = await host.openWindow()
      window.pause()
      window.on('error', () => undefined)
      const large = { before: null, limit: 5000, filter: '' }
      const flood = (async () => {
        await sendAll(
          window,
          numbered(3000, (id) => call(id, 'capture.page', large)),
        )
        await sendAll(
          window,
          numbered(50_000, (id) => call(3000 + id, 'no.such', {})),
        )
      })()
      const times: number[] = []
      for (let i = 0; i < 40; i += 1) {
        times.push(await timed(() => honest.call('capture.page', firstPage)))
        await wait(200)
      }
      window.terminate()
      await flood
      report(`another window waits ${worst(times)} ms at worst; ${host.peakMb()} MB at most`)
      return worst(times) <= patienceMs && host.peakMb() <= memoryMb && (await endsInTime(host, report))
    }),
}

const unacknowledgedStreams: Attack = {
  id: 'C-no-ack',
  what: 'a window follows the last 50,000 rows 64 times over and acknowledges nothing',
  expected: 'memory stays flat, another window is answered within a second',
  isQuick: false,
  run: (report) =>
    withHost(async (host) => {
      const honest = await host.openClient()
      await capturePdus(honest, 50_000)
      report(`${host.peakMb()} MB before`)
      const window = await host.openWindow()
      const params = { afterSeq: 0, tail: 50_000 }
      for (let id = 1; id <= 64; id += 1) {
        window.send(JSON.stringify({ kind: 'follow', id, name: 'capture.rows', params }))
      }
      const times: number[] = []
      for (let i = 0; i < 40; i += 1) {
        times.push(await timed(() => honest.call('capture.page', firstPage)))
        await wait(200)
      }
      window.terminate()
      report(`another window waits ${worst(times)} ms at worst; ${host.peakMb()} MB at most`)
      return worst(times) <= patienceMs && host.peakMb() <= memoryMb
    }),
}

const unacknowledgedWindows: Attack = {
  id: 'C-no-ack-windows',
  what: '28 windows follow the rows and the cards and acknowledge nothing, while a peer floods',
  expected: 'memory stays flat, another window is answered within a second',
  isQuick: false,
  run: async (report) => {
    const peer = await FloodingPeer.start()
    try {
      return await withHost(async (host) => {
        const honest = await host.openClient()
        const asked = { connectionId: null, draft: draftTo(peer.port), password: 'pw' }
        const { connectionId } = await honest.call('connections.save', asked)
        await honest.call('session.open', { connectionId })
        for (let opened = 0; opened < 28; opened += 1) {
          const window = await host.openWindow()
          const rows = { id: 1, name: 'capture.rows', params: { afterSeq: 0, tail: 50_000 } }
          window.send(JSON.stringify({ kind: 'follow', ...rows }))
          window.send(JSON.stringify({ kind: 'follow', id: 2, name: 'message.cards', params: {} }))
        }
        report(`${host.peakMb()} MB before`)
        peer.flood(60_000, (number) => textPdu(number))
        const times: number[] = []
        for (let i = 0; i < 50; i += 1) {
          times.push(await timed(() => honest.call('app.info', {})))
          await wait(200)
        }
        report(`answered ${peer.answered}; another window waits ${worst(times)} ms at worst`)
        report(`${host.peakMb()} MB at most`)
        return peer.answered > 0 && worst(times) <= patienceMs && host.peakMb() <= memoryMb
      })
    } finally {
      peer.close()
    }
  },
}

const searchFlood: Attack = {
  id: 'C-call-flood',
  what: 'a window that reads asks for 20,000 searches through 100,000 PDUs; another lists its messages',
  expected: 'the other is answered within a second; SIGTERM in the midst of it is followed within three',
  isQuick: false,
  run: (report) =>
    withHost(async (host) => {
      const honest = await host.openClient()
      await capturePdus(honest, 100_000)
      const window = await host.openWindow()
      let answers = 0
      window.on('message', () => {
        answers += 1
      })
      const search = (id: number) =>
        call(id, 'capture.page', { before: null, limit: 5000, filter: `nothing holds this ${id}` })
      await sendAll(window, numbered(20_000, search))
      const times: number[] = []
      for (let i = 0; i < 10; i += 1) {
        times.push(await timed(() => honest.call('message.page', firstCards)))
        await wait(100)
      }
      report(
        `another window waits ${worst(times)} ms at worst; ${answers} answers; ${host.peakMb()} MB at most`,
      )
      await sendAll(
        window,
        numbered(20_000, (id) => search(20_000 + id)),
      )
      return worst(times) <= patienceMs && (await endsInTime(host, report))
    }),
}

const pageFlood: Attack = {
  id: 'C-page-flood',
  what: 'a window that reads asks for 20,000 pages, counts and streams of 100,000 PDUs; another lists its messages',
  expected: 'the other is answered within a second; SIGTERM in the midst of it is followed within three',
  isQuick: false,
  run: (report) =>
    withHost(async (host) => {
      const honest = await host.openClient()
      await capturePdus(honest, 100_000)
      const window = await host.openWindow()
      window.on('message', () => undefined)
      const ask = (id: number) => {
        if (id % 4 === 0) return call(id, 'capture.statusCounts', {})
        if (id % 4 === 1) return call(id, 'capture.page', { before: 90_000, limit: 5000, filter: '' })
        if (id % 4 === 3) return JSON.stringify({ kind: 'unfollow', id: id - 1 })
        const params = { afterSeq: 0, tail: 50_000 }
        return JSON.stringify({ kind: 'follow', id, name: 'capture.rows', params })
      }
      await sendAll(window, numbered(20_000, ask))
      const times: number[] = []
      for (let i = 0; i < 10; i += 1) {
        times.push(await timed(() => honest.call('message.page', firstCards)))
        await wait(100)
      }
      report(`another window waits ${worst(times)} ms at worst; ${host.peakMb()} MB at most`)
      await sendAll(
        window,
        numbered(20_000, (id) => ask(20_000 + id)),
      )
      return worst(times) <= patienceMs && host.peakMb() <= memoryMb && (await endsInTime(host, report))
    }),
}

export const attacks: readonly Attack[] = [
  silentConnections,
  drippingHeaders,
  strangersUpgrade,
  unreadFiles,
  unreadAnswers,
  unacknowledgedStreams,
  unacknowledgedWindows,
  searchFlood,
  pageFlood,
]

function* numbered(count: number, text: (id: number) => string): Generator<string> {
  for (let id = 1; id <= count; id += 1) yield text(id)
}

function textPdu(sequence_number: number): Uint8Array {
  const fields = {
    source_addr: `7900${sequence_number}`,
    destination_addr: 'INFO',
    short_message: Buffer.alloc(150, 'x'),
  }
  return encodePdu({ command: 'deliver_sm', sequence_number, fields, tlvs: [] })
}

function largestFile(): string {
  const folder = join(root, 'dist', 'renderer', 'assets')
  const [largest] = readdirSync(folder)
    .map((name) => ({ name, octets: statSync(join(folder, name)).size }))
    .sort((a, b) => b.octets - a.octets)
  return `/assets/${largest?.name}`
}
