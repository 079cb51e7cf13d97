import { describe, expect, test } from 'vitest'
import { readScenarioFile, scenarioFileText } from '../../../electron/handlers/scenario-file.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { scenarioOf, scenariosOf } from '../../../electron/smsc/scenarios/all-scenarios.ts'
import { scenarioConfig, settingsOf } from '../../../electron/smsc/scenarios/scenario.ts'
import { simulatorConfigSchema } from '../../../shared/contract/simulator.ts'
import { matchIds } from '../../../shared/receipts/id-rules.ts'
import { readReceiptPdu } from '../../../shared/receipts/read-receipt.ts'
import type { PduBody } from '../../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'
import { runSimulator } from './running-simulator.ts'
import type { WireClient } from './wire-client.ts'

const fresh = { ...defaultSimulatorConfig(catalogue), port: 0 }

let counter = 0
function message(change: Partial<PduBody<'submit_sm'>> = {}): Partial<PduBody<'submit_sm'>> {
  counter++
  return {
    source_addr: 'INFO',
    destination_addr: '79161234567',
    registered_delivery: 1,
    short_message: new TextEncoder().encode(`message ${counter}`),
    ...change,
  }
}

async function runScenario(id: string) {
  const config = scenarioConfig(catalogue, scenarioOf(catalogue, id).settings, fresh)
  return runSimulator({ ...config, receipt: { ...config.receipt, delay: 0 } })
}

async function statusOf(client: WireClient, change: Partial<PduBody<'submit_sm'>> = {}): Promise<number> {
  return (await client.ask('submit_sm', message(change))).command_status
}

describe('every scenario', () => {
  test('has an id of its own, and a name and a summary in both languages', () => {
    const all = scenariosOf(catalogue)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const { id, name, summary } of all) {
      expect(
        [name.en, name.ru, summary.en].every((text) => text !== ''),
        id,
      ).toBe(true)
      expect(summary.ru, id).toMatch(/\p{Script=Cyrillic}/u)
    }
    // One for each profile, so that whoever adds a profile has its scenario.
    for (const { id } of catalogue.all()) expect(scenarioOf(catalogue, id).kind).toBe('profile')
  })

  test('makes a configuration, and comes back from its file as it was', () => {
    for (const scenario of scenariosOf(catalogue)) {
      const config = scenarioConfig(catalogue, scenario.settings, fresh)
      expect(simulatorConfigSchema.parse(config), scenario.id).toEqual(config)
      const { scenario: title, ...settings } = readScenarioFile(scenarioFileText(scenario))
      expect(title, scenario.id).toEqual({ name: scenario.name, summary: scenario.summary })
      expect(scenarioConfig(catalogue, settings, fresh), scenario.id).toEqual(config)
    }
  })

  test('leaves host, port, lists and the names and passwords of the accounts alone', () => {
    const [account] = fresh.accounts
    const current = {
      ...fresh,
      port: 4321,
      accounts: [{ ...account!, systemId: 'acme', password: 'secret', rate: 5 }],
    }
    const config = scenarioConfig(catalogue, scenarioOf(catalogue, '8x8').settings, current)
    expect(config).toMatchObject({ port: 4321, profileId: '8x8' })
    expect(config.accounts).toMatchObject([{ systemId: 'acme', password: 'secret', rate: 50, mostBinds: 4 }])
    expect(JSON.stringify(settingsOf(config))).not.toContain('secret')
    expect(scenarioConfig(catalogue, settingsOf(config), current)).toEqual(config)
  })
})

test('a file that is no scenario is refused with what is wrong where', () => {
  for (const [text, said] of [
    ['{', 'JSON'],
    ['[]', 'expected object'],
    ['{}', 'scenario'],
    [JSON.stringify({ scenario: { name: '' } }), 'scenario.name'],
    [JSON.stringify({ scenario: { name: 'x' }, port: 1 }), 'port'],
    [JSON.stringify({ scenario: { name: 'x' }, accounts: [] }), 'accounts'],
    [JSON.stringify({ scenario: { name: 'x' }, accountLimits: { password: 'x' } }), 'password'],
    [
      JSON.stringify({ scenario: { name: 'x' }, behaviours: [{ id: 'a', when: {}, do: { kind: 'x' } }] }),
      'behaviours',
    ],
  ] as const) {
    expect(() => readScenarioFile(text), text).toThrow(
      expect.objectContaining({
        code: 'scenario.bad-file',
        detail: { problem: expect.stringContaining(said) },
      }),
    )
  }
  expect(readScenarioFile('{"scenario":{"name":"Mine"}}').scenario).toEqual({
    name: { en: 'Mine', ru: 'Mine' },
    summary: { en: '', ru: '' },
  })
})

