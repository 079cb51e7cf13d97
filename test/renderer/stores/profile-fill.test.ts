import { describe, expect, test } from 'vitest'
import {
  changedPaths,
  type Fill,
  filledBy,
  nothingFilled,
  taken,
  undone,
} from '../../../renderer/stores/profile-fill.ts'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { catalogue } from '../../support/catalogue.ts'

const smscRu = catalogue.of('smsc-ru')
const devino = catalogue.of('devino')
const fill = (draft: ConnectionDraft, profile = smscRu, typed: string[] = [], before: Fill = nothingFilled) =>
  filledBy({ draft, typed, fill: before }, profile)

describe('a profile fills the form', () => {
  test('where nobody chose anything, with what it knows alone', () => {
    const { draft, fill: told } = fill(newConnection)
    expect(draft).toEqual({ ...newConnection, host: 'smpp.smsc.ru', port: 3700, window: 300, rate: 30 })
    expect(told.filled.map(({ path }) => path)).toEqual(['host', 'port', 'window', 'rate'])
    expect(told.kept).toEqual([])
  })

  test('never over what was typed, be it the first value typed again: that is told instead', () => {
    const typed = { ...newConnection, host: 'my.host', window: 10 }
    const { draft, fill: told } = fill(typed, smscRu, ['host', 'window'])
    expect(draft).toMatchObject({ host: 'my.host', window: 10, port: 3700 })
    expect(told.kept).toEqual([
      { path: 'host', value: 'smpp.smsc.ru' },
      { path: 'window', value: 300 },
    ])
    const asked = taken(draft, told)
    expect(asked.draft).toMatchObject({ host: 'smpp.smsc.ru', window: 300 })
    expect(undone(asked.draft, asked.fill)).toEqual(typed)
  })

  test('nor over what a saved connection has of its own', () => {
    expect(fill({ ...newConnection, host: '10.0.0.1', rate: 5 }).draft).toMatchObject({
      ...{ host: '10.0.0.1', rate: 5, port: 3700 },
    })
  })

  test('and takes back what another profile put in and this one does not know', () => {
    const first = fill(newConnection)
    const second = fill(first.draft, devino, [], first.fill)
    expect(second.draft).toEqual({ ...newConnection, host: 'smpp01.integrationapi.net' })
    expect(filledBy({ ...second, typed: [] }, undefined).draft).toEqual(newConnection)
  })

  test('which can be taken back, but for what was typed since', () => {
    const { draft, fill: told } = fill(newConnection)
    expect(undone(draft, told)).toEqual(newConnection)
    expect(undone({ ...draft, port: 3701 }, told)).toEqual({ ...newConnection, port: 3701 })
  })

  test('with TLS and its port where it is known that there is nothing else', () => {
    expect(fill(newConnection, catalogue.of('infobip')).draft).toMatchObject({
      ...{ host: 'smpp2.infobip.com', port: 8887 },
      tls: { enabled: true },
    })
  })
})

test('changes of a draft are known by their paths', () => {
  const tls = { ...newConnection.tls, enabled: true }
  expect(changedPaths(newConnection, { ...newConnection, name: 'A', rate: 1, tls })).toEqual([
    'tls.enabled',
    'rate',
  ])
})
