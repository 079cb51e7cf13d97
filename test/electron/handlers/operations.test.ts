import { expect, test } from 'vitest'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import type { DoctorItem } from '../../../shared/contract/doctor.ts'
import { pduLayouts } from '../../../shared/smpp/pdu-layout.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { draftTo, firstItem, firstRow, runningEngine } from '../../support/running-engine.ts'
import { faultOf } from '../session/session-kit.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

/** The simulator playing the whole specification, and a session of SMPP 5.0 bound to it. */
async function boundEngine(): Promise<{ engine: Engine; sessionId: string; port: number }> {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0, profileId: 'smpp-3.4' })
  const { port, config } = await engine.handlers['simulator.start']({})
  const draft = draftTo(port ?? 0, { systemId: config.accounts[0]!.systemId, interfaceVersion: 0x50 })
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft,
    password: config.accounts[0]!.password,
  })
  const { sessionId } = await engine.handlers['session.open']({ connectionId })
  return { engine, sessionId, port: port ?? 0 }
}

const source = { source_addr_ton: 1, source_addr_npi: 1, source_addr: '79160000000' }
const destination = { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234567' }
const area = { name: 'broadcast_area_identifier', hex: '0041726561' }
const broadcastTlvs = [
  area,
  { name: 'broadcast_content_type', hex: '000000' },
  { name: 'broadcast_rep_num', value: 1 },
  { name: 'broadcast_frequency_interval', hex: '090005' },
]

async function send(engine: Engine, sessionId: string, pdu: Record<string, unknown>) {
  const outcome = await engine.handlers['operation.send']({ sessionId, pdu })
  const status = outcome.commandStatus === null ? null : statusName(outcome.commandStatus)
  return { ...outcome, status }
}

/** A field of a captured answer, as pduToJson would show it: message_id stands right after the header. */
async function messageId(engine: Engine, seq: number | null): Promise<string> {
  const { hex } = await engine.handlers['capture.pdu']({ seq: seq ?? 0, secrets: false })
  const body = Buffer.from(hex, 'hex').subarray(16)
  return body.subarray(0, body.indexOf(0)).toString('latin1')
}

test('sends every operation and joins its answer: query, replace and cancel of a waiting message', async () => {
  const { engine, sessionId } = await boundEngine()
  await engine.handlers['simulator.configure']({ receipt: { delay: 60, stat: 'DELIVRD', err: '000' } })
  const submitted = await send(engine, sessionId, {
    command: 'submit_sm',
    fields: { ...source, ...destination, short_message: '48656c6c6f' },
  })
  expect(submitted).toMatchObject({ command: 'submit_sm_resp', status: 'ESME_ROK' })
  expect(submitted.latencyMs).toBeGreaterThan(0)
  const message_id = await messageId(engine, submitted.responseSeq)

  const ask = (command: string, fields: object) =>
    send(engine, sessionId, { command, fields: { message_id, ...source, ...fields } })
  expect(await ask('query_sm', {})).toMatchObject({ command: 'query_sm_resp', status: 'ESME_ROK' })
  expect(await ask('replace_sm', { short_message: '4279' })).toMatchObject({
    command: 'replace_sm_resp',
    status: 'ESME_ROK',
  })
  expect(await ask('cancel_sm', destination)).toMatchObject({ command: 'cancel_sm_resp', status: 'ESME_ROK' })
})

test('sends to many: addresses and distribution lists', async () => {
  const { engine, sessionId } = await boundEngine()
  const dest_address = [
    { dest_flag: 1, ...destination },
    { dest_flag: 2, dl_name: 'staff' },
  ]
  const outcome = await send(engine, sessionId, {
    command: 'submit_multi',
    fields: { ...source, dest_address, short_message: '48' },
  })
  expect(outcome.command).toBe('submit_multi_resp')
})

test('sends data_sm, and the broadcast family', async () => {
  const { engine, sessionId } = await boundEngine()
  expect(
    await send(engine, sessionId, {
      command: 'data_sm',
      fields: { ...source, ...destination },
      tlvs: [{ name: 'message_payload', hex: '48656c6c6f' }],
    }),
  ).toMatchObject({ command: 'data_sm_resp', status: 'ESME_ROK' })
  const broadcast = await send(engine, sessionId, {
    command: 'broadcast_sm',
    fields: source,
    tlvs: [...broadcastTlvs, { name: 'message_payload', hex: '48656c6c6f' }],
  })
  expect(broadcast).toMatchObject({ command: 'broadcast_sm_resp', status: 'ESME_ROK' })
  const message_id = await messageId(engine, broadcast.responseSeq)
  for (const command of ['query_broadcast_sm', 'cancel_broadcast_sm']) {
    expect(await send(engine, sessionId, { command, fields: { message_id, ...source } })).toMatchObject({
      command: `${command}_resp`,
      status: 'ESME_ROK',
    })
  }
})

test('gets an answer to every request of the table that has one, allowed or not', async () => {
  const { engine, sessionId } = await boundEngine()
  const requests = pduLayouts.filter(({ response, command }) => response !== null && command !== 'unbind')
  expect(requests.length).toBeGreaterThan(15)
  for (const { command } of requests) {
    const outcome = await send(engine, sessionId, { command, fields: {} })
    expect(outcome.command, command).toMatch(/_resp$|^generic_nack$/)
    expect(outcome.responseSeq, command).toBeGreaterThan(0)
  }
})

test('sends what has no answer without waiting for one', async () => {
  const { engine, sessionId } = await boundEngine()
  const alert = await send(engine, sessionId, {
    command: 'alert_notification',
    sequence_number: 5,
    fields: { source_addr: '7916', esme_addr: '1' },
  })
  expect(alert).toMatchObject({ command: null, responseSeq: null, latencyMs: null })
  await firstRow(
    engine,
    { afterSeq: 0, tail: 100 },
    (row) => row.command === 'alert_notification' && row.direction === 'sent',
  )
})

test('unbinds for good, and tells the answer', async () => {
  const { engine, sessionId } = await boundEngine()
  const closed = firstItem(
    engine,
    'session.states',
    {},
    (state) => state.sessionId === sessionId && state.phase === 'closed',
  )
  expect(await send(engine, sessionId, { command: 'unbind' })).toMatchObject({
    command: 'unbind_resp',
    status: 'ESME_ROK',
  })
  expect((await closed).close).toMatchObject({ by: 'us', how: 'unbind' })
  const fault = await faultOf(engine.handlers['operation.send']({ sessionId, pdu: { command: 'query_sm' } }))
  expect(fault.code).toBe('session.not-bound')
})

test('refuses what is no PDU, and says which field is wrong', async () => {
  const { engine, sessionId } = await boundEngine()
  const faults = [
    { command: 'make_coffee' },
    { command_id: 0x0abc },
    { command: 'query_sm', fields: { message_id: 7 } },
    { command: 'data_sm', fields: { data_coding: 256 } },
  ].map(async (pdu) => faultOf(engine.handlers['operation.send']({ sessionId, pdu })))
  expect((await Promise.all(faults)).map(({ detail }) => detail['field'])).toEqual([
    'command',
    'command',
    'message_id',
    'data_coding',
  ])
})

test('sends raw octets exactly as typed, several PDUs at once, answers as orphans', async () => {
  const { engine, sessionId } = await boundEngine()
  const hex = '00000010000000150000000000003039' + '000000100000001500000000000030a0'
  const answered = firstRow(
    engine,
    { afterSeq: 0, tail: 100 },
    (row: CaptureRow) => row.command === 'enquire_link_resp' && row.sequenceNumber === 0x30a0,
  )
  expect(await engine.handlers['operation.sendRaw']({ sessionId, hex })).toEqual({ octets: 32 })
  expect((await answered).requestSeq).toBe(null)
  const { rows } = await engine.handlers['capture.page']({ before: null, limit: 100, filter: '' })
  const sent = rows.filter((row) => row.direction === 'sent' && row.command === 'enquire_link')
  const octets = await Promise.all(
    sent.map(({ seq }) => engine.handlers['capture.pdu']({ seq, secrets: false })),
  )
  expect(
    octets
      .toReversed()
      .map((pdu) => pdu.hex)
      .join(''),
  ).toBe(hex)
})

test('keeps recipes for the next run', async () => {
  const first = await runningEngine()
  const one = await first.handlers['recipes.save']({ recipeId: null, name: 'Short', hex: '00000008' })
  const two = await first.handlers['recipes.save']({ recipeId: null, name: 'Other', hex: '00' })
  await first.handlers['recipes.save']({ recipeId: one.recipeId, name: 'Shorter', hex: '00000007' })
  await first.handlers['recipes.remove']({ recipeId: two.recipeId })
  await first.close()
  const engine = await runningEngine(first.dataDir)
  expect(await engine.handlers['recipes.list']({})).toEqual([
    { recipeId: one.recipeId, name: 'Shorter', hex: '00000007' },
  ])
})

async function examine(engine: Engine, connectionId: string): Promise<DoctorItem[]> {
  const items: DoctorItem[] = []
  await firstItem(engine, 'doctor.run', { connectionId }, (item) => {
    items.push(item)
    return item.kind === 'done'
  })
  return items
}

test('examines a saved connection, and its PDUs are captured once', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0 })
  await engine.handlers['simulator.start']({})
  const items = await examine(engine, localSimulatorId)
  expect(items.at(-1)).toMatchObject({ kind: 'done', isFound: true, failed: 0 })
  const { rows } = await engine.handlers['capture.page']({ before: null, limit: 100, filter: '' })
  const binds = rows.filter((row) => row.command === 'bind_transceiver')
  expect(binds.map(({ direction }) => direction)).toEqual(['sent'])
})

