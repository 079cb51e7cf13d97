import { afterEach, describe, expect, test } from 'vitest'
import type { ClientSession } from '../../../electron/session/client-session.ts'
import type { RequestOutcome } from '../../../electron/session/request.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import type { PduMark } from '../../../electron/session/session-hooks.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { faultOf, Opened, settingsFor, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const alreadyBound = statusValue('ESME_RALYBND')
const badPassword = statusValue('ESME_RINVPASWD')

function submitTo(destination_addr: string) {
  return { command: 'submit_sm', fields: { destination_addr } } as const
}

const modesOf = (sessions: readonly ClientSession[]) =>
  sessions.map(({ bindMode, phase }) => `${bindMode} ${phase}`)

/** An SMSC that answers each bind as `refuse` says of its number among all, from 1; keeps who is connected. */
async function countingSmsc(refuse: (bind: number, pdu: DecodedPdu) => number = () => 0) {
  const clients: ServerSession[] = []
  const submits: { over: number; to: string }[] = []
  let binds = 0
  const listener = await opened.smsc({
    onSession: (session) => {
      const over = clients.push(session)
      session.onRequest = (pdu) => {
        if (pdu.command?.startsWith('bind_')) {
          const status = refuse(++binds, pdu)
          return { status, fields: status === 0 ? { system_id: 'SMSC' } : {} }
        }
        if (pdu.command !== 'submit_sm') return { status: 0 }
        submits.push({ over, to: String(pdu.fields['destination_addr']) })
        return { status: 0, fields: { message_id: `m${submits.length}` } }
      }
    },
  })
  return { port: listener.port, clients, submits, binds: () => binds }
}

describe('a pair', () => {
  test('binds a transmitter and a receiver side by side', async () => {
    const smsc = await countingSmsc()
    const binds = opened.binds(settingsFor(smsc.port, { bindMode: 'pair' }))
    await binds.open()
    expect(modesOf(binds.sessions)).toEqual(['transmitter bound', 'receiver bound'])
    expect(binds.sessions.map(({ name }) => name)).toEqual(['test TX', 'test RX'])
  })

  test('sends over the transmitter and receives over the receiver', async () => {
    const smsc = await countingSmsc()
    const binds = opened.binds(settingsFor(smsc.port, { bindMode: 'pair' }))
    const delivered: unknown[] = []
    binds.onDeliver = (pdu) => {
      delivered.push(pdu.fields['source_addr'])
      return 0
    }
    await binds.open()
    await binds.request(submitTo('79161234567'))
    const receiver = smsc.clients.find(({ bindMode }) => bindMode === 'receiver')
    await receiver?.request({ command: 'deliver_sm', fields: { source_addr: '79160000001' } })
    const transmitter = smsc.clients.findIndex(({ bindMode }) => bindMode === 'transmitter')
    expect(smsc.submits).toEqual([{ over: transmitter + 1, to: '79161234567' }])
    expect(delivered).toEqual(['79160000001'])
  })

  test('lives on with one half when the other is refused, and says why', async () => {
    const smsc = await countingSmsc((_bind, pdu) => (pdu.command === 'bind_receiver' ? alreadyBound : 0))
    const binds = opened.binds(settingsFor(smsc.port, { bindMode: 'pair' }))
    await binds.open()
    expect(modesOf(binds.sessions)).toEqual(['transmitter bound', 'receiver closed'])
    expect(binds.sessions[1]?.closeReason?.fault).toMatchObject({
      code: 'session.bind-refused',
      detail: { command: 'bind_receiver', commandStatus: 'ESME_RALYBND' },
    })
    expect(await binds.missingHalf()).toMatchObject({ code: 'session.bind-refused' })
  })

  test('cannot send while only its receiver is bound', async () => {
    const smsc = await countingSmsc((_bind, pdu) => (pdu.command === 'bind_transmitter' ? badPassword : 0))
    const binds = opened.binds(settingsFor(smsc.port, { bindMode: 'pair' }))
    await binds.open()
    expect(() => binds.checkMaySend('submit_sm')).toThrow(
      expect.objectContaining({ code: 'session.not-bound' }),
    )
    expect(await faultOf(binds.request(submitTo('1')))).toMatchObject({ code: 'session.not-bound' })
  })

  test('has several transmitters and one receiver', async () => {
    const smsc = await countingSmsc()
    const binds = opened.binds(settingsFor(smsc.port, { bindMode: 'pair', binds: 3 }))
    await binds.open()
    expect(binds.sessions.map(({ name }) => name)).toEqual(['test TX 1', 'test TX 2', 'test TX 3', 'test RX'])
    expect(binds.sessions.map((session) => session.state().bind)).toEqual(
      [1, 2, 3, 4].map((number) => ({ number, of: 4 })),
    )
  })
})

describe('several binds', () => {
  test('are one connection, whose binds take turns', async () => {
    const smsc = await countingSmsc()
    const binds = opened.binds(settingsFor(smsc.port, { binds: 3 }))
    await binds.open()
    for (let index = 0; index < 9; index++) await binds.request(submitTo(`${index}`))
    const byBind = Object.groupBy(smsc.submits, ({ over }) => over)
    expect(Object.values(byBind).map((submits) => submits?.length)).toEqual([3, 3, 3])
  })

  test.each([1, 3])('go on when bind %i is one too many', async (refused) => {
    const smsc = await countingSmsc((bind) => (bind === refused ? alreadyBound : 0))
    const binds = opened.binds(settingsFor(smsc.port, { binds: 4 }))
    await binds.open()
    const phases = binds.sessions.map(({ phase }) => phase).toSorted()
    expect(phases).toEqual(['bound', 'bound', 'bound', 'closed'])
    expect(await binds.missingHalf()).toBeNull()
    await binds.request(submitTo('1'))
  })

  test('ask once for what is wrong with the account', async () => {
    const smsc = await countingSmsc(() => badPassword)
    const binds = opened.binds(settingsFor(smsc.port, { binds: 4 }))
    expect(await faultOf(binds.open())).toMatchObject({
      code: 'session.bind-refused',
      detail: { commandStatus: 'ESME_RINVPASWD' },
    })
    expect(smsc.binds()).toBe(1)
  })

  test('are tried again where they are not bound, and left alone where they are', async () => {
    let isFull = true
    const smsc = await countingSmsc((bind) => (isFull && bind === 2 ? alreadyBound : 0))
    const replaced: ClientSession[] = []
    const binds = opened.binds(settingsFor(smsc.port, { binds: 2 }), {}, (session) => replaced.push(session))
    await binds.open()
    const [first, second] = binds.sessions
    isFull = false
    await binds.open()
    expect(binds.sessions[0]).toBe(first)
    expect(replaced).toEqual([second])
    expect(binds.sessions.map(({ phase }) => phase)).toEqual(['bound', 'bound'])
  })

  test('choose the one with most room in its window', async () => {
    const held: (() => void)[] = []
    const over: string[] = []
    const smsc = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) => {
          if (pdu.command !== 'submit_sm') return { status: 0, fields: { system_id: 'SMSC' } }
          over.push(session.sessionId)
          return new Promise((resolve) =>
            held.push(() => resolve({ status: 0, fields: { message_id: 'm' } })),
          )
        }
      },
    })
    const binds = opened.binds(settingsFor(smsc.port, { binds: 2, window: 4 }))
    await binds.open()
    const answers = Array.from({ length: 8 }, (_, index) => binds.request(submitTo(`${index}`)))
    expect(binds.sessions.map(({ room }) => room)).toEqual([0, 0])
    const waits = new Promise<void>((resolve) => {
      const look = () => (held.length === 8 ? resolve() : setImmediate(look))
      look()
    })
    await waits
    for (const release of held) release()
    await Promise.all(answers)
    expect(new Set(over).size).toBe(2)
  })

  test('share the rate of the connection', async () => {
    const smsc = await countingSmsc()
    const rate = 200
    const binds = opened.binds(settingsFor(smsc.port, { binds: 4, rate }))
    await binds.open()
    const sent: number[] = []
    const submits = Array.from({ length: 60 }, (_, index) =>
      binds.request(submitTo(`${index}`), ({ at }) => sent.push(at)),
    )
    await Promise.all(submits)
    const times = sent.toSorted((a, b) => a - b)
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
    // Four binds with a rate each would take a quarter of this; slower than this is only a busy machine.
    expect(59 / seconds).toBeLessThan(rate * 1.15)
    expect(new Set(smsc.submits.map(({ over }) => over)).size).toBe(4)
  })

  test('are all slowed when one of them is throttled', async () => {
    const smsc = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) =>
          pdu.command === 'submit_sm'
            ? { status: statusValue('ESME_RTHROTTLED') }
            : { status: 0, fields: { system_id: 'SMSC' } }
      },
    })
    const binds = opened.binds(settingsFor(smsc.port, { binds: 2 }))
    await binds.open()
    await binds.request(submitTo('1'))
    expect(binds.sessions.map((session) => session.state().throttle?.factor)).toEqual([0.5, 0.5])
  })

  test('send over the others when one is cut', async () => {
    const witness = new Witness()
    const smsc = await countingSmsc()
    const binds = opened.binds(settingsFor(smsc.port, { binds: 3 }), witness.hooks)
    await binds.open()
    await smsc.clients[1]?.cut()
    await witness.phase('closed')
    expect(binds.sessions.filter(({ phase }) => phase === 'bound')).toHaveLength(2)
    for (let index = 0; index < 6; index++) await binds.request(submitTo(`${index}`))
    expect(smsc.submits.map(({ over }) => over)).not.toContain(2)
  })

  test('take over what a lost bind had queued and never sent', async () => {
    const held: { session: ServerSession; to: string; answer: () => void }[] = []
    const smsc = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) => {
          if (pdu.command !== 'submit_sm') return { status: 0, fields: { system_id: 'SMSC' } }
          const to = String(pdu.fields['destination_addr'])
          return new Promise((resolve) =>
            held.push({ session, to, answer: () => resolve({ status: 0, fields: { message_id: to } }) }),
          )
        }
      },
    })
    const binds = opened.binds(settingsFor(smsc.port, { binds: 2, window: 1 }))
    await binds.open()
    const ends = new Map<string, RequestOutcome>()
    const all = ['a', 'b', 'c', 'd'].map(
      (to) =>
        new Promise<void>((resolve) =>
          binds.send(submitTo(to), (outcome) => {
            ends.set(to, outcome)
            resolve()
          }),
        ),
    )
    const arrived = (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => (held.length >= count ? resolve() : setImmediate(look))
        look()
      })
    await arrived(2)
    const [lost, kept] = held
    await lost?.session.cut()
    kept?.answer()
    await arrived(3)
    held[2]?.answer()
    await arrived(4)
    held[3]?.answer()
    await Promise.all(all)
    expect(ends.get(lost?.to ?? '')?.kind).toBe('lost')
    const others = [...ends].filter(([to]) => to !== lost?.to).map(([, { kind }]) => kind)
    expect(others).toEqual(['answered', 'answered', 'answered'])
  })

  test('repeat over another bind, at once, what a lost one left unanswered', async () => {
    const seen: { session: ServerSession; to: string }[] = []
    const first = Promise.withResolvers<ServerSession>()
    const smsc = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) => {
          if (pdu.command !== 'submit_sm') return { status: 0, fields: { system_id: 'SMSC' } }
          seen.push({ session, to: String(pdu.fields['destination_addr']) })
          if (seen.length > 1) return { status: 0, fields: { message_id: 'again' } }
          first.resolve(session)
          return null
        }
      },
    })
    const reconnect = { enabled: true, initialDelay: 60, maxDelay: 60 }
    const binds = opened.binds(settingsFor(smsc.port, { binds: 2, inDoubt: 'repeat', reconnect }))
    await binds.open()
    const traces: { mark: PduMark; repeatOf: PduMark | undefined }[] = []
    const outcome = new Promise<RequestOutcome>((resolve) =>
      binds.send(submitTo('a'), resolve, (mark, repeatOf) => traces.push({ mark, repeatOf })),
    )
    await (await first.promise).cut()
    expect(await outcome).toMatchObject({ kind: 'answered' })
    expect(seen.map(({ to }) => to)).toEqual(['a', 'a'])
    expect(seen[0]?.session).not.toBe(seen[1]?.session)
    expect(traces[1]?.repeatOf).toBe(traces[0]?.mark)
  })

  test('leave in doubt what no bind is left to repeat', async () => {
    const smsc = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) => {
          if (pdu.command !== 'submit_sm') return { status: 0, fields: { system_id: 'SMSC' } }
          void session.cut()
          return null
        }
      },
    })
    const binds = opened.binds(settingsFor(smsc.port, { binds: 2, inDoubt: 'repeat' }))
    await binds.open()
    const outcome = await new Promise<RequestOutcome>((resolve) => binds.send(submitTo('a'), resolve))
    expect(outcome.kind).toBe('lost')
    expect(binds.sessions.map(({ phase }) => phase)).toEqual(['closed', 'closed'])
  })

  test('come back each by itself', async () => {
    const witness = new Witness()
    const smsc = await countingSmsc()
    const reconnect = { enabled: true, initialDelay: 0.3, maxDelay: 0.3 }
    const binds = opened.binds(settingsFor(smsc.port, { binds: 3, reconnect }), witness.hooks)
    await binds.open()
    await Promise.all(smsc.clients.slice(0, 3).map((session) => session.cut()))
    await witness.until(() =>
      smsc.binds() === 6 && binds.sessions.every(({ phase }) => phase === 'bound') ? true : undefined,
    )
    const delays = witness.states.flatMap(({ retryAt, since, phase }) =>
      phase === 'waiting' && retryAt !== null ? [retryAt - since] : [],
    )
    expect(new Set(delays).size).toBeGreaterThan(1)
  })

  test('unbind all at once', async () => {
    const smsc = await countingSmsc()
    const binds = opened.binds(settingsFor(smsc.port, { bindMode: 'pair', binds: 2 }))
    await binds.open()
    await binds.close('unbind')
    expect(binds.sessions.map(({ closeReason }) => closeReason?.how)).toEqual(['unbind', 'unbind', 'unbind'])
    expect(binds.isLive).toBe(false)
  })
})
