import { describe, expect, test } from 'vitest'
import type { RunningEngine } from '../../../electron/engine.ts'
import { type ConnectionDraft, connectionDraftSchema } from '../../../shared/contract/connections.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import { bulkPlan } from '../../support/bulk-plan.ts'
import { draftTo, firstCard, firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc, sendReceipt } from '../../support/scripted-smsc.ts'
import { checkedRun, csvOf, obliging, untilRun } from '../bulk/bulk-kit.ts'

/** An engine with its simulator on a free port. */
async function withSimulator(change: Partial<SimulatorConfig> = {}) {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({
    port: 0,
    receipt: { delay: 0, stat: 'DELIVRD', err: '000' },
    ...change,
  })
  const { port } = await engine.handlers['simulator.start']({})
  return { engine, port: port ?? 0 }
}

async function saved(engine: RunningEngine, port: number, change: Partial<ConnectionDraft>) {
  const draft = draftTo(port, change)
  return (await engine.handlers['connections.save']({ connectionId: null, draft, password: 'demo' }))
    .connectionId
}

/** The states of the connection's binds as soon as they satisfy `wanted`. */
async function untilBinds(
  engine: RunningEngine,
  connectionId: string,
  wanted: (states: readonly SessionState[]) => boolean,
): Promise<SessionState[]> {
  const known = new Map<string, SessionState>()
  await firstItem(engine, 'session.states', {}, (state) => {
    if (state.connectionId === connectionId) known.set(state.sessionId, state)
    return wanted([...known.values()])
  })
  return [...known.values()].toSorted((one, other) => one.bind.number - other.bind.number)
}

const phases = (states: readonly SessionState[]) => states.map(({ phase }) => phase)

describe('a pair', () => {
  test('sends over its transmitter and joins the receipt that its receiver brings', async () => {
    const { engine, port } = await withSimulator()
    const connectionId = await saved(engine, port, { bindMode: 'pair' })
    await engine.handlers['session.open']({ connectionId })
    const delivered = firstCard(engine, ({ state }) => state === 'delivered')
    await engine.handlers['message.send']({ connectionId, intent: intentOf() })
    const card = await delivered
    expect(card).toMatchObject({ connectionId, sessionName: 'Gateway' })
    expect(card.parts[0]?.receipts).toHaveLength(1)
    const { rows } = await engine.handlers['capture.page']({ before: null, limit: 100, filter: '' })
    const overWhich = (command: string) => rows.find((row) => row.command === command)?.sessionName
    expect([overWhich('submit_sm'), overWhich('deliver_sm')]).toEqual(['Gateway TX', 'Gateway RX'])
  })

  test('tells the half that is refused from the one that is bound', async () => {
    const engine = await runningEngine()
    const smsc = await scriptedSmsc(() => ({ status: 0 }), {
      bind: ({ command }) => (command === 'bind_receiver' ? 0x05 : 0),
    })
    const connectionId = await saved(engine, smsc.port, { bindMode: 'pair' })
    await engine.handlers['session.open']({ connectionId })
    const states = await untilBinds(
      engine,
      connectionId,
      (all) => all.length === 2 && phases(all).every((phase) => phase === 'bound' || phase === 'closed'),
    )
    expect(states.map(({ bindMode, phase }) => [bindMode, phase])).toEqual([
      ['transmitter', 'bound'],
      ['receiver', 'closed'],
    ])
    expect(states[1]?.close?.fault?.detail).toMatchObject({ commandStatus: 'ESME_RALYBND' })
  })

  test('sends nothing over its receiver when one asks for that very bind', async () => {
    const { engine, port } = await withSimulator()
    const connectionId = await saved(engine, port, { bindMode: 'pair' })
    await engine.handlers['session.open']({ connectionId })
    const states = await untilBinds(engine, connectionId, (all) => all.length === 2)
    const send = (sessionId = '') =>
      engine.handlers['message.send']({ sessionId, intent: intentOf({ registered_delivery: 0 }) })
    await expect(send(states[1]?.sessionId)).rejects.toMatchObject({ code: 'session.wrong-bind' })
    await expect(send(states[0]?.sessionId)).resolves.toHaveProperty('messageId')
  })
})

