import { expect, test } from 'vitest'
import { playedTriggers, playsSpecification } from '../../../shared/profiles/plain-triggers.ts'
import { addressForStatus, simulatorTriggers } from '../../../shared/profiles/simulator-triggers.ts'
import { defaultBehaviours } from '../../../shared/simulator/default-behaviours.ts'
import { catalogue } from '../../support/catalogue.ts'

test('the gateway’s triggers are each the reason of one behaviour of a fresh simulator', () => {
  const rules = simulatorTriggers(catalogue, 'ru-gateway-8056').map(({ rule }) => rule)
  const reasons = defaultBehaviours().flatMap(({ do: action }) =>
    action.kind === 'refuse-as-provider' ? [action.reason] : [],
  )
  expect(rules.toSorted()).toEqual(reasons.toSorted())
})

test('a trigger is titled as the profile titles its status', () => {
  expect(
    simulatorTriggers(catalogue, 'ru-gateway-8056').map(({ rule, hex, title }) => [rule, hex, title.en]),
  ).toEqual([
    ['encoding', '0x00000400', 'encoding not recognised'],
    ['text-limit', '0x00000401', 'text too long'],
    ['registration', '0x00000402', 'message could not be registered'],
    ['forbidden-words', '0x00000403', 'forbidden word or phrase'],
    ['blacklist', '0x00000404', 'sender or recipient blacklisted'],
    ['balance', '0x00000433', 'insufficient funds'],
    ['tariff', '0x0000043C', 'no tariff for the destination'],
    ['upstream-tariff', '0x0000043F', 'upstream partner has no suitable tariff'],
    ['transport', '0x00000446', 'transport error'],
    ['repeat', '0x00000453', 'same text to the same number again'],
    ['route', '0x0000045A', 'routing policy not found'],
  ])
})

test('an example address has the decimal code in its last four digits', () => {
  for (const { status, exampleAddress } of simulatorTriggers(catalogue, 'ru-gateway-8056')) {
    expect(Number(exampleAddress.slice(-4))).toBe(status)
  }
  expect(addressForStatus(0x58)).toBe('79160000088')
  expect(addressForStatus(10_000)).toBeNull()
})

test('the sister gateway has those of the specification alone, an unknown profile none', () => {
  expect(simulatorTriggers(catalogue, 'ru-gateway-9001').map(({ rule, hex }) => [rule, hex])).toEqual([
    ['registration', '0x0000000A'],
    ['transport', '0x00000045'],
    ['route', '0x0000000B'],
  ])
  expect(simulatorTriggers(catalogue, 'smpp-3.4')).toEqual([])
  expect(simulatorTriggers(catalogue, 'nobody')).toEqual([])
  expect(playedTriggers(catalogue, 'nobody').map(({ rule, hex }) => [rule, hex])).toEqual([
    ['route', '0x0000000B'],
    ['transport', '0x00000045'],
  ])
})

test('a profile without facts for the simulator is played as the specification', () => {
  for (const { id } of catalogue.all()) {
    expect(playsSpecification(catalogue, id), id).toBe(!id.startsWith('ru-gateway'))
    const counts: Record<string, number> = { 'ru-gateway-8056': 11, 'ru-gateway-9001': 3 }
    expect(simulatorTriggers(catalogue, id), id).toHaveLength(counts[id] ?? 0)
  }
})
