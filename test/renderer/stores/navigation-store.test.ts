import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

let store: typeof import('../../../renderer/stores/navigation-store.ts')
let address = ''
let steps = 0

/** A window opened at an address. */
async function openedAt(hash: string): Promise<void> {
  vi.resetModules()
  steps = 0
  vi.stubGlobal('location', { hash })
  vi.stubGlobal('history', {
    pushState: (_state: unknown, _title: string, url: string) => {
      address = url
      steps += 1
    },
  })
  store = await import('../../../renderer/stores/navigation-store.ts')
}

beforeEach(() => openedAt(''))
afterEach(() => vi.unstubAllGlobals())

const shown = () => store.useNavigation.getState().tab

describe('going', () => {
  test('to a room leads to its first tab, later to the one that was on show last', () => {
    store.goToRoom('compose')
    expect(shown()).toBe('message')
    store.goTo('octets')
    store.goToRoom('inspect')
    store.goToRoom('compose')
    expect(shown()).toBe('octets')
  })

  test('keeps every tab that was visited, latest first, and stands in the address', () => {
    store.goTo('codes')
    store.goTo('live')
    store.goTo('codes')
    expect(store.useNavigation.getState().visited).toEqual(['codes', 'live', 'connections'])
    expect(address).toBe('#/codes')
  })

  test('is a step of the history, but for going where one is; another PDU of the same list is one', () => {
    store.goTo('live')
    store.goTo('live')
    expect(steps).toBe(1)
    store.openPdu(3)
    expect(steps).toBe(2)
  })

  test('survives a reload; an address that is none leads to the connections', async () => {
    await openedAt('#/octets')
    expect(shown()).toBe('octets')
    await openedAt('#/nowhere')
    expect(shown()).toBe('connections')
  })
})

describe('a request', () => {
  test('goes to the tab it is for and is taken once', () => {
    const { openCodes, openPdu, openMessage, composeWith, openConnection, takeRequest } = store
    openCodes({ code: '0x0403' })
    expect(shown()).toBe('codes')
    openPdu(7)
    expect(shown()).toBe('live')
    openMessage('m')
    expect(shown()).toBe('messages')
    openConnection('c')
    expect(shown()).toBe('connections')
    store.goTo('octets')
    composeWith({ intent: { text: 'Hello' } })
    expect(shown()).toBe('message')
    expect(takeRequest('codes')).toEqual({ code: '0x0403' })
    expect(takeRequest('codes')).toBeNull()
    expect(takeRequest('pduSeq')).toBe(7)
    expect(takeRequest('messageId')).toBe('m')
    expect(takeRequest('connectionId')).toBe('c')
    expect(takeRequest('compose')?.intent.text).toBe('Hello')
  })
})
