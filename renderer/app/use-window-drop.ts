import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { later } from '../link/later.ts'
import { openFile, openPaste } from '../stores/explain-store.ts'
import { useNavigation } from '../stores/navigation-store.ts'
import { roomOf } from '../stores/rooms.ts'
import { notifyDone, notifyFault } from '../stores/toast-store.ts'

/** With the capture and its filters. */
const files = later(() => import('../stores/files-store.ts'))

/**
 * What is pasted outside any field, and what is dropped anywhere, is explained; files that are dropped where PDUs are
 * inspected are opened there. A screen that takes a drop itself prevents its default; a text dragged into a field goes
 * there.
 */
export function useWindowDrop(): void {
  const { t } = useTranslation('common')
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target)) return
      take(event.clipboardData)
    }
    const onDragOver = (event: DragEvent) => {
      if (!event.defaultPrevented && isTaken(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented || !isTaken(event)) return
      event.preventDefault()
      take(event.dataTransfer)
    }
    const take = (data: DataTransfer | null) => {
      const dropped = [...(data?.files ?? [])]
      if (dropped.length > 0 && roomOf(useNavigation.getState().tab) === 'inspect') {
        void files.load().then(({ openCaptureFiles }) => openCaptureFiles(dropped), notifyFault)
        return
      }
      const [file, another] = dropped
      const text = data?.getData('text/plain') ?? ''
      if (file !== undefined) void openFile(file).catch(notifyFault)
      else if (text !== '') openPaste(text)
      if (another !== undefined) notifyDone(t('oneFile'))
    }
    window.addEventListener('paste', onPaste)
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('paste', onPaste)
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [t])
}

/** Files are taken from every field, texts from none. */
function isTaken({ target, dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true || !isField(target)
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  )
}
