import { expect, test } from 'vitest'
import { type CaptureRow, rowsAmong } from '../../../shared/contract/capture.ts'
import { connectClient } from '../../../shared/contract/client.ts'
import type { CallContext, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import { defaultServeLimits, type Engine, type ServeLimits, serve } from '../../../shared/contract/serve.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { manualSchedule } from '../../support/manual-schedule.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { someSettings, tinyEngine } from '../../support/tiny-engine.ts'

const { calls, outlet } = defaultServeLimits
const small: ServeLimits = {
  ...defaultServeLimits,
  calls: { ...calls, atOnce: 4, plainOfOneName: 3, waiting: 5, octets: 20_000 },
  outlet: { ...outlet, bufferedOctets: 1000, refusals: 10 },
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

function start(engine: Engine) {
  const ports = memoryPorts()
  const clock = manualSchedule()
  const logged: string[] = []
  const log = (call: string) => logged.push(call)
  const stop = serve(ports.engine, engine, { log, schedule: clock.schedule, limits: small })
  const client = connectClient(ports.window)
  let isCut = false
  client.onClose(() => {
    isCut = true
  })
  return { ports, clock, logged, client, stop, isCut: () => isCut }
}

/** Handlers of these names that answer when they are told to. */
function heldCalls() {
  const begun: { name: string; signal: AbortSignal | undefined; answer: () => void }[] = []
  const held =
    <Output>(name: string, output: Output) =>
    (_input: unknown, context?: CallContext) =>
      new Promise<Output>((resolve) => {
        begun.push({ name, signal: context?.signal, answer: () => resolve(output) })
      })
  const page: CallOutput<'capture.page'> = { rows: [], more: false }
  const engine = tinyEngine({
    'settings.get': held('settings.get', someSettings),
    'app.dismissFirstRun': held('app.dismissFirstRun', {}),
    'capture.page': held('capture.page', page),
    'message.page': held('message.page', { cards: [], more: false }),
  })
  return { engine, begun, names: () => begun.map(({ name }) => name) }
}

/** How each of the calls ended: 'answer', a fault's code, or undefined while it is open. */
function watch(asked: readonly Promise<unknown>[]): (string | undefined)[] {
  const ends: (string | undefined)[] = asked.map(() => undefined)
  for (const [index, call] of asked.entries()) {
    call.then(
      () => {
        ends[index] = 'answer'
      },
      (error) => {
        ends[index] = error.fault?.code ?? 'unreachable'
      },
    )
  }
  return ends
}

const pageOf = (text: string): CallInput<'capture.page'> => ({ before: null, limit: 10, filter: text })

test('begins so many calls of one name and in all, and the others in their turn', async () => {
  const { engine, begun, names } = heldCalls()
  const { client } = start(engine)
  const ends = watch([
    ...Array.from({ length: 4 }, () => client.call('settings.get', {})),
    client.call('app.dismissFirstRun', {}),
    client.call('app.dismissFirstRun', {}),
  ])
  await settled()
  const first = ['settings.get', 'settings.get', 'settings.get', 'app.dismissFirstRun']
  expect(names()).toEqual(first)
  begun[0]?.answer()
  await settled()
  expect(names()).toEqual([...first, 'settings.get'])
  begun[3]?.answer()
  await settled()
  expect(names().at(-1)).toBe('app.dismissFirstRun')
  for (const { answer } of begun) answer()
  await settled()
  expect(ends).toEqual(Array.from({ length: 6 }, () => 'answer'))
})

test('refuses what comes above the bound of those that wait, and says how many wait', async () => {
  const { engine, begun } = heldCalls()
  const { client, logged } = start(engine)
  const asked = Array.from({ length: 10 }, () => client.call('settings.get', {}))
  const ends = watch(asked)
  await settled()
  expect(begun).toHaveLength(3)
  expect(ends.map((end) => end ?? 'open')).toEqual([
    ...Array.from({ length: 8 }, () => 'open'),
    'contract.busy',
    'contract.busy',
  ])
  await expect(asked[9]).rejects.toMatchObject({ fault: { detail: { waiting: 5 } } })
  expect(logged).toEqual([])
})

test('counts the octets of those that wait too, yet takes one that is larger than all may be', async () => {
  const { engine } = heldCalls()
  const { client } = start(engine)
  const large = { recipeId: null, name: 'large', hex: 'ab'.repeat(20_000) }
  expect(await watchOne(client.call('recipes.save', large))).toBe('contract.internal')
  const ends = watch([
    ...Array.from({ length: 3 }, () => client.call('settings.get', {})),
    client.call('recipes.save', { ...large, hex: 'ab'.repeat(5000) }),
    client.call('recipes.save', large),
  ])
  await settled()
  expect(ends).toEqual([undefined, undefined, undefined, 'contract.internal', 'contract.busy'])
})

async function watchOne(call: Promise<unknown>): Promise<string | undefined> {
  const ends = watch([call])
  await settled()
  return ends[0]
}

test('of searches of one name only the newest counts: one that waits is refused, one that runs is ended', async () => {
  const { engine, begun } = heldCalls()
  const { client, clock } = start(engine)
  const ends = watch(['first', 'second', 'third'].map((text) => client.call('capture.page', pageOf(text))))
  await settled()
  expect(ends).toEqual(['contract.superseded', 'contract.superseded', undefined])
  expect(begun).toHaveLength(1)
  expect(begun[0]?.signal?.aborted).toBe(true)
  // It is looked for no longer, whatever its handler says: the newest has its place.
  begun[0]?.answer()
  await settled()
  // Others come first.
  expect(begun).toHaveLength(1)
  clock.pass(0)
  expect(begun).toHaveLength(2)
  expect(begun[1]?.signal?.aborted).toBe(false)
  begun[1]?.answer()
  await settled()
  expect(ends).toEqual(['contract.superseded', 'contract.superseded', 'answer'])
})

test('a page without words is no search: it ends none and is ended by none', async () => {
  const { engine, begun, names } = heldCalls()
  const { client } = start(engine)
  const ends = watch([
    client.call('capture.page', pageOf('word')),
    client.call('capture.page', pageOf(' ')),
    client.call('message.page', { before: null, limit: 10, filter: 'undecided' }),
    client.call('message.page', { before: null, limit: 10, filter: '' }),
  ])
  await settled()
  expect(names()).toEqual(['capture.page', 'capture.page', 'message.page', 'message.page'])
  for (const { answer } of begun) answer()
  await settled()
  expect(ends).toEqual(['answer', 'answer', 'answer', 'answer'])
})

test.each(['the window leaves', 'the engine stops'])(
  'when %s, what runs is ended and what waits is not begun',
  async (how) => {
    const { engine, begun } = heldCalls()
    const { client, ports, stop, logged } = start(engine)
    for (let i = 0; i < 5; i += 1) client.call('settings.get', {}).catch(() => undefined)
    await settled()
    if (how === 'the engine stops') stop()
    else ports.window.close()
    await settled()
    expect(begun.map(({ signal }) => signal?.aborted)).toEqual([true, true, true])
    for (const { answer } of begun) answer()
    await settled()
    expect(begun).toHaveLength(3)
    expect(logged).toEqual([])
  },
)

test('a window that takes nothing is sent no more answers, nothing is begun for it, and it catches up', async () => {
  const { engine, begun } = heldCalls()
  const { client, ports } = start(engine)
  const ends = watch(Array.from({ length: 3 }, () => client.call('settings.get', {})))
  await settled()
  ports.stopTaking()
  ports.engine.send({
    kind: 'refused',
    id: 1000,
    fault: { code: 'x', message: 'y'.repeat(1000), detail: {} },
  })
  const before = ports.engine.bufferedOctets()
  for (const { answer } of begun) answer()
  const late = watch([client.call('app.dismissFirstRun', {})])
  await settled()
  expect(ports.engine.bufferedOctets()).toBe(before)
  expect(begun).toHaveLength(3)
  ports.takeAll()
  await settled()
  expect(ends).toEqual(['answer', 'answer', 'answer'])
  expect(begun).toHaveLength(4)
  begun[3]?.answer()
  await settled()
  expect(late).toEqual(['answer'])
})

function stuckWindow() {
  const { engine, begun } = heldCalls()
  const started = start(engine)
  const { ports } = started
  ports.stopTaking()
  ports.engine.send({
    kind: 'refused',
    id: 1000,
    fault: { code: 'x', message: 'y'.repeat(1000), detail: {} },
  })
  const ask = (times: number) => {
    for (let i = 0; i < times; i += 1) started.client.call('settings.get', {}).catch(() => undefined)
    return settled()
  }
  return { ...started, begun, ask }
}

test('it is cut when its calls fill the queue and it takes nothing for 30 s', async () => {
  const { ask, clock, isCut } = stuckWindow()
  await ask(4)
  clock.pass(60_000)
  await settled()
  expect(isCut()).toBe(false)
  await ask(1)
  clock.pass(29_999)
  await settled()
  expect(isCut()).toBe(false)
  clock.pass(1)
  await settled()
  expect(isCut()).toBe(true)
})

test('it is not cut when it took something meanwhile', async () => {
  const { ask, clock, isCut, ports } = stuckWindow()
  await ask(5)
  clock.pass(20_000)
  ports.takeAll()
  clock.pass(20_000)
  await settled()
  expect(isCut()).toBe(false)
})

test('it is cut at once when it goes on asking for refusals', async () => {
  const { ask, isCut } = stuckWindow()
  await ask(15)
  expect(isCut()).toBe(false)
  await ask(1)
  expect(isCut()).toBe(true)
})

function rowsSource() {
  let emitRow: ((row: CaptureRow) => void) | undefined
  let emitState: ((state: SessionState) => void) | undefined
  const engine = tinyEngine(
    {},
    {
      'capture.rows': (_params, emit) => {
        emitRow = emit
        return () => undefined
      },
      'session.states': (_params, emit) => {
        emitState = emit
        return () => undefined
      },
    },
  )
  return {
    engine,
    // No more of an item is looked at here.
    row: (seq: number) => emitRow?.({ seq } as CaptureRow),
    state: (sessionId: string, sentTotal: number) => emitState?.({ sessionId, sentTotal } as SessionState),
  }
}

test('batches are held back for a window that takes nothing, and come when it has caught up', async () => {
  const source = rowsSource()
  const { client, ports, clock } = start(source.engine)
  const seen: number[] = []
  client.follow(
    'capture.rows',
    { afterSeq: 0, tail: 0, filter: '' },
    (items) => void seen.push(...rowsAmong(items).map(({ seq }) => seq)),
  )
  await settled()
  ports.stopTaking()
  ports.engine.send({
    kind: 'refused',
    id: 1000,
    fault: { code: 'x', message: 'y'.repeat(1000), detail: {} },
  })
  const before = ports.engine.bufferedOctets()
  for (let seq = 1; seq <= 600; seq += 1) source.row(seq)
  clock.pass(16)
  await settled()
  expect(ports.engine.bufferedOctets()).toBe(before)
  ports.takeAll()
  await settled()
  expect(seen).toHaveLength(600)
})

test('of a stream of states the newest of each thing comes', async () => {
  const source = rowsSource()
  const { client, clock } = start(source.engine)
  const seen: string[] = []
  client.follow('session.states', {}, (states, gap) => {
    seen.push(...states.map(({ sessionId, sentTotal }) => `${sessionId}${sentTotal}`), `gap ${gap}`)
  })
  await settled()
  for (let round = 1; round <= 1000; round += 1) for (const id of ['a', 'b']) source.state(id, round)
  clock.pass(16)
  await settled()
  expect(seen).toEqual(['a1000', 'b1000', 'gap 0'])
})

test('ended streams count for a second: beginning them is not free', async () => {
  const { client, clock } = start(tinyEngine({}))
  const ends: string[] = []
  const followAndLeave = () =>
    client.follow(
      'session.states',
      {},
      () => undefined,
      (error) => ends.push(String(error.fault?.code)),
    )()
  for (let i = 0; i < 64; i += 1) followAndLeave()
  client.follow(
    'session.states',
    {},
    () => undefined,
    (error) => ends.push(String(error.fault?.code)),
  )
  await settled()
  expect(ends).toEqual(['contract.bad-input'])
  clock.pass(1000)
  client.follow(
    'session.states',
    {},
    () => undefined,
    (error) => ends.push(String(error.fault?.code)),
  )
  await settled()
  expect(ends).toHaveLength(1)
})

test('what waits for all windows of the process is bounded together', async () => {
  const large = 'x'.repeat(1024 * 1024)
  const stops: (() => void)[] = []
  let lost = 0
  const emits: ((row: CaptureRow) => void)[] = []
  const engine = tinyEngine(
    {},
    {
      'capture.rows': (_params, emit) => {
        emits.push(emit)
        return () => {}
      },
    },
  )
  const windows = Array.from({ length: 8 }, () => {
    const ports = memoryPorts()
    const clock = manualSchedule()
    stops.push(serve(ports.engine, engine, { log: () => {}, schedule: clock.schedule }))
    ports.window.onMessage((message) => {
      const { batch, gap } = message as { batch: number; gap: number }
      lost += gap
      if (batch === 1) held.push(() => ports.window.send({ kind: 'ack', id: 1, batch }))
    })
    ports.window.send({
      kind: 'follow',
      id: 1,
      name: 'capture.rows',
      params: { afterSeq: 0, tail: 0, filter: '' },
    })
    return ports
  })
  const held: (() => void)[] = []
  await settled()
  expect(emits).toHaveLength(windows.length)
  // 14 MiB are within the bound of one window, 112 MiB are not within that of all.
  for (const emit of emits) for (let i = 0; i < 14; i += 1) emit({ sessionName: large } as CaptureRow)
  await settled()
  for (const acknowledge of held) acknowledge()
  await settled()
  expect(held).toHaveLength(windows.length)
  expect(lost).toBeGreaterThan(30)
  for (const stop of stops) stop()
})
