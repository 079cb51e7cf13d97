import { type IpcMainEvent, ipcMain, type WebContents } from 'electron'
import type { ServedPort } from '../../shared/contract/port.ts'
import { type ServedTextLine, servedPortOverText } from '../../shared/contract/text-port.ts'
import { type IpcMessage, ipcChannel, readIpcMessage } from './ipc-channel.ts'

/** The address under which the desktop serves the page to itself (desktop/app-protocol.ts). */
export const pageOrigin = 'workbench://app'

/** A text above this is not of ours; the web host refuses frames at the same size. */
const textLimit = 4 * 1024 * 1024

export interface IpcHostOptions {
  /** True for one of our windows. */
  readonly isOurs: (contents: WebContents) => boolean
  /** A page has connected. */
  readonly onPort: (port: ServedPort) => void
  /** A message came from a frame that may not speak; its address, without a query. */
  readonly onForeign: (address: string) => void
}

/**
 * Serves the contract to our windows over Electron's IPC: one line per loaded page. Only the main frame of one of our
 * windows, showing our own page, is listened to; everything else is dropped. Returns the way to stop.
 */
export function startIpcHost(options: IpcHostOptions): () => void {
  const lines = new Map<WebContents, IpcLine>()

  const onMessage = (event: IpcMainEvent, value: unknown) => {
    const { sender } = event
    if (!options.isOurs(sender) || !isOurPage(event)) {
      options.onForeign(withoutQuery(event.senderFrame?.url))
      return
    }
    const message = readIpcMessage(value)
    if (message === undefined) return
    const current = lines.get(sender)
    if (message.kind === 'open') {
      current?.end()
      const line = new IpcLine(sender, message.line, () => {
        if (lines.get(sender) === line) lines.delete(sender)
      })
      lines.set(sender, line)
      options.onPort(servedPortOverText(line))
    } else if (current?.name === message.line) {
      if (message.kind === 'close') current.end()
      else if (message.kind === 'taken') current.hearTaken(message.octets)
      else if (message.text.length <= textLimit) current.receive(message.text)
      else current.close()
    }
  }

  ipcMain.on(ipcChannel, onMessage)
  return () => {
    ipcMain.off(ipcChannel, onMessage)
    for (const line of [...lines.values()]) line.close()
  }
}

class IpcLine implements ServedTextLine {
  readonly name: string
  readonly #contents: WebContents
  readonly #onEnd: () => void
  readonly #textListeners: ((text: string) => void)[] = []
  readonly #closeListeners: (() => void)[] = []
  readonly #takenListeners: (() => void)[] = []
  #buffered = 0
  #ended = false

  constructor(contents: WebContents, name: string, onEnd: () => void) {
    this.#contents = contents
    this.name = name
    this.#onEnd = onEnd
    const end = () => this.end()
    contents.once('destroyed', end)
    contents.once('render-process-gone', end)
    this.#closeListeners.push(() => {
      contents.off('destroyed', end)
      contents.off('render-process-gone', end)
    })
  }

  send(text: string): void {
    this.#buffered += text.length
    this.#post({ kind: 'text', line: this.name, text })
  }

  onText(listener: (text: string) => void): void {
    this.#textListeners.push(listener)
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener)
  }

  /** Octets not reported as taken by the page (preload.ts): Electron does not tell what its pipe holds. */
  bufferedOctets(): number {
    return this.#buffered
  }

  onTaken(listener: () => void): void {
    this.#takenListeners.push(listener)
  }

  hearTaken(octets: number): void {
    this.#buffered = Math.max(0, this.#buffered - octets)
    for (const listener of this.#takenListeners) listener()
  }

  receive(text: string): void {
    if (!this.#ended) for (const listener of this.#textListeners) listener(text)
  }

  /** Our decision: the page is told. */
  close(): void {
    this.#post({ kind: 'close', line: this.name })
    this.end()
  }

  /** The page is gone, or has said goodbye. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#onEnd()
    for (const listener of this.#closeListeners) listener()
  }

  #post(message: IpcMessage): void {
    if (!this.#ended && !this.#contents.isDestroyed()) this.#contents.send(ipcChannel, message)
  }
}

function isOurPage({ senderFrame, sender }: IpcMainEvent): boolean {
  // A frame that navigated away before its message was read has no senderFrame.
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false
  return originOf(senderFrame.url) === pageOrigin
}

/** Node gives custom schemes the origin 'null', so it is put together here. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}

function withoutQuery(address: string | undefined): string {
  return (address ?? 'a frame that is gone').replace(/[?#].*$/s, '')
}
