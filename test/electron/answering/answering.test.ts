import { expect, onTestFinished, test } from 'vitest'
import { Answering } from '../../../electron/answering/answering.ts'
import { ListeningResponder } from '../../../electron/answering/listening-responder.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import { ConnectionBinds } from '../../../electron/session/connection-binds.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { SavedAnswers } from '../../../electron/storage/saved-answers.ts'
import type { Store } from '../../../electron/storage/store.ts'
import { usualLimits } from '../../../shared/answering/answer-rule.ts'
import { readRuleFile } from '../../../shared/answering/read-rule-file.ts'
import type { AnswerEntry } from '../../../shared/contract/answering.ts'
import { makeCatalogue } from '../../../shared/profiles/catalogue.ts'
import type { FieldValue } from '../../../shared/smpp/pdu.ts'
import { draftTo, firstItem, firstRow, runningEngine } from '../../support/running-engine.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'

function rulesOf(text: string) {
  const read = readRuleFile(`{"autoReply":1,"rules":${text}}`, 0)
  if (!('file' in read)) throw new Error(JSON.stringify(read.problems))
  return read.file.rules
}

function deliver(session: ServerSession, fields: Readonly<Record<string, FieldValue>>, text: string) {
  const short_message = new Uint8Array(Buffer.from(text, 'latin1'))
  return session.request({ command: 'deliver_sm', fields: { ...fields, short_message } })
}

const fast = { ...usualLimits, perNumber: 100, inAll: 1000 }

/** What `listen --auto-reply` runs, bound to the SMSC. */
async function listeningTo(port: number, onEntry: (entry: AnswerEntry) => void) {
  const clock = new SystemClock()
  const binds = new ConnectionBinds({
    connection: { ...draftTo(port), connectionId: 'other', password: '' },
    clock,
    hooks: { onPdu: (session, event) => responder.onPdu(session, event) },
  })
  binds.onDeliver = (_pdu, mark) => responder.acknowledge(mark, 0)
  const responder = new ListeningResponder({
    ...{ clock, binds: () => binds, context: { inspect: {} }, onReply: () => undefined, onEntry },
    file: { rules: rulesOf('[{"when":"","then":{"reply":"{{text}} b"}}]'), limits: fast },
  })
  onTestFinished(() => binds.close('cut'))
  await binds.open()
}

test('an engine refuses, delays, leaves unanswered and replies by rule, and stops answering another machine', async () => {
  const submits: string[] = []
  const submitted = Promise.withResolvers<void>()
  let isRelaying = false
  const smsc = await scriptedSmsc((pdu, session) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    const { source_addr = '', destination_addr = '', short_message } = pdu.fields
    const text = short_message instanceof Uint8Array ? Buffer.from(short_message).toString('latin1') : ''
    submits.push(text)
    submitted.resolve()
    // What one of the two sends the other receives, later than the 10 ms that limits of 100 a second ask for.
    const other = [...smsc.sessions].find((one) => one !== session)
    if (isRelaying && other !== undefined)
      setTimeout(
        () => void deliver(other, { source_addr, destination_addr }, text).catch(() => undefined),
        25,
      )
    return { status: 0, fields: { message_id: String(submits.length) } }
  })
  const engine = await runningEngine()
  await engine.handlers['answering.configure']({
    rules: rulesOf(`[
      {"when":"text == \\"full\\"","then":{"ack":{"status":"ESME_RMSGQFUL","delay":"10ms"}}},
      {"when":"text == \\"silent\\"","then":{"ack":{"none":true}}},
      {"when":"receipt","then":{"ack":{"status":"ESME_RX_P_APPN"}}},
      {"when":"","then":{"reply":"{{text}} a"}}]`),
    limits: fast,
  })
  await engine.handlers['answering.switch']({ isOn: true })
  const draft = draftTo(smsc.port)
  const { connectionId } = await engine.handlers['connections.save']({
    ...{ connectionId: null, draft, password: 'demo' },
  })
  await engine.handlers['session.open']({ connectionId })
  const client = await smsc.client
  const from = (source_addr: string) => ({ source_addr, destination_addr: '1234' })
  expect((await deliver(client, from('7911'), 'full')).pdu.command_status).toBe(0x14)
  const receipt =
    'id:1 sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:'
  expect((await deliver(client, { ...from('7912'), esm_class: 4 }, receipt)).pdu.command_status).toBe(0x65)
  void deliver(client, from('7913'), 'silent').catch(() => undefined)
  const part = (number: number) => `\x05\x00\x03\x07\x02${String.fromCharCode(number)}`
  await deliver(client, { ...from('7914'), esm_class: 0x40 }, `${part(1)}long `)
  await deliver(client, { ...from('7914'), esm_class: 0x40 }, `${part(2)}text`)
  await submitted.promise
  expect(submits).toEqual(['long text a'])
  const { log, counts } = await firstItem(engine, 'answering.state', {}, (state) =>
    state.log.some(({ kind }) => kind === 'replied'),
  )
  expect(log.map(({ kind, reason, status }) => [kind, reason, status])).toEqual([
    ['acknowledged', null, 0x14],
    ['held-back', 'refused', null],
    ['acknowledged', null, 0x65],
    ['acknowledged', null, null],
    ['held-back', 'refused', null],
    ['replied', null, null],
  ])
  expect(counts.map(({ matched, replied, acknowledged }) => [matched, replied, acknowledged])).toEqual([
    ...[
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
    ],
    [3, 1, 0],
  ])
  // The capture shows each as what it is: refused with its status, or without an answer.
  const refusal = await firstRow(engine, { afterSeq: 0, tail: 100 }, (row) => row.commandStatus === 0x14)
  expect(refusal).toMatchObject({ command: 'deliver_sm_resp', direction: 'sent' })
  const filter = 'not answered and command == deliver_sm'
  const open = await engine.handlers['capture.page']({ before: null, limit: 10, filter })
  expect(open.rows).toHaveLength(1)

  const others: AnswerEntry[] = []
  await listeningTo(smsc.port, (entry) => others.push(entry))
  isRelaying = true
  await deliver(client, { source_addr: '7921', destination_addr: '7922' }, 'ping')
  const stopped = await Promise.race([
    firstItem(engine, 'answering.state', {}, (state) => state.log.some(({ kind }) => kind === 'stopped')),
    firstItem(engine, 'answering.state', {}, () => others.some(({ kind }) => kind === 'stopped')),
  ])
  const ends = [...stopped.log, ...others].filter(({ kind }) => kind === 'stopped')
  expect(ends).toMatchObject([{ reason: 'pair', from: '7921', to: '7922' }])
  // Five each, and the one of before.
  expect(submits.length).toBeLessThanOrEqual(11)
  const { events } = await engine.handlers['capture.events']({ from: 0, to: 1000 })
  expect(events.filter(({ kind }) => kind === 'answering-stopped')).toHaveLength(1)
})

