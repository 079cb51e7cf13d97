import { create } from 'zustand'
import { type CaptureFile, fileChunkOctets } from '../../shared/contract/capture-files.ts'
import { base64Of } from './base64.ts'
import { forgetCapture } from './capture-store.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { goTo } from './navigation-store.ts'
import { showCapture, useShownCapture } from './shown-capture.ts'
import { notifyFault } from './toast-store.ts'

interface FilesState {
  /** Files that are open, in the order in which they were opened. */
  readonly files: readonly CaptureFile[]
}

export const useFiles = create<FilesState>(() => ({ files: [] }))

/** Files that this window gave: such a one can be read again in another way. */
const given = new Map<string, File>()
/** Files on their way that are to go no further. */
const stopped = new Set<string>()

export function startFiles(): void {
  onLinked(() => useFiles.setState({ files: [] }))
  followAlways(
    'capture.files',
    () => ({}),
    (items) => {
      let { files } = useFiles.getState()
      for (const item of items) {
        if ('closed' in item) {
          forget(item.closed)
          files = files.filter(({ captureId }) => captureId !== item.closed)
        } else if (files.some(({ captureId }) => captureId === item.captureId)) {
          files = files.map((file) => (file.captureId === item.captureId ? item : file))
        } else {
          files = [...files, item]
          if (item.isFromPath) showOnce(item.captureId)
        }
      }
      useFiles.setState({ files })
    },
  )
}

/** Shows a file that the program was told to open; not again after a reload, which keeps the reader where he was. */
function showOnce(captureId: string): void {
  const key = `smpp-workbench.shown.${captureId}`
  if (sessionStorage.getItem(key) !== null) return
  sessionStorage.setItem(key, '1')
  showCapture(captureId)
  goTo('live')
}

/** The file of the capture on show; undefined for the live one. */
export function useShownFile(): CaptureFile | undefined {
  const captureId = useShownCapture((state) => state.captureId)
  return useFiles((state) => state.files.find((file) => file.captureId === captureId))
}

/** The name of an opened file; '' for the live capture, and for one that is closed. */
export function captureName(captureId: string | null): string {
  return useFiles.getState().files.find((file) => file.captureId === captureId)?.name ?? ''
}

/** Opens files beside the live capture and shows the first of them while it is read; its id, null when it was refused. */
export async function openCaptureFiles(
  files: readonly File[],
  smppPorts: number[] = [],
): Promise<string | null> {
  let first: string | null = null
  for (const file of files) {
    const captureId = await begin(file, smppPorts)
    if (captureId === null) break
    if (first === null) {
      showCapture(captureId)
      goTo('live')
    }
    first ??= captureId
    void give(captureId, file)
  }
  return first
}

async function begin(file: File, smppPorts: number[]): Promise<string | null> {
  try {
    const about = { name: file.name, octets: file.size, smppPorts }
    const { captureId } = await client().call('capture.beginFile', about)
    given.set(captureId, file)
    return captureId
  } catch (error) {
    notifyFault(error)
    return null
  }
}

/** Hands the file over, each piece once the one before it is read. */
async function give(captureId: string, file: File): Promise<void> {
  try {
    for (let from = 0; from < file.size && !stopped.has(captureId); from += fileChunkOctets) {
      const octets = new Uint8Array(await file.slice(from, from + fileChunkOctets).arrayBuffer())
      const base64 = base64Of(octets)
      const { isWanted } = await client().call('capture.addOctets', { captureId, base64 })
      if (!isWanted) break
    }
    await client().call('capture.endFile', { captureId })
  } catch (error) {
    // Closed while it was on its way: nobody waits for it.
    if (given.has(captureId)) notifyFault(error)
  }
}

/** Reads no further; what was read stays. */
export async function stopFile(captureId: string): Promise<void> {
  stopped.add(captureId)
  try {
    await client().call('capture.endFile', { captureId })
  } catch (error) {
    notifyFault(error)
  }
}

export async function closeFile(captureId: string): Promise<void> {
  forget(captureId)
  try {
    await client().call('capture.closeFile', { captureId })
  } catch (error) {
    notifyFault(error)
  }
}

/** True for a file that this window can give again. */
export function canReadAgain(captureId: string): boolean {
  return given.has(captureId)
}

/** Reads the file again with what passed this port taken for SMPP, in the place of what it is now. */
export async function readAsSmpp(captureId: string, port: number): Promise<void> {
  const file = given.get(captureId)
  const before = useFiles.getState().files.find((one) => one.captureId === captureId)
  if (file === undefined) return
  await closeFile(captureId)
  await openCaptureFiles([file], [...new Set([...(before?.smppPorts ?? []), port])])
}

/** The live capture takes the place of a file that is gone. */
function forget(captureId: string): void {
  given.delete(captureId)
  stopped.delete(captureId)
  if (useShownCapture.getState().captureId === captureId) showCapture(null)
  forgetCapture(captureId)
}
