import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEngine } from '../../../electron/engine.ts'
import { openKeyFile } from '../../../electron/storage/secrets.ts'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import { calls } from '../../../shared/contract/contract.ts'
import { defaultSettings } from '../../../shared/contract/default-settings.ts'
import {
  draftTo,
  firstCard,
  firstItem,
  firstRow,
  intentOf,
  runningEngine,
} from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

/** The simulator on a free port and the connection that ships, bound to it. */
async function tryIt(engine: Engine): Promise<string> {
  await engine.handlers['simulator.configure']({
    port: 0,
    receipt: { delay: 0, stat: 'DELIVRD', err: '000' },
  })
  await engine.handlers['simulator.start']({})
  return (await engine.handlers['session.open']({ connectionId: localSimulatorId })).sessionId
}

async function deliver(engine: Engine, sessionId: string, text = 'Hello'): Promise<void> {
  const delivered = firstCard(engine, (card) => card.state === 'delivered')
  await engine.handlers['message.send']({ sessionId, intent: intentOf({ text }) })
  await delivered
}

async function allRows(engine: Engine, text = ''): Promise<CaptureRow[]> {
  return (await engine.handlers['capture.page']({ before: null, limit: 1000, filter: text })).rows
}

test('tries itself out: the connection that ships finds the simulator on any port', async () => {
  const engine = await runningEngine()
  expect((await engine.handlers['app.info']({})).firstRun).toBe(true)
  const sessionId = await tryIt(engine)
  await deliver(engine, sessionId)
  expect((await engine.handlers['app.info']({})).firstRun).toBe(false)
})

test('shows the connection that ships with the port that the simulator has', async () => {
  const engine = await runningEngine()
  const shown = async () => (await engine.handlers['connections.list']({}))[0]?.port
  expect(await shown()).toBe(2775)
  await engine.handlers['simulator.configure']({ port: 0 })
  const { port } = await engine.handlers['simulator.start']({})
  expect(await shown()).toBe(port)
  await engine.handlers['simulator.stop']({})
  await engine.handlers['simulator.configure']({ port: 40_123 })
  expect(await shown()).toBe(40_123)
})

test('records each PDU between its client and its simulator once', async () => {
  const engine = await runningEngine()
  await deliver(engine, await tryIt(engine))
  const rows = (await allRows(engine)).toReversed()
  expect(rows.map(({ seq, direction, command }) => [seq, direction, command])).toEqual([
    [1, 'sent', 'bind_transceiver'],
    [2, 'received', 'bind_transceiver_resp'],
    [3, 'sent', 'submit_sm'],
    [4, 'received', 'submit_sm_resp'],
    [5, 'received', 'deliver_sm'],
    [6, 'sent', 'deliver_sm_resp'],
  ])
  expect(rows.map(({ requestSeq }) => requestSeq)).toEqual([null, 1, null, 3, null, 5])
  expect(rows[3]?.requestCommand).toBe('submit_sm')
})

test('records what a foreign client says to the simulator', async () => {
  const engine = await runningEngine()
  const other = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0 })
  const { port } = await engine.handlers['simulator.start']({})
  const { connectionId } = await other.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(port ?? 0),
    password: 'demo',
  })
  await other.handlers['session.open']({ connectionId })
  expect((await allRows(engine)).map(({ direction, command }) => [direction, command])).toEqual([
    ['sent', 'bind_transceiver_resp'],
    ['received', 'bind_transceiver'],
  ])
})

test('streams the past and then the present, in order and once each', async () => {
  const first = await runningEngine()
  await deliver(first, await tryIt(first))
  await first.close()
  const engine = await runningEngine(first.dataDir)
  const seqs: number[] = []
  let sessionId = ''
  const done = firstRow(engine, { afterSeq: 2, tail: 1000 }, (row) => {
    seqs.push(row.seq)
    return row.command === 'deliver_sm_resp' && row.sessionId === sessionId
  })
  sessionId = await tryIt(engine)
  await deliver(engine, sessionId, 'Hello again')
  const last = await done
  // From 3, whatever the first run ended with.
  expect(seqs).toEqual(Array.from({ length: last.seq - 2 }, (_, index) => index + 3))
})

test('gives only the tail of the past when asked', async () => {
  const first = await runningEngine()
  await deliver(first, await tryIt(first))
  await first.close()
  const engine = await runningEngine(first.dataDir)
  const [newest] = await allRows(engine)
  const row = await firstRow(engine, { afterSeq: 0, tail: 3 }, () => true)
  expect(row.seq).toBe((newest?.seq ?? 0) - 2)
})

