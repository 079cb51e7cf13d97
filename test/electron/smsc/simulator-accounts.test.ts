import { describe, expect, test } from 'vitest'
import { networkTest } from '../../../electron/smsc/network-list.ts'
import type { SimulatorChange } from '../../../shared/contract/simulator.ts'
import {
  accountRights,
  openAccount,
  type SimulatedAccount,
} from '../../../shared/simulator/simulated-account.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { runSimulator } from './running-simulator.ts'

const plain = { profileId: 'smpp-3.4' } satisfies SimulatorChange
const message = { source_addr: 'INFO', destination_addr: '79161234567', short_message: Buffer.from('Hi') }

function account(change: Partial<SimulatedAccount>): SimulatedAccount {
  return { ...openAccount('acme', 'secret'), ...change }
}

async function run(change: Partial<SimulatedAccount>, more: SimulatorChange = {}) {
  const running = await runSimulator({ ...plain, accounts: [account(change)], ...more })
  const client = async (mode: 'transmitter' | 'receiver' | 'transceiver' = 'transceiver', version = 0x34) => {
    const one = await running.connect()
    const status = await one.bind(mode, { system_id: 'acme', password: 'secret', interface_version: version })
    return { one, status: statusName(status) }
  }
  return { ...running, client }
}

describe('a bind', () => {
  test('is taken by whichever account it names, each with its own password', async () => {
    const accounts = [openAccount('acme', 'secret'), openAccount('other', 'word')]
    const { connect, simulator } = await runSimulator({ ...plain, accounts })
    const bind = async (system_id: string, password: string) =>
      statusName(await (await connect()).bind('transceiver', { system_id, password }))
    expect([await bind('acme', 'secret'), await bind('other', 'word')]).toEqual(['ESME_ROK', 'ESME_ROK'])
    expect([await bind('acme', 'word'), await bind('demo', 'demo')]).toEqual([
      'ESME_RINVPASWD',
      'ESME_RINVSYSID',
    ])
    expect(simulator.state().sessions.map(({ systemId }) => systemId)).toEqual(['acme', 'other', null, null])
  })

  test.each<[Partial<SimulatedAccount>, string]>([
    [{ systemType: 'VMS' }, 'ESME_RINVSYSTYP'],
    [{ bindModes: ['receiver'] }, 'ESME_RBINDFAIL'],
    [{ networks: ['10.0.0.0/8', '::2'] }, 'ESME_RBINDFAIL'],
    [{ networks: ['127.0.0.0/8'] }, 'ESME_ROK'],
    [{ mostBinds: 0, mostBindsStatus: 'ESME_RBINDFAIL' }, 'ESME_RBINDFAIL'],
    [{ mostBinds: 0, mostBindsStatus: 1027 }, '0x00000403'],
  ])('of an account with %j is answered %s', async (change, wanted) => {
    const { client } = await run(change)
    expect((await client()).status).toBe(wanted)
  })

  test('beyond the most is refused until one of them has gone', async () => {
    const { client, until } = await run({ mostBinds: 2 })
    const first = await client()
    expect([(await client('transmitter')).status, (await client()).status]).toEqual([
      'ESME_ROK',
      'ESME_RALYBND',
    ])
    await first.one.close()
    await until((state) => state.sessions.length === 2)
    expect((await client()).status).toBe('ESME_ROK')
  })
})

