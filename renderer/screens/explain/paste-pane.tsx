import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PasteReading } from '../../../shared/paste/pasted-item.ts'
import { withoutPasswords } from '../../../shared/smpp/password-ranges.ts'
import { formatSize } from '../../parts/format.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { useSearchKey } from '../../parts/keys/use-keys.ts'
import type { Pasted } from '../../stores/explain-store.ts'
import { LongPaste } from './long-paste.tsx'
import { PasteEditor } from './paste-editor.tsx'
import type { PasteProps } from './paste-props.ts'

/** A longer text is shown and not edited: the browser lays it out anew at each key. */
const longestEdited = 128 * 1024

/** What was pasted, kept as it is: each thing read has its bar, what was not read is dimmed. */
export function PastePane({
  pasted,
  onLeave,
  ...props
}: PasteProps & { readonly pasted: Pasted; readonly onLeave: () => void }) {
  const { content, fileName } = pasted
  const field = useRef<HTMLTextAreaElement>(null)
  // What is pasted or typed next goes into the field.
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  useSearchKey(field)
  return (
    <div className="explain-paste">
      {fileName !== null && <FileLine pasted={pasted} />}
      {typeof content !== 'string' ? (
        <PastedOctets octets={content} reading={props.reading} />
      ) : content.length > longestEdited ? (
        <LongPaste text={content} {...props} />
      ) : (
        <PasteEditor text={content} field={field} onLeave={onLeave} {...props} />
      )}
    </div>
  )
}

function FileLine({ pasted: { fileName, fileOctets, content } }: { pasted: Pasted }) {
  const { t } = useTranslation('explain')
  const { t: tc } = useTranslation('common')
  return (
    <p className="explain-file">
      <span className="strong cut foreign">{fileName}</span>
      {fileOctets !== null && <span className="dim">{formatSize(fileOctets, tc)}</span>}
      {typeof content === 'string' && content.length > longestEdited && (
        <span className="dim">{t('notEdited')}</span>
      )}
    </p>
  )
}

/** A file of PDUs by its octets, passwords masked; of a capture only what it is. */
function PastedOctets({ octets, reading }: { octets: Uint8Array; reading: PasteReading | null }) {
  const { t } = useTranslation('explain')
  const isCapture = reading?.items.some(({ kind }) => kind === 'capture') ?? true
  const masked = useMemo(() => {
    const shown = octets.slice()
    let at = 0
    for (const item of reading?.items ?? []) {
      if (item.kind !== 'pdu') continue
      shown.set(withoutPasswords(item.octets, 'odd'), at)
      at += item.octets.length
    }
    return shown
  }, [octets, reading])
  return isCapture ? <p className="dim explain-no-text">{t('noText')}</p> : <HexView bytes={masked} />
}
