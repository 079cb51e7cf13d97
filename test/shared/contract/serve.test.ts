import { expect, test } from 'vitest'
import { type CaptureRow, rowsAmong } from '../../../shared/contract/capture.ts'
import { ContractError, connectClient } from '../../../shared/contract/client.ts'
import type { StreamPace } from '../../../shared/contract/contract.ts'
import { defaultServeLimits, type Engine, serve } from '../../../shared/contract/serve.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { manualSchedule } from '../../support/manual-schedule.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { someSettings, tinyEngine } from '../../support/tiny-engine.ts'

const limits = {
  ...defaultServeLimits,
  streams: { ...defaultServeLimits.streams, batchItems: 3, waitingItems: 5 },
}
const whole = { afterSeq: 0, tail: 0, filter: '' }

function start(engine: Engine) {
  const ports = memoryPorts()
  const clock = manualSchedule()
  const logged: [string, unknown][] = []
  serve(ports.engine, engine, {
    log: (call, problem) => logged.push([call, problem]),
    schedule: clock.schedule,
    limits,
  })
  return { ports, clock, logged, client: connectClient(ports.window) }
}

async function refusalOf(promise: Promise<unknown>): Promise<ContractError> {
  const error = await promise.then(
    () => undefined,
    (problem: unknown) => problem,
  )
  if (!(error instanceof ContractError)) throw new Error('the call was not refused')
  return error
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Items are the running count, so that order and loss can be read off. */
function countingSource() {
  let emitItem: ((item: CaptureRow) => void) | undefined
  let itsPace: StreamPace | undefined
  let count = 0
  let stopped = 0
  const engine = tinyEngine(
    {},
    {
      'capture.rows': (_params, emit, pace) => {
        emitItem = emit
        itsPace = pace
        return () => {
          stopped += 1
        }
      },
    },
  )
  return {
    engine,
    pace: () => itsPace,
    emit(times: number) {
      for (let i = 0; i < times; i += 1) {
        count += 1
        // No more of a row is looked at here.
        emitItem?.({ seq: count } as CaptureRow)
      }
    },
    stopped: () => stopped,
  }
}

test('answers a call with what its handler gives', async () => {
  const { client } = start(tinyEngine({ 'settings.get': async () => someSettings }))
  expect(await client.call('settings.get', {})).toEqual(someSettings)
})

test('answers calls in the order they are done, each to its own asker', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof someSettings>()
  const { client } = start(
    tinyEngine({ 'settings.get': () => promise, 'app.dismissFirstRun': async () => ({}) }),
  )
  const slow = client.call('settings.get', {})
  expect(await client.call('app.dismissFirstRun', {})).toEqual({})
  resolve(someSettings)
  expect(await slow).toEqual(someSettings)
})

test('lets nothing cross that the contract does not name', async () => {
  const leaking = { ...someSettings, password: 'Pa55word' }
  const { client } = start(tinyEngine({ 'settings.get': async () => leaking }))
  expect(await client.call('settings.get', {})).toEqual(someSettings)
})

test('refuses a bad input with the place of the problem and without its value', async () => {
  const { client, logged } = start(tinyEngine({}))
  const input = { connectionId: null, draft: {}, password: ['Pa55word'] }
  const error = await refusalOf(
    // @ts-expect-error a page gone wrong
    client.call('connections.save', input),
  )
  expect(error.kind).toBe('refused')
  expect(error.fault?.code).toBe('contract.bad-input')
  expect(error.fault?.detail['call']).toBe('connections.save')
  expect(error.fault?.detail['problem']).toMatch(/^draft\.name: /)
  expect(JSON.stringify(error.fault)).not.toContain('Pa55word')
  expect(logged).toEqual([])
})

test.each(['no.such', 'constructor', '__proto__', 'toString'])(
  'refuses the unknown call %s',
  async (name) => {
    const { client } = start(tinyEngine({}))
    // @ts-expect-error a name that is not in the contract
    const error = await refusalOf(client.call(name, {}))
    expect(error.fault).toMatchObject({ code: 'contract.unknown-call', detail: { call: name } })
  },
)