test('tells of an open session, and of a connection that is no longer there', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ port: 0 })
  await engine.handlers['simulator.start']({})
  await engine.handlers['session.open']({ connectionId: localSimulatorId })
  const items = await examine(engine, localSimulatorId)
  expect(items[0]).toMatchObject({ id: 'session', state: 'warning', verdict: 'session-live' })
  expect(await examine(engine, 'nobody')).toEqual([{ kind: 'done', isFound: false, failed: 0, warnings: 0 }])
})

test('a session that waits to try again holds no bind', async () => {
  const engine = await runningEngine()
  const reconnect = { enabled: true, initialDelay: 60, maxDelay: 60 }
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    // Nobody listens there.
    draft: draftTo(1, { reconnect }),
    password: null,
  })
  await expect(engine.handlers['session.open']({ connectionId })).rejects.toThrow()
  const items = await examine(engine, connectionId)
  expect(items.flatMap((item) => (item.kind === 'line' ? item.id : []))).not.toContain('session')
})

test('recipes have a size together: above it the oldest go', async () => {
  const { handlers } = await runningEngine()
  const hex = '00'.repeat(200_000)
  for (let count = 0; count < 24; count++)
    await handlers['recipes.save']({ recipeId: null, name: `r${count}`, hex })
  const names = (await handlers['recipes.list']({})).map(({ name }) => name)
  expect(names).toEqual(Array.from({ length: 20 }, (_, at) => `r${at + 4}`))
})