test('a reply leaves over the connection that its rule names; one that nobody has is told', async () => {
  const texts = { here: [] as string[], there: [] as string[] }
  const smscFor = (place: keyof typeof texts) =>
    scriptedSmsc(({ command, fields: { short_message } }) => {
      if (command !== 'submit_sm') return { status: 0 }
      texts[place].push(
        short_message instanceof Uint8Array ? Buffer.from(short_message).toString('latin1') : '',
      )
      return { status: 0, fields: { message_id: '1' } }
    })
  const [here, there] = [await smscFor('here'), await smscFor('there')]
  const engine = await runningEngine()
  for (const [name, { port }] of [
    ['Here', here],
    ['There', there],
  ] as const) {
    const draft = { ...draftTo(port), name }
    const { connectionId } = await engine.handlers['connections.save']({
      ...{ connectionId: null, draft, password: 'demo' },
    })
    await engine.handlers['session.open']({ connectionId })
  }
  await engine.handlers['answering.configure']({
    rules: rulesOf(`[
      {"when":"text == \\"lost\\"","then":{"reply":"never","session":"Nobody"}},
      {"when":"text == \\"over\\"","then":{"reply":"there","session":"There"}},
      {"when":"","then":{"reply":"here"}}]`),
    limits: fast,
  })
  await engine.handlers['answering.switch']({ isOn: true })
  const client = await here.client
  for (const [from, text] of [
    ['7931', 'lost'],
    ['7932', 'over'],
    ['7933', 'back'],
  ] as const)
    await deliver(client, { source_addr: from, destination_addr: '1234' }, text)
  const { log } = await firstItem(engine, 'answering.state', {}, ({ log: told }) => told.length === 3)
  expect(log.map(({ from, kind, reason, fault }) => [from, kind, reason, fault?.code])).toEqual([
    ['7931', 'held-back', 'not-sendable', 'answering.no-session'],
    ['7932', 'replied', null, undefined],
    ['7933', 'replied', null, undefined],
  ])
  await expect.poll(() => texts).toEqual({ here: ['here'], there: ['there'] })
})

test('rules are kept, and off after a restart unless asked otherwise', async () => {
  const stored: Record<string, string> = {}
  const store = {
    call: async (_operation: string, name: string, value: string) => {
      stored[name] = value
    },
  } as unknown as Store
  const start = () =>
    new Answering({
      clock: new SystemClock(),
      catalogue: () => makeCatalogue([]),
      saved: new SavedAnswers(store, stored),
      send: () => null,
      tell: () => undefined,
    })
  const rules = rulesOf('[{"when":"","then":{"reply":"a"}}]')
  const first = start()
  await first.configure({ rules })
  first.responder.turn(true)
  expect(first.state().isOn).toBe(true)
  first.close()
  const again = start()
  expect(again.state()).toMatchObject({ rules, isOn: false })
  await again.configure({ startsOn: true })
  expect(start().state()).toMatchObject({ rules, isOn: true })
  const [wrong] = JSON.parse('[{"when":"txet == 1","then":{"reply":"a"}}]')
  await expect(again.configure({ rules: [wrong] })).rejects.toMatchObject({ code: 'answering.bad-rules' })
  expect(again.state().rules).toEqual(rules)
})
