import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
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
import { Attacker } from '../support/attacked-simulator.ts'
import { bulkPlan } from '../support/bulk-plan.ts'
import { rememberingSmsc } from '../support/remembering-smsc.ts'
import { draftTo, intentOf } from '../support/running-engine.ts'
import type { Attack } from './attack.ts'

type Report = (fact: string) => void

const memoryMb = 600

async function ended(host: AttackedHost, report: Report): Promise<boolean> {
  const tookMs = await host.end()
  report(`SIGTERM followed after ${tookMs ?? 'more than 10000'} ms`)
  return tookMs !== null && tookMs <= endPatienceMs
}

/** A page that never stops saving; another window works on. */
async function savedWithoutEnd(report: Report): Promise<boolean> {
  return withHost(async (host) => {
    const window = await host.openClient()
    const honest = await host.openClient()
    const text = 'x'.repeat(60_000)
    const times: number[] = []
    let saved = 0
    const refusals = new Map<string, number>()
    const until = performance.now() + 20_000
    while (performance.now() < until && saved < 40_000) {
      const calls = Array.from({ length: 50 }, (_, index) =>
        window
          .call('templates.save', {
            templateId: null,
            name: `t ${saved + index}`,
            folder: '',
            intent: intentOf({ text }),
          })
          .then(
            () => void saved++,
            (fault: unknown) => {
              const code = String(Reflect.get(Object(fault), 'code') ?? fault).slice(0, 60)
              refusals.set(code, (refusals.get(code) ?? 0) + 1)
            },
          ),
      )
      await Promise.all(calls)
      times.push(await timed(() => honest.call('app.info', {})))
      if (refusals.size > 0) break
    }
    const listMs = await timed(() => honest.call('templates.list', {}))
    report(`${saved} templates of 60 kB; refused ${JSON.stringify([...refusals])}; list after ${listMs} ms`)
    report(`another window waits ${worst(times)} ms at worst; ${host.peakMb()} MB at most`)
    const isServed = worst(times) <= patienceMs && listMs <= patienceMs * 3
    return refusals.size > 0 && isServed && host.peakMb() <= memoryMb && (await ended(host, report))
  })
}

