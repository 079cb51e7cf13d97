import { describe, expect, test } from 'vitest'
import { behaviourSchema, behavioursSchema } from '../../../shared/simulator/behaviour.ts'
import { defaultBehaviours } from '../../../shared/simulator/default-behaviours.ts'

const silent = { id: 'x', when: {}, do: { kind: 'refuse', status: 'ESME_RSYSERR' } }

test('a behaviour is on, and refuses in the response, unless it says otherwise', () => {
  expect(behaviourSchema.parse(silent)).toEqual({
    id: 'x',
    isOn: true,
    when: {},
    do: { kind: 'refuse', status: 'ESME_RSYSERR', as: 'response' },
  })
})

test('the default behaviours fit the schema and have an id each', () => {
  expect(behavioursSchema.parse(defaultBehaviours())).toEqual(defaultBehaviours())
  expect(behavioursSchema.safeParse([silent, silent]).success).toBe(false)
})

describe('is refused', () => {
  const refused: readonly [string, object][] = [
    ['a misspelt condition, which would hold for everything', { ...silent, when: { textContain: ['a'] } }],
    ['a request that is none', { ...silent, when: { requests: ['submit_ms'] } }],
    ['a status that is none', { ...silent, do: { kind: 'refuse', status: 'ESME_RNONE' } }],
    ['the status of success', { ...silent, do: { kind: 'refuse', status: 0 } }],
    ['an action that is none', { ...silent, do: { kind: 'explode' } }],
    ['a misspelt key of an action', { ...silent, do: { ...silent.do, al: 'generic_nack' } }],
    [
      'the session’s own refusal for a message, which the session does not read',
      { id: 'x', when: { textContains: ['a'] }, do: { kind: 'refuse-by-specification' } },
    ],
    [
      'the session’s own refusal for everything',
      { id: 'x', when: {}, do: { kind: 'refuse-by-specification' } },
    ],
  ]
  test.each(refused)('%s', (_name, row) => expect(behaviourSchema.safeParse(row).success).toBe(false))
})
