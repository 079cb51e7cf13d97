import { describe, expect, test } from 'vitest'
import { simulatorRules } from '../../../shared/contract/simulator.ts'
import { builtInProfiles, profileById, profileName } from '../../../shared/profiles/built-in-profiles.ts'
import { addressForStatus, simulatorTriggers } from '../../../shared/profiles/simulator-triggers.ts'

describe('built-in profiles', () => {
  test('begin with the two gateways and the plain specification, and say in both languages what they are', () => {
    const ids = builtInProfiles.map(({ id }) => id)
    expect(ids.slice(0, 3)).toEqual(['ru-gateway-8056', 'ru-gateway-9001', 'smpp-3.4'])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { name, summary } of builtInProfiles) {
      expect(summary.ru).toMatch(/\p{Script=Cyrillic}/u)
      expect(name.en && summary.en).not.toBe('')
    }
  })

  test('carry the deadlines of both gateways: 10 s to bind, 60 s to answer, cut without unbind', () => {
    for (const id of ['ru-gateway-8056', 'ru-gateway-9001']) {
      expect(profileById(id)?.deadlines).toMatchObject({
        bindSeconds: { value: 10 },
        answerSeconds: { value: 60 },
        cutsWithoutUnbind: { value: true },
        enquireLinkSeconds: null,
      })
      expect(profileById(id)?.commands.unsupportedReply?.value).toEqual({
        command: 'generic_nack',
        status: 'ESME_RINVCMDID',
      })
    }
  })

  test('know that port 9001 only sends', () => {
    expect(profileById('ru-gateway-9001')?.commands.receivesMessages?.value).toBe(false)
    expect(profileById('ru-gateway-8056')?.commands.receivesMessages).toBeNull()
  })

  test('list the eleven statuses of port 8056', () => {
    expect(profileById('ru-gateway-8056')?.codes?.commandStatus.map(({ code }) => code)).toEqual([
      0x400, 0x401, 0x402, 0x403, 0x404, 0x433, 0x43c, 0x43f, 0x446, 0x453, 0x45a,
    ])
  })

  test('show an id that is not built in as it stands', () => {
    expect(profileById('toString')).toBeUndefined()
    expect(profileName('acme', 'ru')).toBe('acme')
  })
})

describe('simulator triggers', () => {
  test('cover every rule of the simulator but the one by address', () => {
    const rules: readonly string[] = simulatorTriggers('ru-gateway-8056').map(({ rule }) => rule)
    expect([...rules, 'by-address'].toSorted()).toEqual([...simulatorRules].toSorted())
  })

  test('give an address whose last four digits are the decimal code', () => {
    for (const { status, exampleAddress } of simulatorTriggers('ru-gateway-8056')) {
      expect(Number(exampleAddress.slice(-4))).toBe(status)
    }
    expect(addressForStatus(0x58)).toBe('79160000088')
    expect(addressForStatus(10_000)).toBeNull()
  })

  test('are borrowed from the sister gateway, and none for the plain specification', () => {
    expect(simulatorTriggers('ru-gateway-9001')).toHaveLength(11)
    expect(simulatorTriggers('smpp-3.4')).toEqual([])
    expect(simulatorTriggers('nobody')).toEqual([])
  })
})
