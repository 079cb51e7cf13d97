import { revealRow } from './capture-reveal.ts'
import { type Pasted, useExplain } from './explain-store.ts'
import { openCaptureFiles, useFiles } from './files-store.ts'
import { goTo } from './navigation-store.ts'
import { showCapture, useShownCapture } from './shown-capture.ts'

/** The paste that was opened last in the inspector, so that its next PDU opens no second file. */
let opened: { readonly content: Pasted['content']; readonly captureId: string } | null = null

/** Opens what is explained beside the live capture, and selects one of its PDUs by its number in it. */
export async function inspectPasted(number: number | null): Promise<void> {
  const { pasted } = useExplain.getState()
  const { files } = useFiles.getState()
  const known =
    opened?.content === pasted.content
      ? files.find((file) => file.captureId === opened?.captureId)
      : undefined
  const captureId = known?.captureId ?? (await openCaptureFiles([fileOf(pasted)]))
  if (captureId === null) return
  opened = { content: pasted.content, captureId }
  showCapture(captureId)
  goTo('live')
  if (number === null || !(await isRead(captureId, number))) return
  if (useShownCapture.getState().captureId === captureId) await revealRow(number)
}

/** What was pasted, or chosen before this page was loaded, has no file of its own. */
function fileOf({ file, fileName, content }: Pasted): File {
  return file ?? new File([typeof content === 'string' ? content : content.slice()], fileName ?? 'paste.txt')
}

/** Waits until so many PDUs of the file were read; false where it ended before, or was closed. */
function isRead(captureId: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const file = useFiles.getState().files.find((one) => one.captureId === captureId)
      if (file !== undefined) wasSeen = true
      const isThere = file !== undefined && file.pdus >= number
      if (!isThere && (file === undefined ? !wasSeen : file.state === 'reading')) return
      stop()
      resolve(isThere)
    }
    let wasSeen = false
    const stop = useFiles.subscribe(look)
    look()
  })
}
