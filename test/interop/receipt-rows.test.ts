import { once } from 'node:events'
import { type Answer, connect, type Pdu } from 'smpp'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { draftTo, firstCard, intentOf, runningEngine } from '../support/running-engine.ts'
import { requireKannel, startKannel } from './kannel-peer.ts'
import { type PerlPeer, requireNetSmpp, startPerl } from './perl-peer.ts'
import { caseBehaviours, type ReceiptCase, receiptCases } from './receipt-cases.ts'
import { dissect, requireTshark } from './tshark.ts'
import { differences } from './tshark-fields.ts'

const settings = { profileId: 'smpp-3.4', behaviours: [...caseBehaviours] }

describe('each row of receipts, as Net::SMPP sees it', () => {
  beforeAll(requireNetSmpp)

  test('on one bind', async () => {
    const { port } = await runSimulator(settings)
    const perl = startPerl('receipts.pl', port, ...receiptCases.map(({ to, count }) => `${to}:${count}`))
    expect(await perl.next()).toEqual({ step: 'bind', status: 0 })
    for (const one of receiptCases) await expectCase(perl, one)
    expect(await perl.next()).toEqual({ step: 'unbind' })
    expect(await perl.ended).toBe(0)
  })

  async function expectCase(perl: PerlPeer, one: ReceiptCase): Promise<void> {
    const steps = []
    for (let count = 0; count < one.count + 1; count++) steps.push(await perl.next())
    const response = steps.find(({ step }) => step === 'response')
    expect(response, one.name).toMatchObject({ to: one.to, status: 0 })
    expect(steps[0]?.['step'], one.name).toBe(one.isEarly === true ? 'receipt' : 'response')
    const receipt = steps.findLast(({ step }) => step === 'receipt')
    if (receipt === undefined) return
    const text = Buffer.from(String(receipt['hex']), 'hex').toString('latin1')
    const id = String(response?.['message_id'])
    if (one.text !== undefined) expect(text, one.name).toMatch(new RegExp(one.text.source.replace('ID', id)))
    const { esmClass, dataCoding, source, destination, tags } = one.seen ?? {}
    if (esmClass !== undefined) expect(receipt['esm_class'], one.name).toBe(esmClass)
    if (dataCoding !== undefined) expect(receipt['data_coding'], one.name).toBe(dataCoding)
    if (source !== undefined) expect(receipt['source_addr'], one.name).toBe(source)
    if (destination !== undefined) expect(receipt['destination_addr'], one.name).toBe(destination)
    for (const tag of tags ?? []) expect(receipt, one.name).toHaveProperty(tag)
  }
})

test('npm smpp gets as many receipts as each row says, and over another bind what is not for its own', async () => {
  const over = {
    id: 'over',
    isOn: true,
    when: { destinationStarts: ['4999'] },
    do: { kind: 'receipt' as const, over: 'other-bind' as const },
  }
  const { port, until } = await runSimulator({ ...settings, behaviours: [over, ...caseBehaviours] })
  const [first, second] = [await boundSession(port), await boundSession(port)]
  for (const { to } of receiptCases) await first.submit(to)
  await first.submit('4999')
  const wanted = receiptCases.reduce((sum, { count }) => sum + count, 0)
  await until(({ receiptsSent, receiptsPending }) => receiptsSent === wanted - 2 + 1 && receiptsPending === 0)
  // ACCEPTD and ENROUTE were not asked for: registered_delivery is 1.
  expect(first.received).toHaveLength(wanted - 2)
  expect(second.received.map(({ source_addr }) => source_addr)).toEqual(['4999'])
  for (const { to, count, receipt } of receiptCases) {
    const own = first.received.filter((pdu) => [pdu.source_addr, pdu.destination_addr].includes(to))
    expect(own, to).toHaveLength(receipt.intermediate === undefined ? count : 1)
  }
  const byTlvs = first.received.find(({ source_addr }) => source_addr === '4912')
  expect(byTlvs?.message_state).toBe(8)
})

async function boundSession(port: number) {
  const session = connect({ host: '127.0.0.1', port })
  onTestFinished(() => session.destroy())
  await once(session, 'connect')
  const received: Pdu[] = []
  session.on('deliver_sm', (pdu: Pdu) => {
    received.push(pdu)
    session.send(pdu.response())
  })
  const ask = (send: (answer: Answer) => void) => new Promise<Pdu>((resolve) => send(resolve))
  await ask((answer) =>
    session.bind_transceiver({ system_id: 'demo', password: 'demo', interface_version: 0x34 }, answer),
  )
  const submit = (to: string) =>
    ask((answer) =>
      session.submit_sm(
        { source_addr: 'INFO', destination_addr: to, short_message: 'Hi', registered_delivery: 1 },
        answer,
      ),
    )
  return { received, submit }
}

describe('our own client', () => {
  test('joins each receipt by the rule that it needs, and its card tells the truth; tshark reads every octet alike', async () => {
    requireTshark()
    const sent: { readonly by: 'server'; readonly at: number; readonly octets: Uint8Array }[] = []
    const { port } = await runSimulator(settings, {
      onPdu: (_session, { direction, pdu, bytes }) => {
        if (direction === 'sent' && pdu.command === 'deliver_sm')
          sent.push({ by: 'server', at: Date.now(), octets: bytes.slice() })
      },
    })
    const engine = await runningEngine()
    const draft = draftTo(port)
    const { connectionId } = await engine.handlers['connections.save']({
      connectionId: null,
      draft,
      password: 'demo',
    })
    await engine.handlers['session.open']({ connectionId })
    for (const one of receiptCases) {
      const state = one.state ?? 'delivered'
      const isTold = firstCard(engine, (card) => {
        const [part] = card.parts
        const receipts = part?.receipts.length ?? 0
        const isJoined = one.idRule !== null && one.count > 0 && one.state !== 'accepted'
        return card.destination.addr === one.to && part?.state === state && (!isJoined || receipts > 0)
      })
      const destination = { ton: 1, npi: 1, addr: one.to }
      await engine.handlers['message.send']({ connectionId, intent: intentOf({ destination }) })
      const card = await isTold
      const rule = card.parts[0]?.receipts.at(-1)?.idRule
      if (state !== 'accepted') expect(rule, one.name).toBe(one.idRule ?? 'same')
    }
    const shown = dissect(sent)
    expect(shown.flatMap((one, place) => differences(sent[place]!.octets, one))).toEqual([])
  })
})

describe('Kannel', () => {
  beforeAll(requireKannel)

  test('matches a receipt by the very id alone, and is told once of one that comes three times', {}, async () => {
    const { port, until } = await runSimulator(settings)
    const kannel = await startKannel(port)
    await until(({ sessions }) => sessions[0]?.bindMode === 'transceiver')
    const url = `${kannel.callback}/dlr?type=%d&to=%p`
    const send = (to: string) =>
      kannel.send({ from: 'INFO', to, text: 'Hi', 'dlr-mask': '3', 'dlr-url': url })
    // Of these Kannel finds no message: it asks for the id as it was given.
    for (const to of ['4906', '4907', '4908', '4909']) await send(to)
    await until(({ receiptsSent }) => receiptsSent === 4)
    await send('4904')
    expect(await kannel.called('/dlr')).toMatchObject({ type: '1', to: '4904' })
    await until(({ receiptsSent }) => receiptsSent === 7)
    await send('4902')
    expect(await kannel.called('/dlr')).toMatchObject({ type: '2', to: '4902' })
    await send('4912')
    expect(await kannel.called('/dlr')).toMatchObject({ type: '2', to: '4912' })
  })
})
