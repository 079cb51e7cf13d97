import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoticeText } from '../../parts/notice-text.tsx'
import { loadFileMessage, useFileMessages } from '../../stores/file-messages-store.ts'
import { MessageTimeline } from './message-timeline.tsx'
import { timelineSteps } from './timeline-steps.ts'

/** Time after which a question is seen, ms: most answers come before. */
const patienceMs = 400

interface FileTimelineProps {
  /** The chosen PDU; null: none is, and the place is kept, so that the list does not move when one is. */
  readonly seq: number | null
  /** PDUs still come: what is missing now may be among them. */
  readonly isReading: boolean
}

/** The way of the message that a PDU of an opened file belongs to, as far as it is in the file. */
export function FileTimeline({ seq, isReading }: FileTimelineProps) {
  const { t } = useTranslation('inspector')
  const found = useFileMessages((state) => (seq === null ? undefined : state.found[seq]))
  const failure = useFileMessages((state) => (seq === null ? undefined : state.failures[seq]))
  useEffect(() => {
    if (seq !== null) void loadFileMessage(seq, isReading)
  }, [seq, isReading])
  if (seq === null) return <div className="timeline" />
  if (failure !== undefined)
    return (
      <div className="timeline" role="alert">
        <NoticeText body={failure} />
      </div>
    )
  if (found === undefined) return <Asking key={seq} />
  if (found !== null && timelineSteps(found, true).length > 0)
    return <MessageTimeline card={found} seq={seq} isFile />
  return <div className="timeline dim">{t(found === null ? 'noMessage' : 'wholeMessage')}</div>
}

function Asking() {
  const { t } = useTranslation('inspector')
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="timeline dim" role="status">
      {isSeen && t('messageSought')}
    </div>
  )
}