describe('the gateways of the pages by the letter', () => {
  for (const id of ['ru-gateway-8056', 'ru-gateway-9001']) {
    test(`${id} takes transmitter and transceiver; bind_receiver and what is not listed is nacked`, async () => {
      const { connect } = await runScenario(id)
      const client = await connect()
      const nack = { command: 'generic_nack', command_status: statusValue('ESME_RINVCMDID') }
      const demo = { system_id: 'demo', password: 'demo' }
      expect(await client.ask('bind_receiver', demo)).toMatchObject(nack)
      expect(await client.bind('transmitter')).toBe(0)
      for (const command of ['cancel_sm', 'replace_sm', 'submit_multi', 'data_sm'] as const) {
        expect(await client.ask(command), command).toMatchObject(nack)
      }
      expect(await client.ask('query_sm', { message_id: '1' })).toMatchObject({ command: 'query_sm_resp' })
    })
  }

  test('port 8056 has its codes, port 9001 those of SMPP 3.4', async () => {
    const cases = [
      [{ destination_addr: '999123' }, 0x45a, 0x0b],
      [{ destination_addr: '888123' }, 0x446, 0x45],
      [{ source_addr: 'UNKNOWN' }, 0x402, 0x0a],
      [{ destination_addr: '881123' }, 0x43c, 0],
      [{ data_coding: 77 }, 0x400, 0],
      [{ destination_addr: '79160001027' }, 0x403, 0],
    ] as const
    for (const [id, column] of [
      ['ru-gateway-8056', 1],
      ['ru-gateway-9001', 2],
    ] as const) {
      const { connect } = await runScenario(id)
      const client = await connect()
      await client.bind()
      for (const row of cases) expect(await statusOf(client, row[0]), id).toBe(row[column])
    }
  })

  test('both have their deadlines, and port 9001 receives no message', async () => {
    for (const id of ['ru-gateway-8056', 'ru-gateway-9001']) {
      const { simulator } = await runScenario(id)
      expect(simulator.state().config).toMatchObject({ bindDeadline: 10, answerDeadline: 60 })
    }
    const { connect, simulator } = await runScenario('ru-gateway-9001')
    const client = await connect()
    await client.bind()
    const [session] = simulator.state().sessions
    const address = { ton: 1, npi: 1, addr: '79161234567' }
    await expect(
      simulator.deliver({ sessionId: session!.sessionId, source: address, destination: address, text: 'Hi' }),
    ).rejects.toMatchObject({ code: 'simulator.send-only' })
  })

  test('a receipt of port 8056 has the form of its page', async () => {
    const { connect } = await runScenario('ru-gateway-8056')
    const client = await connect()
    await client.bind()
    const { fields } = await client.ask('submit_sm', message())
    const receipt = await client.next()
    const text = Buffer.from(receipt.fields['short_message'] as Uint8Array).toString('latin1')
    expect(text).toMatch(
      new RegExp(
        `^id:${String(fields['message_id'])} sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 Text:message \\d+$`,
      ),
    )
  })
})

describe('what providers state about ids and receipts', () => {
  const cases: readonly (readonly [string, RegExp, RegExp])[] = [
    [
      'aldeamo',
      /^[\da-f-]{36}$/,
      /^id:[\da-f-]{36} submit date:\d{12} done date:\d{12} stat:DELIVRD err:000$/,
    ],
    [
      'clickatell',
      /^[\da-f]{32}$/,
      /^id:[\da-f]{32} sub:001 .* submit date:\d{12} .* stat:DELIVRD err:000 text:$/,
    ],
    ['openmarket', /^\d{10}$/, /^id:\d{10} .* submitdate:\d{12} donedate:\d{12} stat:DELIVRD err:4 text:$/],
    ['vonage', /^\d{10}$/, /stat:DELIVRD err:\d+ text:none$/],
  ]
  for (const [id, idForm, form] of cases) {
    test(id, async () => {
      const { connect } = await runScenario(id)
      const client = await connect()
      await client.bind()
      const { fields, command_status } = await client.ask('submit_sm', message())
      expect(command_status).toBe(0)
      expect(fields['message_id']).toMatch(idForm)
      const receipt = await client.next()
      expect(Buffer.from(receipt.fields['short_message'] as Uint8Array).toString('latin1')).toMatch(form)
    })
  }

  test('TLVs where the provider sends them', async () => {
    const { connect } = await runScenario('smsc-ru')
    const client = await connect()
    await client.bind()
    await client.ask('submit_sm', message())
    expect((await client.next()).tlvs.map(({ tag }) => tag)).toEqual([0x001e, 0x0427])
  })
})

