import { describe, expect, test } from 'vitest'
import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import {
  behaviourView,
  conditionsText,
  isConformance,
  withCondition,
} from '../../../shared/simulator/behaviour-view.ts'
import { defaultBehaviours } from '../../../shared/simulator/default-behaviours.ts'
import { catalogue } from '../../support/catalogue.ts'

function viewsUnder(profileId: string) {
  const profile = playedProfile(catalogue, profileId)
  return defaultBehaviours()
    .map((behaviour) => behaviourView(behaviour, profile))
    .filter((view) => view !== null)
}

const row = (id: string) => defaultBehaviours().find((behaviour) => behaviour.id === id)!

test('a behaviour is told by its status, the profile’s words for it, and what must hold', () => {
  const view = viewsUnder('ru-gateway-8056').find(({ behaviour }) => behaviour.id === 'route')
  expect(view).toMatchObject({
    status: 0x045a,
    exampleAddress: '79160001114',
    conditions: [
      {
        key: 'destinationStarts',
        says: { en: 'the destination begins with one of', ru: 'номер получателя начинается с' },
        editor: { kind: 'words', value: ['999'] },
      },
    ],
  })
  expect(view?.title.ru).not.toBe(view?.title.en)
})

describe('what does nothing under a profile is left out', () => {
  const idsOf = (profileId: string) =>
    viewsUnder(profileId)
      .filter(({ behaviour }) => !isConformance(behaviour))
      .map(({ behaviour }) => behaviour.id)

  test('a reason that it has no status for', () => {
    expect(idsOf('smpp-3.4')).toEqual(['by-address', 'route', 'transport'])
    expect(idsOf('ru-gateway-8056')).toHaveLength(12)
  })

  test('a demand for TLVs where it demands none', () => {
    const demands = (profileId: string) =>
      viewsUnder(profileId).filter(({ behaviour }) => behaviour.when.profileTlv !== undefined)
    expect(demands('ru-gateway-8056')).toEqual([])
    expect(demands('mobtext').map(({ status }) => status)).toEqual([0xc3])
    expect(demands('telesign').map(({ conditions }) => conditions[0]?.says.en)).toEqual([
      'a TLV that the profile requires is missing: message_type (0x1414)',
      'a TLV has a value that the profile does not list: message_type (0x1414), account_lifecycle_event (0x1416)',
    ])
  })
})

test('what the specification demands is told apart, by its own statuses', () => {
  const views = viewsUnder('smpp-3.4').filter(({ behaviour }) => isConformance(behaviour))
  expect(views.map(({ title }) => title.en)).toEqual([
    'ESME_RINVBNDSTS',
    'ESME_RINVCMDID',
    'ESME_RINVCMDLEN',
    'ESME_RTLVNOTALLWD',
  ])
})

test('several conditions are one clause', () => {
  const view = behaviourView(row('tlv-before-3.4'), playedProfile(catalogue, 'smpp-3.4'))!
  expect(conditionsText(view, 'en')).toBe(
    'the session is of SMPP 3.3 and the version of the session does not allow a TLV of the request',
  )
  expect(conditionsText(view, 'ru')).toBe('сессия по SMPP 3.3 и TLV запроса недопустим в версии сессии')
})

test('numbers are edited within the bounds of their condition', () => {
  const editors = ['text-limit', 'repeat', 'balance'].map(
    (id) => behaviourView(row(id), playedProfile(catalogue, 'ru-gateway-8056'))?.conditions[0]?.editor,
  )
  expect(editors).toMatchObject([
    { kind: 'number', value: 160, bounds: { min: 1, max: 65_535, isWhole: true } },
    { kind: 'number', value: 30, bounds: { min: 0, max: 86_400, isWhole: false } },
    { kind: 'balance' },
  ])
})

test('every default behaviour has words in both languages under some profile', () => {
  const seen = new Set<string>()
  for (const profileId of ['ru-gateway-8056', 'smpp-3.4', 'telesign']) {
    for (const { behaviour, title, conditions } of viewsUnder(profileId)) {
      seen.add(behaviour.id)
      for (const words of [title, ...conditions.map(({ says }) => says)]) {
        expect(words.en).not.toBe('')
        expect(words.ru).not.toBe('')
      }
    }
  }
  expect(seen.size).toBe(defaultBehaviours().length)
})

test('a final state, and a status by number, are told too', () => {
  const profile = playedProfile(catalogue, 'smpp-3.4')
  const lost: Behaviour = {
    id: 'lost',
    isOn: true,
    when: { requests: ['submit_sm', 'data_sm'] },
    do: { kind: 'final-state', stat: 'UNDELIV', err: '027' },
  }
  expect(behaviourView(lost, profile)).toMatchObject({
    status: null,
    title: { en: 'stat:UNDELIV err:027' },
    conditions: [{ says: { en: 'the request is submit_sm, data_sm' }, editor: null }],
  })
  const busy: Behaviour = { ...lost, do: { kind: 'refuse', status: 0x58, as: 'response' } }
  expect(behaviourView(busy, profile)).toMatchObject({ status: 0x58, title: { en: 'ESME_RTHROTTLED' } })
})

test('the value of a condition is replaced by one that fits it, and by no other', () => {
  expect(withCondition(row('text-limit'), 'octetsOver', 70).when).toEqual({ octetsOver: 70 })
  expect(() => withCondition(row('text-limit'), 'octetsOver', 0)).toThrow()
  expect(() => withCondition(row('text-limit'), 'octetsAbove', 70)).toThrow()
})