test('searches the whole capture and the cards', async () => {
  const engine = await runningEngine()
  await deliver(engine, await tryIt(engine), 'Привет из Казани')
  expect((await allRows(engine, 'SUBMIT_SM казани')).map(({ command }) => command)).toEqual(['submit_sm'])
  expect(
    (await engine.handlers['message.page']({ before: null, limit: 5, filter: 'казани delivrd' })).cards,
  ).toHaveLength(1)
  expect(await engine.handlers['message.page']({ before: null, limit: 5, filter: 'казани undeliv' })).toEqual(
    {
      cards: [],
      more: false,
    },
  )
})

test('pages the cards from the newest on, each once', async () => {
  const engine = await runningEngine()
  const sessionId = await tryIt(engine)
  for (const text of ['one', 'two', 'three']) await deliver(engine, sessionId, text)
  const texts: string[] = []
  let before: string | null = null
  for (;;) {
    const page = await engine.handlers['message.page']({ before, limit: 1, filter: '' })
    const [card] = page.cards
    if (card === undefined) break
    texts.push(card.text)
    before = card.messageId
  }
  expect(texts).toEqual(['three', 'two', 'one'])
})

test('hides bind passwords unless asked, over a restart as well', async () => {
  const first = await runningEngine()
  await tryIt(first)
  const shown = async (engine: Engine, secrets: boolean) =>
    (await engine.handlers['capture.pdu']({ seq: 1, secrets })).hex
  const demo = Buffer.from('demo\0').toString('hex')
  expect(await shown(first, false)).toContain(`${demo}2a2a2a2a00`)
  expect(await shown(first, true)).toContain(`${demo}${demo}`)
  await first.close()
  const second = await runningEngine(first.dataDir)
  expect(await shown(second, false)).toContain(`${demo}2a2a2a2a00`)
  expect(await shown(second, true)).toContain(`${demo}${demo}`)
})

test('writes no password in plain text into any file', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0, fields: { message_id: '1' } }))
  const engine = await runningEngine()
  const password = 'Tr0ub4dor'
  const draft = draftTo(smsc.port)
  const { connectionId } = await engine.handlers['connections.save']({ connectionId: null, draft, password })
  await engine.handlers['connections.duplicate']({ connectionId, name: 'Copy' })
  await engine.handlers['simulator.configure']({ password })
  await engine.handlers['session.open']({ connectionId })
  const findings = () =>
    readdirSync(engine.dataDir).filter((name) => {
      const octets = readFileSync(join(engine.dataDir, name))
      return octets.includes(password) || octets.includes(Buffer.from(password, 'utf16le'))
    })
  await engine.handlers['capture.page']({ before: null, limit: 1, filter: '' })
  expect(findings()).toEqual([])
  await engine.close()
  expect(findings()).toEqual([])
  const listed = JSON.stringify(await (await runningEngine(engine.dataDir)).handlers['connections.list']({}))
  expect(listed).not.toContain(password)
})

test('keeps, copies and clears the password of a connection', async () => {
  const engine = await runningEngine()
  const save = engine.handlers['connections.save']
  const draft = draftTo(2775)
  const saved = await save({ connectionId: null, draft, password: 'secret' })
  expect(saved).toMatchObject({ hasPassword: true, passwordOctets: 6, builtIn: false })
  const { connectionId } = saved
  expect(await save({ connectionId, draft: { ...draft, name: 'B' }, password: null })).toMatchObject({
    name: 'B',
    passwordOctets: 6,
  })
  expect(await engine.handlers['connections.duplicate']({ connectionId, name: 'C' })).toMatchObject({
    name: 'C',
    passwordOctets: 6,
  })
  expect(await save({ connectionId, draft, password: '' })).toMatchObject({
    hasPassword: false,
    passwordOctets: 0,
  })
})

test('keeps connections, settings and the simulator over a restart', async () => {
  const first = await runningEngine()
  const saved = await first.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(2775, { name: 'ACME' }),
    password: 'pw',
  })
  await first.handlers['settings.set']({ language: 'ru', captureLimit: 5000 })
  await first.handlers['simulator.configure']({ textLimitOctets: 70 })
  await first.handlers['app.dismissFirstRun']({})
  await first.close()
  const { handlers, ...second } = await runningEngine(first.dataDir)
  expect(await handlers['connections.list']({})).toEqual([
    expect.objectContaining({ connectionId: localSimulatorId, builtIn: true, hasPassword: true }),
    saved,
  ])
  expect(await handlers['settings.get']({})).toEqual({
    ...defaultSettings,
    language: 'ru',
    captureLimit: 5000,
  })
  expect((await handlers['app.info']({})).firstRun).toBe(false)
  const state = await firstItem({ handlers, ...second }, 'simulator.state', {}, () => true)
  const when = { octetsOver: 70 }
  expect(state.config.behaviours).toContainEqual(expect.objectContaining({ id: 'text-limit', when }))
})

