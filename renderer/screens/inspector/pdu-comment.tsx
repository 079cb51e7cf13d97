import Button from '@mui/material/Button'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commentLimit } from '../../../shared/contract/capture-marks.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { editComment, markOfPdu, setComment, useMarks } from '../../stores/capture-marks-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** The comment on the chosen PDU, written in its place; nothing where there is none. */
export function PduComment({ seq }: { seq: number }) {
  const comment = useMarks((state) => markOfPdu(state.marks, seq).comment)
  const isEdited = useMarks((state) => state.editedSeq === seq)
  if (isEdited) return <CommentEditor seq={seq} comment={comment} />
  return comment === '' ? null : <ShownComment seq={seq} comment={comment} />
}

function ShownComment({ seq, comment }: { seq: number; comment: string }) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const remove = async () => {
    if (!(await setComment(seq, ''))) return
    notifyDone(t('comment.removed'), { label: tc('undo'), run: () => void setComment(seq, comment) })
  }
  return (
    <div className="pdu-comment">
      <span aria-hidden="true" className="accent">
        ✎
      </span>
      <p className="grow foreign">
        <ForeignText text={comment} />
      </p>
      <Button onClick={() => editComment(seq)}>{t('comment.edit')}</Button>
      <Button onClick={() => void remove()}>{t('comment.remove')}</Button>
    </div>
  )
}

/** Ctrl+Enter keeps what was written, Esc leaves the comment as it was. */
function CommentEditor({ seq, comment }: { seq: number; comment: string }) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const [text, setText] = useState(comment)
  const [isSaving, setSaving] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.setSelectionRange(comment.length, comment.length)
  }, [comment])
  const leave = () => {
    editComment(null)
    document.querySelector<HTMLElement>('.inspector [role=grid]')?.focus()
  }
  const save = async () => {
    setSaving(true)
    if (await setComment(seq, text)) leave()
    else setSaving(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="pdu-comment">
      <textarea
        ref={input}
        className="grow"
        rows={2}
        maxLength={commentLimit}
        aria-label={t('comment.label')}
        placeholder={t('comment.hint')}
        value={text}
        // What is typed while it is being kept would be lost.
        readOnly={isSaving}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="contained" disabled={isSaving} onClick={() => void save()}>
        {t('comment.save')}
      </Button>
      <Button onClick={leave}>{tc('cancel')}</Button>
    </div>
  )
}
