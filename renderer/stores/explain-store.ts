import { create } from 'zustand'
import { goTo } from './navigation-store.ts'
import { keepPlace } from './place-history.ts'

/** What is on the screen Explain: a text, or the octets of a file that is none. */
export interface Pasted {
  readonly content: string | Uint8Array
  /** null: pasted or typed. */
  readonly fileName: string | null
  /** Octets of the whole file, of which `content` is the beginning; null where it is all of it. */
  readonly fileOctets: number | null
  /** The file itself; null: it was pasted, or chosen before this page was loaded. */
  readonly file: File | null
  /** The captured PDU that it is; null for all else. */
  readonly origin: PduOrigin | null
}

interface PduOrigin {
  /** Of an opened file; null: the live capture. */
  readonly captureId: string | null
  readonly seq: number
}

interface ExplainState {
  readonly pasted: Pasted
  /** Another for what was pasted anew: typing goes on with the same. By Unix time in ms, so that no other window has it. */
  readonly pasteId: number
}

const nothing: Pasted = { content: '', fileName: null, fileOctets: null, file: null, origin: null }

/** Kept while the window is open: a paste may hold secrets. The history keeps it with these masked. */
export const useExplain = create<ExplainState>(() => ({ pasted: nothing, pasteId: Date.now() }))

keepPlace<Pasted>('paste', {
  isStored: false,
  read: () => useExplain.getState().pasted,
  restore: (pasted) => {
    if (pasted === useExplain.getState().pasted) return
    useExplain.setState(({ pasteId }) => ({ pasted, pasteId: nextId(pasteId) }))
  },
})

function nextId(before: number): number {
  return Math.max(before + 1, Date.now())
}

/** The text as it is typed on. */
export function typePasted(content: string): void {
  useExplain.setState(({ pasted }) => ({ pasted: { ...pasted, content } }))
}

/** What comes into the field now is another paste. */
export function startPaste(): void {
  useExplain.setState(({ pasteId }) => ({ pasteId: nextId(pasteId) }))
}

/** Shows another paste on the screen Explain. */
export function openPaste(content: string | Uint8Array, file: Partial<Pasted> = {}): void {
  useExplain.setState(({ pasteId }) => ({
    pasted: { ...nothing, ...file, content },
    pasteId: nextId(pasteId),
  }))
  goTo('paste')
}

/** Shows a file on the screen Explain: its text, or its octets where it has none. */
export async function openFile(file: File): Promise<void> {
  // With the codes and the readers of captures, which nothing else on the first screen needs.
  const { maxPasteOctets, textOfFile } = await import('../../shared/paste/read-paste.ts')
  const octets = new Uint8Array(await file.slice(0, maxPasteOctets).arrayBuffer())
  openPaste(textOfFile(octets) ?? octets, { fileName: file.name, fileOctets: file.size, file })
}

/** Empties the screen; the returned function brings back what was there. */
export function clearPasted(): () => void {
  const { pasted } = useExplain.getState()
  useExplain.setState(({ pasteId }) => ({ pasted: nothing, pasteId: nextId(pasteId) }))
  return () => useExplain.setState({ pasted })
}