describe('several binds', () => {
  test('take the parts of one message between them', async () => {
    const { engine, port } = await withSimulator(obliging)
    const connectionId = await saved(engine, port, { binds: 3 })
    await engine.handlers['session.open']({ connectionId })
    const delivered = firstCard(engine, ({ state }) => state === 'delivered')
    await engine.handlers['message.send']({ connectionId, intent: intentOf({ text: 'x'.repeat(450) }) })
    expect((await delivered).parts).toHaveLength(3)
    const { rows } = await engine.handlers['capture.page']({ before: null, limit: 200, filter: '' })
    const names = rows.filter(({ command }) => command === 'submit_sm').map(({ sessionName }) => sessionName)
    expect(names.toSorted()).toEqual(['Gateway 1', 'Gateway 2', 'Gateway 3'])
  })

  test('are closed one at a time, or all', async () => {
    const { engine, port } = await withSimulator()
    const connectionId = await saved(engine, port, { binds: 3 })
    const { sessionId } = await engine.handlers['session.open']({ connectionId })
    await engine.handlers['session.close']({ sessionId, how: 'unbind' })
    const isSettled = ({ phase }: SessionState) => phase === 'bound' || phase === 'closed'
    const after = await untilBinds(
      engine,
      connectionId,
      (all) => phases(all).includes('closed') && all.every(isSettled),
    )
    expect(phases(after)).toEqual(['closed', 'bound', 'bound'])
    await engine.handlers['session.closeAll']({ connectionId, how: 'unbind' })
    await untilBinds(
      engine,
      connectionId,
      (all) => all.length === 3 && all.every(({ phase }) => phase === 'closed'),
    )
    await engine.handlers['session.open']({ connectionId })
    await untilBinds(engine, connectionId, (all) => all.filter(({ phase }) => phase === 'bound').length === 3)
  })

  test('carry a bulk run on when one of them is lost', async () => {
    let submits = 0
    const engine = await runningEngine()
    const smsc = await scriptedSmsc((pdu, session) => {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      submits++
      if (submits !== 20) return { status: 0, fields: { message_id: `m${submits}` } }
      void session.cut()
      return null
    })
    const connectionId = await saved(engine, smsc.port, { binds: 3 })
    const { runId } = await checkedRun(engine, csvOf(60), bulkPlan('Hello'))
    const start = { runId, connectionId, rate: null, window: 10, startAt: null }
    await engine.handlers['bulk.start'](start)
    const run = await untilRun(engine, runId, ({ phase }) => phase === 'done' || phase === 'paused')
    expect(run).toMatchObject({ phase: 'done', problem: null })
    expect(run.counts['in-doubt'] ?? 0).toBeGreaterThan(0)
    expect((run.counts.accepted ?? 0) + (run.counts['in-doubt'] ?? 0)).toBe(60)
  })

  test('join a receipt that comes over another of them, for a bulk row as well', async () => {
    const engine = await runningEngine()
    const clients: Parameters<typeof sendReceipt>[0][] = []
    const smsc = await scriptedSmsc((pdu, session) => {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      clients.push(session)
      return { status: 0, fields: { message_id: '77' } }
    })
    const connectionId = await saved(engine, smsc.port, { binds: 2 })
    const { runId } = await checkedRun(engine, csvOf(1), bulkPlan('Hello'))
    await engine.handlers['bulk.start']({ runId, connectionId, rate: null, window: 10, startAt: null })
    await untilRun(engine, runId, ({ phase }) => phase === 'done')
    const other = [...smsc.sessions].find((session) => !clients.includes(session))
    expect(other).toBeDefined()
    if (other !== undefined) await sendReceipt(other, '77')
    expect(
      (await untilRun(engine, runId, ({ counts }) => (counts.delivered ?? 0) === 1)).counts,
    ).toMatchObject({
      delivered: 1,
    })
  })
})

