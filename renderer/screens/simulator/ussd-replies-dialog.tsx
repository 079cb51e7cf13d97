import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mobileFlowSchema } from '../../../shared/simulator/mobile-flow.ts'
import { HelpButton } from '../../parts/help-button.tsx'

const repliesSchema = mobileFlowSchema.shape.ussdReplies.unwrap()
const replySchema = repliesSchema.element

interface Row {
  readonly key: number
  readonly text: string
}

/** What the handsets of a flow answer in their USSD dialogues, a row for each answer; onClose with null changes nothing. */
export function UssdRepliesDialog({
  about,
  replies,
  onClose,
}: {
  about: string
  replies: readonly string[]
  onClose: (replies: string[] | null) => void
}) {
  const { t } = useTranslation('simulator')
  const { t: common } = useTranslation('common')
  const [rows, setRows] = useState<readonly Row[]>(replies.map((text, key) => ({ key, text })))
  const texts = rows.map(({ text }) => text)
  const isBad = (text: string) => !replySchema.safeParse(text).success
  const add = () => setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, text: '' }])
  const raise = (at: number) => {
    const row = rows[at]
    if (row !== undefined) setRows(rows.toSpliced(at, 1).toSpliced(at - 1, 0, row))
  }
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={() => onClose(null)}
      aria-labelledby="ussd-replies"
      aria-describedby="ussd-replies-about"
    >
      <DialogTitle id="ussd-replies">{t('ussd.title', { about })}</DialogTitle>
      <DialogContent>
        <p id="ussd-replies-about" className="dim">
          {t('ussd.help')}
        </p>
        {rows.length === 0 && <p>{t('ussd.empty')}</p>}
        <ol className="sim-ussd-replies">
          {rows.map(({ key, text }, at) => (
            <li key={key}>
              <TextField
                fullWidth
                size="small"
                autoFocus={at === rows.length - 1}
                label={t('ussd.reply', { number: at + 1 })}
                value={text}
                error={isBad(text)}
                helperText={isBad(text) ? t('ussd.tooLong') : undefined}
                onChange={(event) =>
                  setRows(rows.map((row) => (row.key === key ? { key, text: event.target.value } : row)))
                }
              />
              <Button
                size="small"
                disabled={at === 0}
                aria-label={t('ussd.up', { number: at + 1 })}
                onClick={() => raise(at)}
              >
                ↑
              </Button>
              <Button
                size="small"
                aria-label={t('ussd.remove', { number: at + 1 })}
                onClick={() => setRows(rows.filter((row) => row.key !== key))}
              >
                {t('operators.remove')}
              </Button>
            </li>
          ))}
        </ol>
        <Button disabled={!repliesSchema.safeParse([...texts, '']).success} onClick={add}>
          {t('ussd.add')}
        </Button>
      </DialogContent>
      <DialogActions>
        <HelpButton page="simulator" section={5} />
        <Button onClick={() => onClose(null)}>{common('cancel')}</Button>
        <Button
          variant="contained"
          disabled={!repliesSchema.safeParse(texts).success}
          onClick={() => onClose([...texts])}
        >
          {t('ussd.save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