describe('gateways of open source', () => {
  test.each([
    ['kannel-like', { system: 'ESME_RINVSYSID', password: 'ESME_RINVPASWD' }, 'ESME_RMSGQFUL'],
    ['jasmin-like', { system: 'ESME_RINVPASWD', password: 'ESME_RINVPASWD' }, 'ESME_RTHROTTLED'],
    ['ksmppd-like', { system: 'ESME_RBINDFAIL', password: 'ESME_RBINDFAIL' }, 'ESME_RSYSERR'],
  ] as const)('%s refuses logins and messages as it does', async (id, login, temporary) => {
    const { connect } = await runScenario(id)
    const client = await connect()
    expect(await client.bind('transceiver', { system_id: 'nobody' })).toBe(statusValue(login.system))
    const second = await connect()
    expect(await second.bind('transceiver', { password: 'wrong' })).toBe(statusValue(login.password))
    const third = await connect()
    expect(await third.bind()).toBe(0)
    expect(await statusOf(third, { destination_addr: '9991' })).toBe(statusValue(temporary))
    expect(await statusOf(third, { destination_addr: '8881' })).toBe(statusValue('ESME_RSUBMITFAIL'))
    expect(await statusOf(third)).toBe(0)
  })

  test('kannel-like nacks a request before the bind, and calls an expiry ACCEPTD', async () => {
    const { connect } = await runScenario('kannel-like')
    const client = await connect()
    expect(await client.ask('submit_sm', message())).toMatchObject({
      command: 'generic_nack',
      command_status: statusValue('ESME_RINVPASWD'),
    })
    await client.bind()
    await client.ask('submit_sm', message({ destination_addr: '8811' }))
    expect(readReceiptPdu(await client.next())).toMatchObject({ stat: 'ACCEPTD' })
  })

  test('jasmin-like refuses the fifth bind with ESME_RBINDFAIL', async () => {
    const { connect } = await runScenario('jasmin-like')
    const statuses: number[] = []
    for (let bind = 0; bind < 5; bind++) statuses.push(await (await connect()).bind())
    expect(statuses).toEqual([0, 0, 0, 0, statusValue('ESME_RBINDFAIL')])
  })
})

describe('scenarios that misbehave', () => {
  test('rebased-ids: each number has the rule it is for', async () => {
    const { connect } = await runScenario('rebased-ids')
    const client = await connect()
    await client.bind()
    for (const [destination_addr, rule] of [
      ['79161234567', 'hex-to-decimal'],
      ['9991', 'zero-padding'],
      ['8811', 'characters-in-hex'],
      ['8821', null],
    ] as const) {
      const { fields } = await client.ask('submit_sm', message({ destination_addr }))
      const receipt = await client.next()
      client.answer(receipt, 'deliver_sm_resp')
      const id = readReceiptPdu(receipt)?.id ?? ''
      expect(matchIds(String(fields['message_id']), id), destination_addr).toBe(rule)
    }
  })

  test('odd-receipts: each number has the deviation it is for', async () => {
    const { connect } = await runScenario('odd-receipts')
    const client = await connect()
    await client.bind()
    const seen = async (destination_addr: string) => {
      await client.ask('submit_sm', message({ destination_addr }))
      const receipt = await client.next()
      client.answer(receipt, 'deliver_sm_resp')
      return receipt
    }
    const ascii = readReceiptPdu(await seen('79161234567'))
    expect(ascii?.deviations).toContain('ascii-under-ucs2')
    expect(ascii?.doneDateRaw).toMatch(/^\d{12}$/)
    expect((await seen('9991')).fields['short_message']).toHaveLength(0)
    expect((await seen('8881')).fields['esm_class']).toBe(0)
    expect(readReceiptPdu(await seen('8811'))?.deviations).not.toContain('ascii-under-ucs2')
    expect((await seen('8821')).fields['short_message']).toHaveLength(60)
  })

  test('lossy-receipts: the same ones are lost in each run of a seed', async () => {
    const run = async () => {
      const config = scenarioConfig(catalogue, scenarioOf(catalogue, 'lossy-receipts').settings, fresh)
      const running = await runSimulator({ ...config, seed: 7, receipt: { ...config.receipt, delay: 0 } })
      const client = await running.connect()
      await client.bind()
      const sent = await Promise.all(Array.from({ length: 200 }, () => client.ask('submit_sm', message())))
      const ids = sent.map(({ fields }) => String(fields['message_id']))
      const seen: string[] = []
      while (running.simulator.state().receiptsPending > 0) {
        if (client.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
        else {
          const receipt = await client.next()
          client.answer(receipt, 'deliver_sm_resp')
          seen.push(readReceiptPdu(receipt)?.id ?? '')
        }
      }
      await running.simulator.stop()
      return ids.map((id) => seen.filter((one) => one === id).length)
    }
    const first = await run()
    expect(first.filter((count) => count === 0).length).toBeGreaterThan(8)
    expect(first.filter((count) => count === 2).length).toBeGreaterThan(2)
    expect(await run()).toEqual(first)
  })

  test('flaky-links: the hundredth submit_sm loses its link, having been taken', async () => {
    const { connect, simulator } = await runScenario('flaky-links')
    const client = await connect()
    await client.bind()
    for (let count = 1; count < 101; count++) {
      const isUnanswered = count % 50 === 25
      if (isUnanswered || count === 100) client.send('submit_sm', message({ registered_delivery: 0 }))
      else expect(await statusOf(client, { registered_delivery: 0 })).toBe(0)
    }
    await client.closed
    expect(simulator.state().accepted).toBe(100)
  })

  test('throttling: the eleventh part in a second', async () => {
    const { connect } = await runScenario('throttling')
    const client = await connect()
    await client.bind()
    const answers = await Promise.all(Array.from({ length: 30 }, () => statusOf(client)))
    expect(answers.filter((status) => status === 0)).toHaveLength(10)
    expect(answers).toContain(statusValue('ESME_RTHROTTLED'))
  })
})