test('passes on a fault that the call may end in', async () => {
  const { client, logged } = start(
    tinyEngine({
      'session.open': async () => {
        throw new Fault('session.connect-refused', { host: 'smsc.example', port: 2775 })
      },
    }),
  )
  const error = await refusalOf(client.call('session.open', { connectionId: 'c1' }))
  expect(error.fault).toEqual({
    code: 'session.connect-refused',
    message:
      'smsc.example refused the connection to port 2775: nothing listens there, or a firewall rejects you.',
    detail: { host: 'smsc.example', port: 2775 },
  })
  expect(logged).toEqual([])
})

test.each([
  ['an error of ours', new Error('cannot read /home/user/.secret')],
  ['a fault its row does not list', new Fault('session.not-bound', {})],
])('logs %s and tells the window the call alone', async (_name, problem) => {
  const { client, logged } = start(
    tinyEngine({
      'settings.get': async () => {
        throw problem
      },
    }),
  )
  const error = await refusalOf(client.call('settings.get', {}))
  expect(error.fault?.code).toBe('contract.internal')
  expect(error.fault?.detail).toEqual({ call: 'settings.get' })
  expect(logged).toEqual([['settings.get', problem]])
})

test('treats an output that breaks the contract as a defect of ours', async () => {
  const broken = { ...someSettings, captureLimit: -1 }
  const { client, logged } = start(tinyEngine({ 'settings.get': async () => broken }))
  expect((await refusalOf(client.call('settings.get', {}))).fault?.code).toBe('contract.internal')
  expect(logged).toHaveLength(1)
})

test('closes the line on a message that is not of the protocol', async () => {
  const { ports, logged, client } = start(tinyEngine({}))
  const closed = new Promise<void>((resolve) => client.onClose(resolve))
  ports.window.send({ kind: 'call', id: 'one' })
  await closed
  expect(logged.map(([place]) => place)).toEqual(['envelope'])
})

test('a call whose line closes ends as unreachable, as do later ones', async () => {
  const { ports, client } = start(tinyEngine({ 'settings.get': () => new Promise(() => {}) }))
  const waiting = refusalOf(client.call('settings.get', {}))
  ports.engine.close()
  expect(await waiting).toMatchObject({ kind: 'unreachable', fault: null })
  expect(await refusalOf(client.call('settings.get', {}))).toMatchObject({ kind: 'unreachable' })
})

test('a batch waits 16 ms for company, or leaves at once when it is full', async () => {
  const source = countingSource()
  const { client, clock } = start(source.engine)
  const seen: number[][] = []
  client.follow('capture.rows', whole, (items) => {
    seen.push(rowsAmong(items).map(({ seq }) => seq))
  })
  await settled()
  source.emit(2)
  clock.pass(15)
  await settled()
  expect(seen).toEqual([])
  clock.pass(1)
  await settled()
  expect(seen).toEqual([[1, 2]])
  source.emit(3)
  await settled()
  expect(seen).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

test('the next batch waits until the last is shown', async () => {
  const source = countingSource()
  const { client } = start(source.engine)
  const seen: number[][] = []
  const shown: (() => void)[] = []
  client.follow('capture.rows', whole, (items) => {
    seen.push(rowsAmong(items).map(({ seq }) => seq))
    return new Promise<void>((resolve) => shown.push(resolve))
  })
  await settled()
  source.emit(7)
  await settled()
  expect(seen).toEqual([[1, 2, 3]])
  shown[0]?.()
  await settled()
  expect(seen).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ])
  shown[1]?.()
  await settled()
  expect(seen.at(-1)).toEqual([7])
})

test('a window that does not keep up loses the oldest and is told how many', async () => {
  const source = countingSource()
  const { client } = start(source.engine)
  const seen: { items: number[]; gap: number }[] = []
  const shown: (() => void)[] = []
  client.follow('capture.rows', whole, (items, gap) => {
    seen.push({ items: rowsAmong(items).map(({ seq }) => seq), gap })
    return new Promise<void>((resolve) => shown.push(resolve))
  })
  await settled()
  source.emit(103)
  await settled()
  shown[0]?.()
  await settled()
  shown[1]?.()
  await settled()
  expect(seen).toEqual([
    { items: [1, 2, 3], gap: 0 },
    { items: [99, 100, 101], gap: 95 },
    { items: [102, 103], gap: 0 },
  ])
})