describe('an outbind', () => {
  const outbind = { enabled: true, host: '127.0.0.1', systemId: 'SMSC' }

  /** A port that was free a moment ago. */
  async function freePort(): Promise<number> {
    const engine = await runningEngine()
    await engine.handlers['simulator.configure']({ port: 0 })
    const { port } = await engine.handlers['simulator.start']({})
    await engine.handlers['simulator.stop']({})
    return port ?? 0
  }

  async function listening() {
    const { engine } = await withSimulator({ profileId: 'smpp-3.4' })
    const port = await freePort()
    const draft = draftTo(2775, { bindMode: 'receiver', host: '', outbind: { ...outbind, port } })
    const { connectionId, hasOutbindPassword } = await engine.handlers['connections.save']({
      connectionId: null,
      draft,
      password: 'demo',
      outbindPassword: 'secret',
    })
    expect(hasOutbindPassword).toBe(true)
    await engine.handlers['session.open']({ connectionId })
    const call = (password: string) =>
      engine.handlers['simulator.outbind']({ host: '127.0.0.1', port, systemId: 'SMSC', password })
    return { engine, connectionId, call }
  }

  test('of the simulator is accepted, and receipts come over its link', async () => {
    const { engine, connectionId, call } = await listening()
    await call('secret')
    const [state] = await untilBinds(engine, connectionId, (all) => all[0]?.phase === 'bound')
    expect(state).toMatchObject({ bindMode: 'receiver', peerSystemId: expect.any(String) })
    const { sessions } = await firstItem(engine, 'simulator.state', {}, (one) => one.sessions.length > 0)
    const came = firstCard(engine, (card) => card.state === 'received')
    await engine.handlers['simulator.deliver']({
      sessionId: sessions[0]?.sessionId ?? '',
      source: { ton: 1, npi: 1, addr: '79161234567' },
      destination: { ton: 5, npi: 0, addr: 'ALPHA' },
      text: 'Hello',
    })
    expect(await came).toMatchObject({ connectionId, text: 'Hello' })
    const { rows } = await engine.handlers['capture.page']({ before: null, limit: 100, filter: '' })
    const inOrder = rows.toReversed().map(({ direction, command }) => `${direction} ${command}`)
    expect(inOrder.slice(0, 4)).toEqual([
      'received outbind',
      'sent bind_receiver',
      'received bind_receiver_resp',
      'received deliver_sm',
    ])
  })

  test('with another password is turned away, and listening goes on', async () => {
    const { engine, connectionId, call } = await listening()
    await call('wrong')
    const [state] = await untilBinds(engine, connectionId, (all) => all[0]?.close !== null && all.length > 0)
    expect(state).toMatchObject({
      phase: 'listening',
      close: { fault: { code: 'session.outbind-mismatch', detail: { field: 'password' } } },
    })
    await call('secret')
    await untilBinds(engine, connectionId, (all) => all[0]?.phase === 'bound')
  })

  test('its password is kept sealed, and outlives the engine', async () => {
    const { engine, connectionId } = await listening()
    const { dataDir } = engine
    await engine.close()
    const again = await runningEngine(dataDir)
    const connections = await again.handlers['connections.list']({})
    expect(connections.find((one) => one.connectionId === connectionId)).toMatchObject({
      hasOutbindPassword: true,
      outbind: { enabled: true, systemId: 'SMSC' },
    })
    expect(JSON.stringify(connections)).not.toContain('sealed')
  })
})

describe('what the engine is given', () => {
  test('is one bind that connects by itself, for a connection of an older version', () => {
    const { binds: _binds, outbind: _outbind, ...older } = draftTo(2775)
    expect(connectionDraftSchema.parse(older)).toMatchObject({ binds: 1, outbind: { enabled: false } })
  })

  test('needs a host unless it waits for an outbind', async () => {
    const problems = (change: Partial<ConnectionDraft>) =>
      connectionDraftSchema
        .safeParse(draftTo(2775, change))
        .error?.issues.map(({ path }) => path.join('.')) ?? []
    const waits = { enabled: true, host: '127.0.0.1', port: 2776, systemId: '' }
    expect(problems({ host: '' })).toEqual(['host'])
    expect(problems({ host: '', bindMode: 'receiver', outbind: waits })).toEqual([])
    expect(problems({ bindMode: 'pair', outbind: waits })).toEqual(['bindMode'])
    expect(problems({ binds: 51 })).toEqual(['binds'])
  })
})
