import { createConnection } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { CaptureEvent } from '../../../shared/contract/capture-events.ts'
import type { CaptureMark } from '../../../shared/contract/capture-marks.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { draftTo, firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

const everything = { from: 0, to: Number.MAX_SAFE_INTEGER }
const eventsOf = async (engine: Engine) => (await engine.handlers['capture.events'](everything)).events
const kindsOf = (events: readonly CaptureEvent[]) => events.map(({ kind }) => kind)
const nextEvent = (engine: Engine, kind: CaptureEvent['kind'], afterEvent = 0) =>
  firstItem(engine, 'capture.newEvents', { afterEvent }, (event) => event.kind === kind)

async function bindToSimulator(engine: Engine, change = {}): Promise<number> {
  await engine.handlers['simulator.configure']({ port: 0, ...change })
  const { port } = await engine.handlers['simulator.start']({})
  await engine.handlers['session.open']({ connectionId: localSimulatorId })
  return port ?? 0
}

test('a link that the SMSC drops stands between the PDUs, with who ended it, and the try that follows', async () => {
  const engine = await runningEngine()
  await bindToSimulator(engine)
  const lost = nextEvent(engine, 'lost')
  const retry = nextEvent(engine, 'retry')
  await engine.handlers['simulator.stop']({})
  expect(await lost).toMatchObject({
    sessionName: 'Local simulator',
    connectionId: localSimulatorId,
    close: { by: 'peer', timers: { inDoubt: 0, missed: 0 } },
  })
  expect((await retry).detail).toMatchObject({ attempt: 2 })
  const events = await eventsOf(engine)
  const kinds = ['simulator-on', 'connected', 'bound', 'simulator-off', 'lost', 'retry']
  expect(kindsOf(events).slice(0, 6)).toEqual(kinds)
  const { rows } = await engine.handlers['capture.page']({ before: null, limit: 10, filter: '' })
  const bindResp = rows.find(({ command }) => command === 'bind_transceiver_resp')
  // Before the bind, after its answer, at the end of all.
  expect([1, 2, 4].map((place) => events[place]?.afterSeq)).toEqual([0, bindResp?.seq, rows[0]?.seq])
})

test('events and closes survive a restart; a clear takes the events alone', async () => {
  const first = await runningEngine()
  await bindToSimulator(first)
  const lost = nextEvent(first, 'lost')
  await first.handlers['simulator.stop']({})
  await lost
  const kept = await eventsOf(first)
  await first.close()
  const engine = await runningEngine(first.dataDir)
  const later = await eventsOf(engine)
  expect(later.slice(0, kept.length)).toEqual(kept)
  const { closes } = await engine.handlers['session.closes']({ connectionId: localSimulatorId })
  expect(closes.at(-1)).toMatchObject({
    wasBound: true,
    sessionName: 'Local simulator',
    close: { by: 'peer' },
  })
  // A window gets those of the run before as well, and numbers go on.
  expect(await nextEvent(engine, 'lost')).toEqual(kept.find(({ kind }) => kind === 'lost'))
  await engine.handlers['simulator.start']({})
  expect((await nextEvent(engine, 'simulator-on', kept.at(-1)?.eventId)).eventId).toBeGreaterThan(
    kept.at(-1)?.eventId ?? 0,
  )
  await engine.handlers['capture.clear']({})
  expect(await eventsOf(engine)).toEqual([])
  expect((await engine.handlers['session.closes']({ connectionId: localSimulatorId })).closes).toEqual(closes)
})

test('an attempt that fails is told with its reason, in the history of the connection too', async () => {
  const engine = await runningEngine()
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(9),
    password: null,
  })
  await expect(engine.handlers['session.open']({ connectionId })).rejects.toThrow()
  const [failed] = await eventsOf(engine)
  expect(failed).toMatchObject({
    kind: 'failed',
    afterSeq: 0,
    close: { fault: { code: 'session.connect-refused' } },
  })
  expect((await engine.handlers['session.closes']({ connectionId })).closes).toMatchObject([
    { wasBound: false, close: { fault: { code: 'session.connect-refused' } } },
  ])
})

test('the host that did not answer, and the one that did, are told, and kept in the history', async () => {
  const engine = await runningEngine()
  const port = await bindToSimulator(engine)
  const hosts = [{ host: '127.0.0.1', port, serverName: '' }]
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(9, { name: 'Two hosts', hosts }),
    password: 'demo',
  })
  await engine.handlers['session.open']({ connectionId })
  const events = (await eventsOf(engine)).filter((event) => event.connectionId === connectionId)
  expect(kindsOf(events)).toEqual(['failed', 'next-host', 'connected', 'bound'])
  const second = { host: `127.0.0.1:${port}`, number: 2, of: 2 }
  expect(events.slice(1).map(({ detail }) => detail)).toMatchObject([second, second, second])
  expect((await engine.handlers['session.closes']({ connectionId })).closes).toMatchObject([
    { wasBound: false, close: { host: '127.0.0.1:9' } },
  ])
})

test('how a live link ended is kept over all tries in vain that follow', async () => {
  const engine = await runningEngine()
  const reconnect = { enabled: true, initialDelay: 0.05, maxDelay: 0.05 }
  const [local] = await engine.handlers['connections.list']({})
  const draft = { ...draftTo(2775), ...local, reconnect }
  await engine.handlers['connections.save']({ connectionId: localSimulatorId, draft, password: null })
  await bindToSimulator(engine)
  await engine.handlers['simulator.stop']({})
  const state = await firstItem(engine, 'session.states', {}, ({ attempt }) => attempt > 26)
  expect(state).toMatchObject({
    close: { fault: { code: 'session.connect-refused' } },
    boundClose: { by: 'peer' },
  })
  const { closes } = await engine.handlers['session.closes']({ connectionId: localSimulatorId })
  expect(closes.map(({ wasBound }) => wasBound)).toEqual([...Array(20).fill(false), true])
})

