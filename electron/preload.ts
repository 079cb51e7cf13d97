import { contextBridge, ipcRenderer } from 'electron'
import type { TextLine } from '../shared/contract/text-port.ts'
import { type IpcMessage, ipcChannel, readIpcMessage, takenStep } from './hosts/ipc-channel.ts'

// Everything the page gets: one line of text to the engine.
const line = crypto.randomUUID()
const textListeners: ((text: string) => void)[] = []
const closeListeners: (() => void)[] = []
let closed = false
/** Octets of the texts handled since the last report. */
let taken = 0

const send = (message: IpcMessage) => {
  if (!closed) ipcRenderer.send(ipcChannel, message)
}

ipcRenderer.on(ipcChannel, (_event, value: unknown) => {
  const message = readIpcMessage(value)
  if (message === undefined || message.line !== line || closed) return
  if (message.kind === 'text') hearText(message.text)
  if (message.kind === 'close') hearClose()
})

function hearText(text: string): void {
  taken += text.length
  for (const listener of textListeners) listener(text)
  if (taken < takenStep) return
  send({ kind: 'taken', line, octets: taken })
  taken = 0
}

function hearClose(): void {
  closed = true
  for (const listener of closeListeners) listener()
}

const workbenchPort: TextLine = {
  send: (text) => send({ kind: 'text', line, text }),
  onText: (listener) => textListeners.push(listener),
  onClose: (listener) => closeListeners.push(listener),
  close() {
    send({ kind: 'close', line })
    if (!closed) hearClose()
  },
}

send({ kind: 'open', line })
contextBridge.exposeInMainWorld('workbenchPort', workbenchPort)
