import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { behaviourSchema } from '../../../shared/simulator/behaviour.ts'
import { simulatedAccountSchema } from '../../../shared/simulator/simulated-account.ts'
import { acceptanceAt, factsIn, idsOf, newsIn, saidOf, simulatorOf } from './acceptance-kit.ts'

const account = (change: object) => [
  simulatedAccountSchema.parse({ systemId: 'demo', password: 'demo', ...change }),
]

/** How the simulator writes ids, of which no profile here says anything. */
const decimalIds = { inResponse: ['decimal', 'new'], inReceipt: ['decimal', 'new'] }
/** What the page of port 8056 leaves open, and the simulator of it takes. */
const beside8056 = {
  ...decimalIds,
  types: [['transmitter', 'receiver', 'transceiver'], 'differs'],
  dataCodings: [[0, 1, 3, 4, 8], 'new'],
  udh: [true, 'new'],
  sar: [true, 'new'],
  payload: [true, 'new'],
  unsupported: [['replace_sm', 'cancel_sm', 'data_sm', 'submit_multi'], 'new'],
}

test.concurrent('finds nothing against the simulator of the specification', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4')
  const results = await acceptanceAt(port, 'smpp-3.4')
  expect(idsOf(results, 'fail', 'error', 'inconclusive', 'skipped')).toEqual([])
  expect(factsIn(results)).toMatchObject({
    types: [['transmitter', 'receiver', 'transceiver'], 'confirmed'],
    dataCodings: [[0, 1, 3, 4, 8], 'confirmed'],
    udh: [true, 'confirmed'],
    sar: [true, 'confirmed'],
    payload: [true, 'confirmed'],
    unsupportedReply: [{ command: 'generic_nack', status: 'ESME_RINVCMDID' }, 'confirmed'],
  })
  expect(newsIn(results)).toEqual(decimalIds)
})

test.concurrent('finds the gateway of port 8056 as its page says', async (context) => {
  const port = await simulatorOf(context, 'ru-gateway-8056')
  const results = await acceptanceAt(port, 'ru-gateway-8056')
  expect(idsOf(results, 'fail', 'error', 'skipped')).toEqual([])
  // 10 and 60 s: longer than this run waits.
  expect(idsOf(results, 'inconclusive')).toEqual(['bind-deadline', 'unanswered-deliver'])
  expect(saidOf(results, 'bind-deadline')).toContain('a thorough run waits longer')
  expect(saidOf(results, 'long-text')).toContain('payload: 0x0401 «text too long»')
  expect(newsIn(results)).toEqual(beside8056)
  expect(factsIn(results)).toMatchObject({
    unsupportedReply: [{ command: 'generic_nack', status: 'ESME_RINVCMDID' }, 'confirmed'],
    dates: [['YYMMDDhhmm'], 'confirmed'],
  })
})

test.concurrent('finds deadlines, limits and a refused system_type that are planted', async (context) => {
  const port = await simulatorOf(context, 'ru-gateway-8056', () => ({
    bindDeadline: 1,
    answerDeadline: 1,
    inactivityTimeout: 2,
    accounts: account({ mostBinds: 2, mostBindsStatus: 'ESME_RBINDFAIL', systemType: '', rate: 20 }),
  }))
  const budget = { silenceMs: 2500, receiptMs: 1500, binds: 4, burst: 40, isThorough: false }
  const results = await acceptanceAt(port, 'ru-gateway-8056', { budget })
  expect(newsIn(results)).toEqual({
    ...beside8056,
    bindSeconds: [1, 'differs'],
    answerSeconds: [1, 'differs'],
    inactivitySeconds: [2, 'new'],
    maxBinds: [2, 'new'],
    partsPerSecond: [20, 'new'],
  })
  expect(factsIn(results)).toMatchObject({ cutsWithoutUnbind: [true, 'confirmed'] })
  expect(saidOf(results, 'wrong-credentials')).toMatch(
    /system_type: refused, ESME_RINVSYSTYP|system_type: refused/,
  )
  expect(saidOf(results, 'rate-window')).toContain('ESME_RTHROTTLED')
  expect(idsOf(results, 'fail')).toEqual(['bind-deadline', 'unanswered-deliver'])
  expect(idsOf(results, 'error', 'skipped', 'inconclusive')).toEqual([])
})

test.concurrent('finds a narrow account: codings, commands, a window, receipts that never come', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4', (usual) => ({
    responseDelayMs: 20,
    accounts: account({ window: 5, rights: ['submit', 'receive', 'data_sm'] }),
    behaviours: [
      {
        id: 'codings',
        isOn: true,
        when: { dataCodingNotIn: [0, 8] },
        do: { kind: 'refuse', status: 'ESME_RINVDCS', as: 'response' },
      },
      ...usual.behaviours,
    ],
    receipt: { delay: 3600, stat: 'DELIVRD', err: '000' },
  }))
  const results = await acceptanceAt(port, 'smpp-3.4')
  expect(newsIn(results)).toEqual({ dataCodings: [[0, 8], 'differs'], window: [5, 'new'] })
  expect(saidOf(results, 'codings')).toContain('3 «é à ü»: ESME_RINVDCS')
  expect(idsOf(results, 'inconclusive')).toEqual(['receipt'])
  expect(idsOf(results, 'skipped')).toEqual(['receipt-answer', 'receipt-kept', 'unanswered-deliver'])
  expect(idsOf(results, 'fail', 'error')).toEqual([])
})

