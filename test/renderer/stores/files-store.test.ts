import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { ScriptedHost } from '../../support/scripted-host.ts'

function file(captureId: string, isFromPath: boolean): CaptureFile {
  return {
    ...{ captureId, name: `${captureId}.pcap`, octets: 24, read: 24, kind: 'pcap' as const, smppPorts: [] },
    ...{ packets: 0, pdus: 0, gaps: 0, conversations: 0, firstAt: null, lastAt: null },
    ...{ state: 'ready' as const, fault: null, problems: [], foreign: [], isFromPath },
  }
}

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  vi.stubGlobal('history', { pushState: () => undefined })
})
afterEach(() => vi.unstubAllGlobals())

test('a file that the program was told to open is shown once, one that another window gave is not', async () => {
  const host = new ScriptedHost()
  const files = await import('../../../renderer/stores/files-store.ts')
  const link = await import('../../../renderer/stores/host-store.ts')
  const { showCapture, useShownCapture } = await import('../../../renderer/stores/shown-capture.ts')
  const { useNavigation } = await import('../../../renderer/stores/navigation-store.ts')
  files.startFiles()
  link.startLink()
  const stream = await (await host.line()).stream('capture.files')
  await stream.send([file('given', false)])
  expect(useShownCapture.getState().captureId).toBeNull()
  await stream.send([file('opened', true)])
  expect(useShownCapture.getState().captureId).toBe('opened')
  expect(useNavigation.getState().tab).toBe('live')
  showCapture(null)
  ;(await host.line()).break()
  await vi.waitUntil(() => link.useHost.getState().phase === 'gone')
  link.retryNow()
  const again = await (await host.line(1)).stream('capture.files')
  await again.send([file('given', false), file('opened', true)])
  expect(files.useFiles.getState().files).toHaveLength(2)
  expect(useShownCapture.getState().captureId).toBeNull()
})
