import { afterEach, expect, test, vi } from 'vitest'
import { holdPage } from '../../../renderer/stores/leaving.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function pageWith(workbenchPort: unknown): { isAsked: () => boolean } {
  const page = Object.assign(new EventTarget(), { workbenchPort })
  vi.stubGlobal('window', page)
  return {
    isAsked() {
      const event = new Event('beforeunload', { cancelable: true })
      page.dispatchEvent(event)
      return event.defaultPrevented
    },
  }
}

test('a browser asks while work goes on that would end with the page, and only then', () => {
  const page = pageWith(undefined)
  expect(page.isAsked()).toBe(false)
  holdPage('replay', true)
  holdPage('message-work', true)
  holdPage('replay', false)
  expect(page.isAsked()).toBe(true)
  holdPage('message-work', false)
  expect(page.isAsked()).toBe(false)
})

test('the desktop’s page never keeps its window', () => {
  const page = pageWith({})
  holdPage('replay', true)
  expect(page.isAsked()).toBe(false)
})