test('what we end ourselves is closed, not lost', async () => {
  const engine = await runningEngine()
  await bindToSimulator(engine)
  const closed = nextEvent(engine, 'closed')
  await engine.handlers['session.closeAll']({ connectionId: localSimulatorId, how: 'unbind' })
  expect(await closed).toMatchObject({ close: { by: 'us', how: 'unbind' } })
  expect(kindsOf(await eventsOf(engine))).toEqual(['simulator-on', 'connected', 'bound', 'closed'])
})

test('a foreign client of the simulator is told of from its first PDU; the other end of our own session is not', async () => {
  const engine = await runningEngine()
  const port = await bindToSimulator(engine)
  const bound = firstItem(engine, 'capture.newEvents', { afterEvent: 0 }, ({ sessionName, kind }) => {
    return kind === 'bound' && sessionName !== 'Local simulator'
  })
  const socket = createConnection({ port, host: '127.0.0.1' })
  onTestFinished(() => void socket.destroy())
  socket.write(
    encodePdu({
      command: 'bind_receiver',
      sequence_number: 1,
      fields: { system_id: 'demo', password: 'demo', interface_version: 0x34 },
    }),
  )
  expect((await bound).detail).toMatchObject({ mode: 'receiver', systemId: 'demo' })
  const lost = nextEvent(engine, 'lost')
  socket.resetAndDestroy()
  expect(await lost).toMatchObject({ connectionId: null, close: { by: 'peer', how: 'reset' } })
  const events = await eventsOf(engine)
  const own = events.filter(({ connectionId }) => connectionId === localSimulatorId)
  expect(kindsOf(own)).toEqual(['connected', 'bound'])
  const foreign = events.filter(({ sessionId, connectionId }) => sessionId !== null && connectionId === null)
  expect(kindsOf(foreign)).toEqual(['connected', 'bound', 'lost'])
  expect(foreign[0]?.detail).toMatchObject({ role: 'smsc', tls: '' })
})

test('a session that is slowed down says so once, and when it is over', async () => {
  const engine = await runningEngine()
  await bindToSimulator(engine, {
    pressure: { maxRate: 1, maxQueue: null, congestion: 'off', congestionState: 0 },
  })
  const throttled = nextEvent(engine, 'throttled')
  const resumed = nextEvent(engine, 'resumed')
  for (let count = 0; count < 3; count++) {
    await engine.handlers['message.send']({ connectionId: localSimulatorId, intent: intentOf() })
  }
  expect((await throttled).detail).toMatchObject({ status: 0x58, percent: 50 })
  expect((await resumed).detail['seconds']).toBeGreaterThan(0)
  expect(kindsOf(await eventsOf(engine)).filter((kind) => kind === 'throttled')).toHaveLength(1)
})

test('the doctor says when it begins and what it found', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0 })
  await engine.handlers['simulator.start']({})
  await firstItem(engine, 'doctor.run', { connectionId: localSimulatorId }, ({ kind }) => kind === 'done')
  const told = (await eventsOf(engine)).filter(({ kind }) => kind === 'doctor')
  expect(told.map(({ detail }) => detail['state'])).toEqual(['begun', 'done'])
  expect(told[1]).toMatchObject({ sessionName: 'Local simulator', detail: { failed: 0 } })
  expect(told[1]?.afterSeq).toBeGreaterThan(told[0]?.afterSeq ?? 0)
})

test('a bookmark and a comment are kept over a restart, told to every window, and refused where there is no PDU', async () => {
  const first = await runningEngine()
  await bindToSimulator(first)
  const told = firstItem(first, 'capture.markChanges', {}, ({ comment }) => comment !== '')
  await first.handlers['capture.mark']({ seq: 1, bookmark: true, comment: '' })
  await first.handlers['capture.mark']({ seq: 2, bookmark: false, comment: 'Почему так?' })
  const found = async (engine: Engine, filter: string) =>
    (await engine.handlers['capture.page']({ before: null, limit: 10, filter })).rows.map(({ seq }) => seq)
  expect(await found(first, 'marked')).toEqual([1])
  expect(await found(first, 'comment contains "Почему"')).toEqual([2])
  expect(await told).toEqual({ seq: 2, bookmark: false, comment: 'Почему так?' })
  const absent = first.handlers['capture.mark']({ seq: 9999, bookmark: true, comment: '' })
  await expect(absent).rejects.toMatchObject({ code: 'capture.not-found' })
  const elsewhere = first.handlers['capture.marks']({ captureId: 'gone' })
  await expect(elsewhere).rejects.toMatchObject({ code: 'capture.not-open' })
  await first.close()

  const engine = await runningEngine(first.dataDir)
  const kept: CaptureMark[] = [
    { seq: 1, bookmark: true, comment: '' },
    { seq: 2, bookmark: false, comment: 'Почему так?' },
  ]
  expect((await engine.handlers['capture.marks']({})).marks).toEqual(kept)
  expect(await found(engine, 'marked')).toEqual([1])
  await engine.handlers['capture.mark']({ seq: 1, bookmark: false, comment: '' })
  expect(await found(engine, 'marked')).toEqual([])
  expect((await engine.handlers['capture.marks']({})).marks).toEqual(kept.slice(1))
  await engine.handlers['capture.clear']({})
  expect((await engine.handlers['capture.marks']({})).marks).toEqual([])
})
