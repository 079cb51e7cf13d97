import { describe, expect, test } from 'vitest'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { presentChange, readStoredConfig } from '../../../electron/smsc/read-config.ts'
import { simulatorCalls, simulatorConfigSchema } from '../../../shared/contract/simulator.ts'
import { openAccount } from '../../../shared/simulator/simulated-account.ts'
import { catalogue } from '../../support/catalogue.ts'

/** As 0.1.0 stored it after a user had changed what could be changed. */
const stored = {
  host: '127.0.0.1',
  port: 2780,
  profileId: 'ru-gateway-8056',
  systemId: 'acme',
  password: 'secret',
  bindDeadline: 5,
  answerDeadline: 6,
  responseDelayMs: 7,
  rules: {
    encoding: true,
    'text-limit': true,
    registration: false,
    'forbidden-words': true,
    blacklist: true,
    balance: true,
    tariff: true,
    'upstream-tariff': true,
    transport: true,
    repeat: false,
    route: true,
    'by-address': false,
  },
  acceptedDataCodings: [0, 8],
  textLimitOctets: 70,
  forbiddenWords: ['bingo'],
  blacklist: ['79160000001'],
  repeatWindow: 90,
  noTariffPrefixes: ['1'],
  noUpstreamTariffPrefixes: ['2'],
  noRoutePrefixes: ['3'],
  balance: 12,
  unregisteredSenders: ['NOBODY'],
  transportFailPrefixes: ['4', '5'],
  receipt: { delay: 1, stat: 'UNDELIV', err: '027' },
  pressure: { maxRate: 5, maxQueue: null, congestion: 'fixed', congestionState: 90 },
  distributionLists: [],
  conformance: { state: 'note', version: 'refuse', requiredTlvs: false },
  enquireLinkInterval: 30,
  inactivityTimeout: 60,
} as const

describe('a configuration that 0.1.0 stored', () => {
  const read = readStoredConfig(catalogue, stored)
  const row = (id: string) => read?.behaviours.find((behaviour) => behaviour.id === id)

  test('keeps every value, each rule as a behaviour in its place', () => {
    const { id: _id, ...encoding } = row('encoding')!
    expect(encoding).toEqual({
      isOn: true,
      when: { dataCodingNotIn: [0, 8] },
      do: { kind: 'refuse-as-provider', reason: 'encoding' },
    })
    const whens = Object.fromEntries(read?.behaviours.map(({ id, when }) => [id, when]) ?? [])
    expect(whens).toMatchObject({
      'text-limit': { octetsOver: 70 },
      registration: { sourceIs: ['NOBODY'] },
      'forbidden-words': { textContains: ['bingo'] },
      blacklist: { addressIs: ['79160000001'] },
      repeat: { repeatWithin: 90 },
      route: { destinationStarts: ['3'] },
      tariff: { destinationStarts: ['1'] },
      'upstream-tariff': { destinationStarts: ['2'] },
      transport: { destinationStarts: ['4', '5'] },
    })
    const off = read?.behaviours.filter(({ isOn }) => !isOn).map(({ id }) => id)
    expect(off).toEqual(['session-state', 'tlv-missing', 'tlv-value', 'by-address', 'registration', 'repeat'])
    expect(read?.behaviours.map(({ id }) => id)).toEqual(
      defaultSimulatorConfig(catalogue).behaviours.map(({ id }) => id),
    )
    const { host, port, systemId, balance, receipt, pressure, distributionLists, inactivityTimeout } = stored
    expect(read).toMatchObject({
      host,
      port,
      accounts: [{ systemId, password: stored.password, balance }],
      receipt,
      pressure,
      distributionLists,
      inactivityTimeout,
    })
  })

  test('has nothing left that this release does not know', () => {
    expect(simulatorConfigSchema.strict().parse(read)).toEqual(read)
  })

  test('may lack what came later', () => {
    const { pressure, distributionLists, conformance, enquireLinkInterval, inactivityTimeout, ...before } =
      stored
    const { behaviours, ...rest } = defaultSimulatorConfig(catalogue)
    expect(readStoredConfig(catalogue, before)).toMatchObject({
      pressure: rest.pressure,
      distributionLists: rest.distributionLists,
      enquireLinkInterval: 0,
      inactivityTimeout: 0,
    })
    const state = behaviours.find(({ id }) => id === 'session-state')
    expect(readStoredConfig(catalogue, before)?.behaviours).toContainEqual(state)
  })
})

test('reads back what it stores', () => {
  const config = defaultSimulatorConfig(catalogue, 'telesign')
  expect(readStoredConfig(catalogue, JSON.parse(JSON.stringify(config)))).toEqual(config)
})

test.each([[null], ['text']])('takes %j for no configuration', (json) =>
  expect(readStoredConfig(catalogue, json)).toBeNull(),
)

test.each([[{ port: 'high' }], [{ behaviours: [{ id: 'x', when: { colour: 1 }, do: {} }] }]])(
  'gives what does not read in %j its default and keeps the rest',
  (json) => {
    const systemId = 'kept'
    const expected = { ...defaultSimulatorConfig(catalogue), accounts: [openAccount(systemId, 'demo')] }
    expect(readStoredConfig(catalogue, { ...json, systemId })).toEqual(expected)
  },
)

describe('a change', () => {
  const standing = defaultSimulatorConfig(catalogue)
  const { behaviours } = standing

  test('sets nothing that it does not name', () => {
    const { input } = simulatorCalls['simulator.configure']
    expect(input.parse({ responseDelayMs: 5 })).toEqual({ responseDelayMs: 5 })
    expect(presentChange({ responseDelayMs: 5, port: undefined }, standing)).toEqual({ responseDelayMs: 5 })
  })

  test('in the words of earlier releases is about the first account alone', () => {
    const accounts = [openAccount('first', 'a'), openAccount('second', 'b')]
    expect(presentChange({ password: 'c', balance: 7 }, { ...standing, accounts }).accounts).toEqual([
      { ...accounts[0], password: 'c', balance: 7 },
      accounts[1],
    ])
  })

  test('in the words of 0.1.0 is accepted and changes those behaviours alone', () => {
    const change = simulatorCalls['simulator.configure'].input.parse({
      rules: stored.rules,
      textLimitOctets: 70,
    })
    const changed = presentChange(change, standing).behaviours!
    const differing = changed.filter(
      (row, index) => JSON.stringify(row) !== JSON.stringify(behaviours[index]),
    )
    expect(differing.map(({ id, isOn }) => [id, isOn])).toEqual([
      ['by-address', false],
      ['text-limit', true],
      ['registration', false],
      ['repeat', false],
    ])
  })

  test('brings a behaviour back that was taken out of the list, but not to switch it off', () => {
    const ids = (change: Parameters<typeof presentChange>[0]) =>
      presentChange(change, { ...standing, behaviours: [] }).behaviours?.map(({ id, isOn }) => [id, isOn])
    expect(ids({ noRoutePrefixes: ['7'], rules: { repeat: false, route: false, balance: true } })).toEqual([
      ['route', false],
      ['balance', true],
    ])
  })
})