/** An address that takes every connection and says nothing. */
async function tarpit() {
  let open = 0
  let most = 0
  const server = createServer((socket) => {
    open++
    most = Math.max(most, open)
    socket.on('error', () => undefined)
    socket.on('close', () => open--)
    socket.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, most: () => most, open: () => open, close: () => server.close() }
}

async function doctorFlood(report: Report): Promise<boolean> {
  const peer = await tarpit()
  try {
    return await withHost(async (host) => {
      const honest = await host.openClient()
      const draft = draftTo(peer.port, { name: 'tarpit' })
      const { connectionId } = await honest.call('connections.save', {
        connectionId: null,
        draft,
        password: 'pw',
      })
      const windows = await Promise.all(Array.from({ length: 20 }, () => host.openWindow()))
      for (const window of windows) {
        window.on('error', () => undefined)
        window.on('message', () => undefined)
        for (let id = 1; id <= 1000; id++) {
          window.send(JSON.stringify({ kind: 'follow', id, name: 'doctor.run', params: { connectionId } }))
        }
      }
      const times: number[] = []
      for (let look = 0; look < 25; look++) {
        times.push(await timed(() => honest.call('app.info', {})))
        await wait(100)
      }
      for (const window of windows) window.terminate()
      await wait(1000)
      report(
        `${peer.most()} connections to the peer at once, ${peer.open()} a second after the windows are gone`,
      )
      report(`another window waits ${worst(times)} ms at worst; ${host.peakMb()} MB at most`)
      const isHeld = worst(times) <= patienceMs && host.peakMb() <= memoryMb && peer.open() === 0
      return isHeld && peer.most() <= 64 && (await ended(host, report))
    })
  } finally {
    peer.close()
  }
}

/** The simulator inside the workbench, and one client that sends 60 kB submits as fast as they are taken. */
async function simulatorInside(report: Report): Promise<boolean> {
  return withHost(async (host) => {
    const honest = await host.openClient()
    await honest.call('simulator.configure', { port: 0, profileId: 'smpp-3.4' })
    const { port } = await honest.call('simulator.start', {})
    const attacker = await Attacker.connect(port ?? 0)
    await attacker.bind('transmitter')
    const value = new Uint8Array(60_000).fill(0x61)
    const tlvs = [{ tag: tlvTag('message_payload'), value }]
    const fields = { source_addr: 'INFO', destination_addr: '79161234567' }
    const make = (index: number) =>
      encodePdu({ command: 'submit_sm', sequence_number: index + 1, fields, tlvs })
    const flood = attacker.flood(make, { count: 60_000, seconds: 25 })
    const times: number[] = []
    for (let look = 0; look < 100; look++) {
      times.push(await timed(() => honest.call('app.info', {})))
      await wait(200)
    }
    const sent = await flood
    report(`sent ${sent}, answered ${attacker.answered}; a window waits ${worst(times)} ms at worst`)
    report(`${host.peakMb()} MB at most (+${host.grownMb()})`)
    attacker.close()
    const isServed = attacker.answered > 0 && worst(times) <= patienceMs
    return isServed && host.peakMb() <= memoryMb && (await ended(host, report))
  })
}

/** A page that saves octets and plans of the largest size without end; another window works on. */
async function largeWithoutEnd(report: Report): Promise<boolean> {
  return withHost(async (host) => {
    const window = await host.openClient()
    const honest = await host.openClient()
    const hex = '00'.repeat(200_000)
    const text = `name: x\nchecks:\n${'# filler\n'.repeat(28_000)}`
    const times: number[] = []
    let saved = 0
    const until = performance.now() + 40_000
    while (performance.now() < until && saved < 300) {
      const calls = [
        window.call('recipes.save', { recipeId: null, name: `r ${saved}`, hex }),
        window.call('plans.save', { planId: null, text }),
      ]
      const outcomes = await Promise.allSettled(calls)
      saved += outcomes.filter(({ status }) => status === 'fulfilled').length
      times.push(await timed(() => honest.call('app.info', {})))
    }
    report(`${saved} saved; another window waits ${worst(times)} ms at worst; ${host.peakMb()} MB at most`)
    const isServed = worst(times) <= patienceMs
    return isServed && host.peakMb() <= memoryMb && (await ended(host, report))
  })
}

async function checkedRun(client: Client, rows: number): Promise<number> {
  const numbers = Array.from({ length: rows }, (_, row) => 79_160_000_000 + row)
  const chunk = Buffer.from(`to\n${numbers.join('\n')}\n`).toString('base64')
  const { uploadId } = await client.call('bulk.upload', {
    uploadId: null,
    name: 'rows.csv',
    chunk,
    last: true,
  })
  const { format } = await client.call('bulk.preview', { uploadId, format: null })
  const plan = bulkPlan('Hi', {})
  const { runId } = await client.call('bulk.create', { uploadId, format, plan })
  await untilPhase(client, runId, ['ready'])
  return runId
}

async function untilPhase(client: Client, wanted: number, phases: readonly string[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = client.follow('bulk.runs', {}, (items) => {
      const isReached = items.some(
        (item) => 'runId' in item && item.runId === wanted && phases.includes(item.phase),
      )
      if (!isReached) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

/** Two windows start, pause, start again and cancel one run over one another, and both resend. */
async function twoWindows(report: Report): Promise<boolean> {
  const smsc = await rememberingSmsc()
  try {
    return await withHost(async (host) => {
      const windows = [await host.openClient(), await host.openClient()] as const
      const [one] = windows
      const draft = draftTo(smsc.port, { name: 'bulk', window: 50 })
      const { connectionId } = await one.call('connections.save', {
        connectionId: null,
        draft,
        password: 'pw',
      })
      const runId = await checkedRun(one, 4000)
      const start = { runId, connectionId, rate: null, window: 50, startAt: null }
      const outcomes: Record<string, number> = {}
      const count = (outcome: string) => {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      }
      const tried = (work: Promise<unknown>) =>
        work.then(
          () => count('done'),
          (fault: unknown) => count(String(Reflect.get(Object(fault), 'code') ?? fault)),
        )
      const over = untilPhase(one, runId, ['done', 'failed', 'cancelled'])
      for (let round = 0; round < 12; round++) {
        await Promise.all(
          windows.flatMap((window) => [1, 2].map(() => tried(window.call('bulk.start', start)))),
        )
        await wait(40)
        await Promise.all(windows.map((window) => tried(window.call('bulk.pause', { runId }))))
        await Promise.all(windows.map((window) => tried(window.call('bulk.resend', { runId }))))
      }
      await tried(one.call('bulk.start', start))
      const isOver = await Promise.race([over.then(() => true), wait(15_000, false, { ref: false })])
      report(`outcomes ${JSON.stringify(outcomes)}; over ${isOver}`)
      report(`${smsc.received.size} of 4000 received, ${smsc.twice()} twice`)
      return isOver && smsc.received.size === 4000 && smsc.twice() === 0 && (await ended(host, report))
    })
  } finally {
    await smsc.close()
  }
}

export const attacks: readonly Attack[] = [
  {
    id: 'C-saved-fill',
    what: 'a signed-in window saves templates of 60 kB without end; another works on',
    expected: `a limit with its own fault, ${memoryMb} MB, the list within three seconds, the other within a second`,
    isQuick: false,
    run: savedWithoutEnd,
  },
  {
    id: 'C-large-fill',
    what: 'a signed-in window saves octets of 200 kB and plans of 256 kB without end; another works on',
    expected: `${memoryMb} MB, the other within a second`,
    isQuick: false,
    run: largeWithoutEnd,
  },
  {
    id: 'A-engine-sim',
    what: 'the simulator inside the workbench: one client sends 60 kB submits for 25 s',
    expected: `${memoryMb} MB, a window is answered within a second`,
    isQuick: false,
    run: simulatorInside,
  },
  {
    id: 'C-doctor-flood',
    what: '20 windows start 1,000 examinations each of a connection whose peer says nothing, and go away',
    expected:
      'few connections at once, none is left a second after, another window is answered within a second',
    isQuick: false,
    run: doctorFlood,
  },
  {
    id: 'X-bulk-windows',
    what: 'two windows start, pause and resend one bulk run over one another, twelve times',
    expected: 'every row is received once, the run ends',
    isQuick: true,
    run: twoWindows,
  },
]
