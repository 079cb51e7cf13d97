import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { type IpcMessage, ipcChannel } from '../../../electron/hosts/ipc-channel.ts'
import type { ServedPort } from '../../../shared/contract/port.ts'

const ipcMain = new EventEmitter()
vi.mock('electron', () => ({ ipcMain }))
const { startIpcHost } = await import('../../../electron/hosts/ipc-host.ts')

/** One of our windows, as Electron shows it to the host. */
class OwnWindow extends EventEmitter {
  readonly mainFrame = { url: 'workbench://app/' }
  readonly sent: IpcMessage[] = []

  send(_channel: string, message: IpcMessage): void {
    this.sent.push(message)
  }

  isDestroyed(): boolean {
    return false
  }

  say(message: IpcMessage | object): void {
    ipcMain.emit(ipcChannel, { sender: this, senderFrame: this.mainFrame }, message)
  }
}

let window: OwnWindow
let port: ServedPort

beforeEach(() => {
  ipcMain.removeAllListeners()
  window = new OwnWindow()
  startIpcHost({
    isOurs: () => true,
    onPort: (opened) => {
      port = opened
    },
    onForeign: () => undefined,
  })
  window.say({ kind: 'open', line: 'a' })
})

test('what the page has not said it took counts as waiting', () => {
  let heard = 0
  port.onTaken(() => {
    heard += 1
  })
  port.send('x'.repeat(1000))
  port.send('x'.repeat(1000))
  expect(port.bufferedOctets()).toBe(2004)
  window.say({ kind: 'taken', line: 'a', octets: 1002 })
  expect(port.bufferedOctets()).toBe(1002)
  expect(heard).toBe(1)
})

test.each([
  { kind: 'taken', line: 'b', octets: 1000 },
  { kind: 'taken', line: 'a', octets: -1000 },
  { kind: 'taken', line: 'a', octets: Number.NaN },
  { kind: 'taken', line: 'a', octets: '1000' },
  { kind: 'taken', line: 'a' },
])('%j takes nothing', (message) => {
  port.send('x'.repeat(1000))
  window.say(message)
  expect(port.bufferedOctets()).toBe(1002)
})

test('a page that says it took more than was sent is behind by nothing', () => {
  port.send('x'.repeat(1000))
  window.say({ kind: 'taken', line: 'a', octets: 1e300 })
  expect(port.bufferedOctets()).toBe(0)
  port.send('x'.repeat(1000))
  expect(port.bufferedOctets()).toBe(1002)
})
