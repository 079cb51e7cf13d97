import { afterEach, expect, test } from 'vitest'
import type { ClientSession } from '../../../electron/session/client-session.ts'
import type { RequestOutcome } from '../../../electron/session/request.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { connectionTo, Opened, Witness } from './session-kit.ts'

/** The whole run of the bar takes a minute; the suite's is the same one, shorter. */
const isLong = process.env['SMPP_WORKBENCH_LONG'] === '1'
const submits = isLong ? 100_000 : 5_000
const cuts = isLong ? 50 : 20
const window = 50
const seed = 20261122

const opened = new Opened()
afterEach(() => opened.closeAll())

/** Park and Miller: the same cuts in every run. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}

/** An SMSC that counts by itself what it took, and cuts the link after so many submits at random. */
async function cuttingSmsc() {
  const random = randomFrom(seed)
  const taken = new Map<string, number>()
  let received = 0
  let cutsDone = 0
  // Fewer arrive than are sent: each cut loses a window at most.
  const gap = (submits - cuts * window) / (cuts + 1)
  const nextCut = () => received + Math.ceil(gap * (0.3 + random()))
  let cutAt = nextCut()
  /** Some cuts come before the answer is written, some after. */
  const cut = (session: ServerSession) => {
    cutsDone++
    cutAt = nextCut()
    if (random() < 0.5) void session.cut()
    else setImmediate(() => void session.cut())
  }
  const { port } = await opened.smsc({
    onSession: (session) => {
      const accept = session.onRequest
      session.onRequest = (pdu, of, mark) => {
        if (pdu.command !== 'submit_sm') return accept(pdu, of, mark)
        const key = String(pdu.fields['destination_addr'])
        taken.set(key, (taken.get(key) ?? 0) + 1)
        received++
        if (received >= cutAt && cutsDone < cuts) cut(session)
        return { status: 0, fields: { message_id: key } }
      }
    },
  })
  return { port, taken, cutsDone: () => cutsDone }
}

interface Ends {
  readonly outcomes: Map<string, RequestOutcome['kind']>
  /** Outcomes told for a submit that had one already. */
  double: number
  /** Submits that were marked as sent again. */
  readonly repeated: Set<string>
}

/** Submits everything, some hundred at once; what never left is given again, as a sender's queue would. */
function submitAll(client: ClientSession, bound: () => Promise<unknown>): Promise<Ends> {
  const ends: Ends = { outcomes: new Map(), double: 0, repeated: new Set() }
  let given = 0
  return new Promise((resolve) => {
    const give = (key: string) => {
      let isSettled = false
      client.send(
        { command: 'submit_sm', fields: { destination_addr: key } },
        (outcome) => {
          if (isSettled) ends.double++
          isSettled = true
          if (outcome.kind === 'never-sent') {
            void bound().then(() => give(key))
            return
          }
          if (ends.outcomes.has(key)) ends.double++
          ends.outcomes.set(key, outcome.kind)
          if (ends.outcomes.size === submits) resolve(ends)
          else giveNext()
        },
        (_trace, repeatOf) => {
          if (repeatOf !== undefined) ends.repeated.add(key)
        },
      )
    }
    const giveNext = () => {
      if (given < submits) give(String(given++))
    }
    for (let first = 0; first < 300; first++) giveNext()
  })
}

async function run(inDoubt: 'leave' | 'repeat') {
  const smsc = await cuttingSmsc()
  const witness = new Witness()
  const reconnect = { enabled: true, initialDelay: 0.05, maxDelay: 0.05 }
  const draft = connectionTo(smsc.port, { window, responseTimeout: 20, reconnect, inDoubt })
  const { onState = () => undefined } = witness.hooks
  const client = opened.client(draft, { onState })
  await client.open()
  const bound = () =>
    witness.until(() => {
      return client.phase === 'bound' ? true : undefined
    })
  const ends = await submitAll(client, bound)
  const count = (kind: RequestOutcome['kind']) =>
    [...ends.outcomes.values()].filter((one) => one === kind).length
  return { smsc, ends, answered: count('answered'), lost: count('lost'), timedOut: count('timed-out') }
}

const timeoutMs = isLong ? 600_000 : 60_000

test(`${submits} submits over ${cuts} cuts each end once, answered or in doubt, as the server counted`, {
  timeout: timeoutMs,
}, async () => {
  const { smsc, ends, answered, lost, timedOut } = await run('leave')
  expect(smsc.cutsDone()).toBe(cuts)
  expect(ends.double).toBe(0)
  expect(timedOut).toBe(0)
  expect(answered + lost).toBe(submits)
  expect(lost).toBeGreaterThan(0)
  let inDoubtAndTaken = 0
  for (const [key, kind] of ends.outcomes) {
    const times = smsc.taken.get(key) ?? 0
    // Answered: it was taken exactly once. In doubt: once or not at all, never twice.
    if (kind === 'answered') expect(times).toBe(1)
    else inDoubtAndTaken += times
    expect(times).toBeLessThanOrEqual(1)
  }
  const takenInAll = [...smsc.taken.values()].reduce((sum, times) => sum + times, 0)
  expect(takenInAll).toBe(answered + inDoubtAndTaken)
})

test('repeated after each cut, all are answered, and only the marked ones were taken twice', {
  timeout: timeoutMs,
}, async () => {
  const { smsc, ends, answered } = await run('repeat')
  expect(smsc.cutsDone()).toBe(cuts)
  expect(ends.double).toBe(0)
  expect(answered).toBe(submits)
  for (const [key, times] of smsc.taken) if (times > 1) expect(ends.repeated).toContain(key)
  expect(smsc.taken.size).toBe(submits)
})