test.concurrent('finds ids that are re-based, receipts that come twice, dates with seconds', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4', (usual) => ({
    behaviours: [
      { id: 'hex-ids', isOn: true, when: {}, do: { kind: 'message-id', form: 'hex' } },
      {
        id: 'receipts',
        isOn: true,
        when: {},
        do: { kind: 'receipt', id: 'decimal', copies: 2, dates: 'YYMMDDhhmmss' },
      },
      ...usual.behaviours,
    ],
  }))
  const results = await acceptanceAt(port, 'smpp-3.4')
  expect(newsIn(results)).toEqual({
    inResponse: ['hex', 'new'],
    inReceipt: ['decimal', 'new'],
    dates: [['YYMMDDhhmmss'], 'differs'],
  })
  expect(saidOf(results, 'receipt')).toContain('hex in the response, decimal in the receipt')
  expect(saidOf(results, 'receipt-answer')).toBe('came 2 times though it was answered')
  expect(idsOf(results, 'fail')).toEqual(['receipt-answer'])
  expect(idsOf(results, 'error', 'skipped', 'inconclusive')).toEqual([])
})

test.concurrent('finds receipts whose ids are those of no message', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4', (usual) => ({
    behaviours: [
      { id: 'strange', isOn: true, when: {}, do: { kind: 'receipt', id: 'never-given' } },
      ...usual.behaviours,
    ],
  }))
  const results = await acceptanceAt(port, 'smpp-3.4')
  expect(saidOf(results, 'receipt')).toBe('receipts came whose ids name none of the messages: 4')
  expect(newsIn(results)).toEqual({})
  expect(idsOf(results, 'fail')).toEqual(['receipt'])
  expect(idsOf(results, 'skipped')).toEqual(['receipt-answer', 'receipt-kept', 'unanswered-deliver'])
  expect(idsOf(results, 'error', 'inconclusive')).toEqual([])
})

test.concurrent('shows the binds that it tried as evidence of their check, and tries them again in another attempt', async (context) => {
  const once = { when: { requests: ['bind_transceiver'], every: { nth: 1000, from: 1 } } }
  const port = await simulatorOf(context, 'smpp-3.4', (usual) => ({
    behaviours: [
      behaviourSchema.parse({ id: 'once', ...once, do: { kind: 'refuse', status: 'ESME_RBINDFAIL' } }),
      ...usual.behaviours,
    ],
  }))
  const chosen = { only: ['transport', 'bind-types'] }
  const [transport, binds] = await acceptanceAt(port, 'smpp-3.4', { chosen, retries: 1 })
  expect(transport).toMatchObject({ verdict: 'pass', evidence: [] })
  expect(binds).toMatchObject({ verdict: 'pass', earlier: ['fail'], moreEvidence: 0 })
  const passed = binds!.evidence.map(({ direction, command }) => `${direction} ${command}`)
  const session = ['bind', 'enquire_link', 'unbind']
  expect(passed).toEqual(
    ['transmitter', 'receiver', 'transceiver'].flatMap((mode) =>
      session.flatMap((name) => {
        const command = name === 'bind' ? `bind_${mode}` : name
        return [`sent ${command}`, `received ${command}_resp`]
      }),
    ),
  )
})

test.concurrent('draws no conclusion about a receipt that another session of the account took meanwhile', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4', (usual) => ({
    receipt: { ...usual.receipt, delay: 0.4 },
  }))
  const taker = await takingReceiver(port)
  context.onTestFinished(() => void taker.socket.destroy())
  const results = await acceptanceAt(port, 'smpp-3.4', { chosen: { only: ['receipt-kept'] } })
  expect(taker.taken()).toBeGreaterThan(0)
  expect(idsOf(results, 'inconclusive')).toContain('receipt-kept')
  expect(saidOf(results, 'receipt-kept')).toContain('another session of this account may have taken it')
})

/** A bind_receiver of the account that answers every deliver_sm, as a program elsewhere does. */
async function takingReceiver(port: number): Promise<{ socket: Socket; taken: () => number }> {
  const socket = connect(port, '127.0.0.1')
  const body = Buffer.from('demo\0demo\0\0\x34\0\0\0', 'latin1')
  const head = (length: number, command: number, sequence: number) => {
    const octets = Buffer.alloc(16)
    for (const [at, value] of [length, command, 0, sequence].entries())
      octets.writeUInt32BE(value >>> 0, 4 * at)
    return octets
  }
  const bound = Promise.withResolvers<void>()
  let [held, taken] = [Buffer.alloc(0), 0]
  socket.on('data', (data) => {
    held = Buffer.concat([held, data])
    while (held.length >= 16 && held.length >= held.readUInt32BE(0)) {
      const [command, sequence] = [held.readUInt32BE(4), held.readUInt32BE(12)]
      held = held.subarray(held.readUInt32BE(0))
      if (command === 0x80000001) bound.resolve()
      if (command !== 5) continue
      taken++
      socket.write(Buffer.concat([head(17, 0x80000005, sequence), Buffer.alloc(1)]))
    }
  })
  socket.write(Buffer.concat([head(16 + body.length, 1, 1), body]))
  await bound.promise
  return { socket, taken: () => taken }
}
