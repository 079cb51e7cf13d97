import { create } from 'zustand'
import { maxPasteOctets, textOfFile } from '../../shared/paste/read-paste.ts'
import { goTo } from './navigation-store.ts'

/** What is on the screen Explain: a text, or the octets of a file that is none. */
export interface Pasted {
  readonly content: string | Uint8Array
  /** null: pasted or typed. */
  readonly fileName: string | null
  /** Octets of the whole file, of which `content` is the beginning; null where it is all of it. */
  readonly fileOctets: number | null
}

interface ExplainState {
  readonly pasted: Pasted
  /** Counts what was pasted anew: typing goes on with the same. */
  readonly pasteNumber: number
}

const nothing: Pasted = { content: '', fileName: null, fileOctets: null }

/** Kept while the window is open: a paste may hold secrets. The history keeps it with these masked. */
export const useExplain = create<ExplainState>(() => ({ pasted: nothing, pasteNumber: 0 }))

/** The text as it is typed on. */
export function typePasted(content: string): void {
  useExplain.setState(({ pasted }) => ({ pasted: { ...pasted, content } }))
}

/** What comes into the field now is another paste. */
export function startPaste(): void {
  useExplain.setState(({ pasteNumber }) => ({ pasteNumber: pasteNumber + 1 }))
}

/** Shows another paste on the screen Explain. */
export function openPaste(content: string | Uint8Array, file: Partial<Pasted> = {}): void {
  useExplain.setState(({ pasteNumber }) => ({
    pasted: { ...nothing, ...file, content },
    pasteNumber: pasteNumber + 1,
  }))
  goTo('paste')
}

/** Shows a file on the screen Explain: its text, or its octets where it has none. */
export async function openFile(file: File): Promise<void> {
  const octets = new Uint8Array(await file.slice(0, maxPasteOctets).arrayBuffer())
  openPaste(textOfFile(octets) ?? octets, { fileName: file.name, fileOctets: file.size })
}

/** Empties the screen; the returned function brings back what was there. */
export function clearPasted(): () => void {
  const { pasted } = useExplain.getState()
  useExplain.setState(({ pasteNumber }) => ({ pasted: nothing, pasteNumber: pasteNumber + 1 }))
  return () => useExplain.setState({ pasted })
}