describe('an account', () => {
  const requests = {
    submit: ['submit_sm', message, 'ESME_RSUBMITFAIL'],
    data_sm: ['data_sm', { source_addr: 'INFO', destination_addr: '79161234567' }, 'ESME_RSUBMITFAIL'],
    submit_multi: [
      'submit_multi',
      {
        source_addr: 'INFO',
        dest_address: [{ dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '1' }],
      },
      'ESME_RSUBMITFAIL',
    ],
    query: ['query_sm', { message_id: '1' }, 'ESME_RQUERYFAIL'],
    cancel: ['cancel_sm', { message_id: '1' }, 'ESME_RCANCELFAIL'],
    replace: ['replace_sm', { message_id: '1' }, 'ESME_RREPLACEFAIL'],
  } as const

  for (const [right, [command, fields, status]] of Object.entries(requests)) {
    test(`without the right ${right} is refused ${command}`, async () => {
      const { client } = await run({ rights: accountRights.filter((one) => one !== right) })
      const older = (await client()).one
      expect(statusName((await older.ask(command, fields)).command_status)).toBe(status)
      const newer = (await client('transceiver', 0x50)).one
      expect(statusName((await newer.ask(command, fields)).command_status)).toBe('ESME_RPROHIBITED')
    })
  }

  test('that may not receive binds no receiver and gets no receipts', async () => {
    const { client, until, simulator } = await run({ rights: ['submit'] })
    expect((await client('receiver')).status).toBe('ESME_RBINDFAIL')
    const { one } = await client()
    await one.ask('submit_sm', { ...message, registered_delivery: 1 })
    await until((state) => state.queued === 0)
    expect(simulator.state()).toMatchObject({ receiptsPending: 1, receiptsSent: 0 })
  })

  test('sends from its own addresses alone', async () => {
    const { client } = await run({ sources: ['INFO', '+7916*'] })
    const { one } = await client()
    const from = async (source_addr: string) =>
      statusName((await one.ask('submit_sm', { ...message, source_addr })).command_status)
    expect(await Promise.all(['info', '79161', ''].map(from))).toEqual(['ESME_ROK', 'ESME_ROK', 'ESME_ROK'])
    expect(await Promise.all(['7915', 'INFOS'].map(from))).toEqual(['ESME_RINVSRCADR', 'ESME_RINVSRCADR'])
  })

  test('is throttled over all its binds by its own rate', async () => {
    const { client } = await run({ rate: 3 })
    const [a, b] = [(await client()).one, (await client()).one]
    const statuses = await Promise.all([a, b, a, b, a].map((one) => one.ask('submit_sm', message)))
    const names = statuses.map(({ command_status }) => statusName(command_status)).toSorted()
    expect(names).toEqual(['ESME_ROK', 'ESME_ROK', 'ESME_ROK', 'ESME_RTHROTTLED', 'ESME_RTHROTTLED'])
  })

  test('has a window: one request more than may wait is refused at once', async () => {
    const { client } = await run({ window: 2 }, { responseDelayMs: 50 })
    const { one } = await client()
    const answers = await Promise.all([1, 2, 3].map(() => one.ask('submit_sm', message)))
    expect(answers.map(({ command_status }) => statusName(command_status))).toEqual([
      'ESME_ROK',
      'ESME_ROK',
      'ESME_RMSGQFUL',
    ])
    expect((await one.ask('submit_sm', message)).command_status).toBe(0)
  })

  test('reaches no message of another', async () => {
    const accounts = [openAccount('acme', 'secret'), openAccount('other', 'word')]
    const { connect } = await runSimulator({
      ...plain,
      accounts,
      receipt: { delay: 60, stat: 'DELIVRD', err: '000' },
    })
    const [own, other] = [await connect(), await connect()]
    await own.bind('transceiver', { system_id: 'acme', password: 'secret' })
    await other.bind('transceiver', { system_id: 'other', password: 'word' })
    const message_id = String((await own.ask('submit_sm', message)).fields['message_id'])
    const about = { message_id, source_addr: 'INFO' }
    const route = { ...about, message_id: '', destination_addr: '79161234567' }
    const ask = async (command: 'query_sm' | 'cancel_sm' | 'replace_sm', fields: object) =>
      statusName((await other.ask(command, { ...fields })).command_status)
    expect([await ask('query_sm', about), await ask('replace_sm', about)]).toEqual([
      'ESME_RQUERYFAIL',
      'ESME_RREPLACEFAIL',
    ])
    expect([await ask('cancel_sm', about), await ask('cancel_sm', route)]).toEqual([
      'ESME_RCANCELFAIL',
      'ESME_RCANCELFAIL',
    ])
    expect((await own.ask('cancel_sm', about)).command_status).toBe(0)
  })
})

test.each([
  [[], '::1', true],
  [['10.0.0.0/8'], '10.255.0.1', true],
  [['10.0.0.0/8'], '11.0.0.1', false],
  [['127.0.0.1'], '::ffff:127.0.0.1', true],
  [['2001:db8::/32'], '2001:db8::5', true],
  [['2001:db8::/32'], '127.0.0.1', false],
  [['10.0.0.1'], '', false],
])('of the networks %j the address %s is one: %s', (networks, address, wanted) => {
  expect(networkTest(networks)(address)).toBe(wanted)
})

test('two accounts of one name, and a network that is none, are refused', async () => {
  const { simulatorChangeSchema } = await import('../../../shared/contract/simulator.ts')
  const said = (accounts: unknown) => simulatorChangeSchema.safeParse({ accounts }).error?.issues[0]?.message
  expect(said([openAccount('a', '1'), openAccount('a', '2')])).toBe('two accounts have the same systemId')
  expect(said([{ systemId: 'a', password: 'b', networks: ['10.0.0.0/33'] }])).toMatch(
    /an IP address or a block/,
  )
  expect(said([])).toBeDefined()
})

describe('a session', () => {
  test.each(['fin', 'rst'] as const)('is cut by %s', async (how) => {
    const { client, simulator, until } = await run({})
    const { one } = await client()
    simulator.interfere(simulator.state().sessions[0]!.sessionId, how)
    expect(await one.ending).toBe(how)
    const state = await until(({ sessions }) => sessions.length === 0)
    expect(state.events[0]).toMatchObject({ kind: 'closed', close: { by: 'us', how: 'cut' } })
  })

  test('is unbound', async () => {
    const { client, simulator } = await run({})
    const { one } = await client()
    simulator.interfere(simulator.state().sessions[0]!.sessionId, 'unbind')
    const unbind = await one.next()
    expect(unbind.command).toBe('unbind')
    one.answer(unbind, 'unbind_resp')
    await one.closed
  })

  test('falls silent, enquire_link included, and answers again when told to', async () => {
    const { client, simulator } = await run({})
    const { one } = await client()
    const { sessionId } = simulator.state().sessions[0]!
    simulator.interfere(sessionId, 'silence')
    expect(simulator.state().sessions[0]).toMatchObject({ isSilent: true, version: 0x34 })
    one.send('enquire_link')
    one.send('submit_sm', message)
    // The link is one queue: what is answered after them shows that they were not.
    await expect.poll(() => simulator.state().sessions[0]?.received).toBe(3)
    simulator.interfere(sessionId, 'answer')
    expect((await one.ask('enquire_link')).command).toBe('enquire_link_resp')
    expect(one.waiting).toEqual([])
    expect(() => simulator.interfere('nobody', 'rst')).toThrow('no longer there')
  })
})