test('says that there is no room while a batch waits, and tells a loss even when nothing comes after it', async () => {
  const source = countingSource()
  const { client, clock } = start(source.engine)
  const seen: { items: number[]; gap: number }[] = []
  const shown: (() => void)[] = []
  client.follow('capture.rows', whole, (items, gap) => {
    seen.push({ items: rowsAmong(items).map(({ seq }) => seq), gap })
    return new Promise<void>((resolve) => shown.push(resolve))
  })
  await settled()
  let rooms = 0
  source.pace()?.onRoom(() => {
    rooms += 1
  })
  source.emit(5)
  expect(source.pace()?.hasRoom).toBe(true)
  source.emit(1)
  expect(source.pace()?.hasRoom).toBe(false)
  expect(rooms).toBe(1)
  await settled()
  shown[0]?.()
  await settled()
  expect(source.pace()?.hasRoom).toBe(true)
  expect(rooms).toBe(2)
  source.pace()?.lose(7)
  expect(source.pace()?.hasRoom).toBe(false)
  shown[1]?.()
  await settled()
  clock.pass(100)
  await settled()
  expect(seen.at(-1)).toEqual({ items: [], gap: 7 })
  expect(rooms).toBe(3)
})

test('a second acknowledgement of the same batch lets nothing pass', async () => {
  const source = countingSource()
  const { ports } = start(source.engine)
  const received: unknown[] = []
  ports.window.onMessage((message) => received.push(message))
  ports.window.send({ kind: 'follow', id: 100, name: 'capture.rows', params: whole })
  await settled()
  source.emit(9)
  for (const batch of [1, 1, 5]) ports.window.send({ kind: 'ack', id: 100, batch })
  await settled()
  expect(received).toHaveLength(2)
})

test.each(['unfollow', 'close'] as const)('%s stops the source', async (how) => {
  const source = countingSource()
  const { client, ports } = start(source.engine)
  const stop = client.follow('capture.rows', whole, () => {})
  await settled()
  if (how === 'unfollow') stop()
  else ports.window.close()
  await settled()
  expect(source.stopped()).toBe(1)
})

test('a stream that cannot be followed says so to its reader', async () => {
  const { client } = start(tinyEngine({}))
  const ends = await Promise.all([
    endOf((end) => client.follow('capture.rows', { afterSeq: -1, tail: -1, filter: '' }, () => {}, end)),
    // @ts-expect-error a name that is not in the contract
    endOf((end) => client.follow('no.such', {}, () => {}, end)),
  ])
  expect(ends.map((end) => end.fault?.code)).toEqual(['contract.bad-input', 'contract.unknown-call'])
})

function endOf(follow: (end: (error: ContractError) => void) => void): Promise<ContractError> {
  return new Promise((resolve) => follow(resolve))
}

test('a source that throws is a defect of ours and ends its stream alone', async () => {
  const { client, logged } = start(
    tinyEngine(
      { 'settings.get': async () => someSettings },
      {
        'app.status': () => {
          throw new Error('broken')
        },
      },
    ),
  )
  const end = await endOf((onEnd) => client.follow('app.status', {}, () => {}, onEnd))
  expect(end.fault?.code).toBe('contract.internal')
  expect(logged.map(([place]) => place)).toEqual(['app.status'])
  expect(await client.call('settings.get', {})).toEqual(someSettings)
})

test('follows at most 64 streams for one window', async () => {
  const { client } = start(tinyEngine({}))
  for (let i = 0; i < 64; i += 1) client.follow('app.status', {}, () => {})
  const end = await endOf((onEnd) => client.follow('app.status', {}, () => {}, onEnd))
  expect(end.fault?.detail['problem']).toBe('too many streams')
})