test('removes a connection, and gives the one that ships its first form back', async () => {
  const { handlers } = await runningEngine()
  const { connectionId } = await handlers['connections.save']({
    connectionId: null,
    draft: draftTo(1),
    password: null,
  })
  await handlers['connections.remove']({ connectionId })
  await expect(handlers['connections.remove']({ connectionId })).rejects.toMatchObject({
    code: 'connection.not-found',
  })
  const [shipped] = await handlers['connections.list']({})
  const change = { connectionId: localSimulatorId, draft: draftTo(1, { name: 'Mine' }), password: '' }
  expect(await handlers['connections.save'](change)).toMatchObject({ name: 'Mine', builtIn: true })
  await handlers['connections.remove']({ connectionId: localSimulatorId })
  expect(await handlers['connections.list']({})).toEqual([shipped])
})

test('opens one session for a connection, however often it is asked', async () => {
  const smsc = await scriptedSmsc(() => null)
  const { handlers } = await runningEngine()
  const { connectionId } = await handlers['connections.save']({
    connectionId: null,
    draft: draftTo(smsc.port),
    password: 'pw',
  })
  const opened = await Promise.all([1, 2, 3].map(() => handlers['session.open']({ connectionId })))
  const again = await handlers['session.open']({ connectionId })
  expect(new Set([...opened, again].map(({ sessionId }) => sessionId)).size).toBe(1)
  await handlers['session.close']({ sessionId: again.sessionId, how: 'unbind' })
  expect((await handlers['session.open']({ connectionId })).sessionId).not.toBe(again.sessionId)
})

test('tells every session as it is to whoever comes later', async () => {
  const engine = await runningEngine()
  const sessionId = await tryIt(engine)
  const state = await firstItem(engine, 'session.states', {}, (one) => one.sessionId === sessionId)
  expect(state).toMatchObject({ role: 'esme', name: 'Local simulator', connectionId: localSimulatorId })
  await engine.handlers['session.close']({ sessionId, how: 'unbind' })
  const closed = await firstItem(engine, 'session.states', {}, (one) => one.phase === 'closed')
  expect(closed.close).toMatchObject({ by: 'us', how: 'unbind' })
})

test('counts statuses by the response they came in', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0x0403 }))
  const engine = await runningEngine()
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(smsc.port),
    password: 'pw',
  })
  const { sessionId } = await engine.handlers['session.open']({ connectionId })
  const refused = firstCard(engine, (card) => card.state === 'refused')
  await engine.handlers['message.send']({ sessionId, intent: intentOf() })
  await refused
  expect(await engine.handlers['capture.statusCounts']({})).toContainEqual({
    command: 'submit_sm_resp',
    commandStatus: 0x0403,
    count: 1,
  })
})

test('clears the capture with its cards, and goes on numbering', async () => {
  const engine = await runningEngine()
  const sessionId = await tryIt(engine)
  await deliver(engine, sessionId)
  const [last] = await allRows(engine)
  await engine.handlers['capture.clear']({})
  expect(await allRows(engine)).toEqual([])
  expect((await engine.handlers['message.page']({ before: null, limit: 5, filter: '' })).cards).toEqual([])
  await expect(engine.handlers['capture.pdu']({ seq: 1, secrets: false })).rejects.toMatchObject({
    code: 'capture.not-found',
  })
  await deliver(engine, sessionId, 'after')
  expect((await allRows(engine)).at(-1)?.seq).toBe((last?.seq ?? 0) + 1)
})

test('says that its folder is in use to a second instance', async () => {
  const { dataDir } = await runningEngine()
  const second = createEngine({ dataDir, secretBox: await openKeyFile(dataDir), host: 'web', version: '0' })
  await expect(second).rejects.toMatchObject({ code: 'storage.in-use' })
})

test('gives only what the contract promises', async () => {
  const engine = await runningEngine()
  await deliver(engine, await tryIt(engine))
  const { handlers } = engine
  expect(calls['app.info'].output.parse(await handlers['app.info']({}))).toBeTruthy()
  const page = await handlers['capture.page']({ before: null, limit: 10, filter: '' })
  expect(calls['capture.page'].output.parse(page)).toEqual(page)
  const messages = await handlers['message.page']({ before: null, limit: 10, filter: '' })
  expect(calls['message.page'].output.parse(messages)).toEqual(messages)
  const status = await firstItem(engine, 'app.status', {}, ({ capturedPdus }) => capturedPdus > 0)
  expect(status).toMatchObject({ recording: true, storeFault: null })
})
