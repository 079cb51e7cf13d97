import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Progress } from '../../parts/progress.tsx'

interface BuiltTextProps {
  readonly title: string
  /** Beside the page, as the build made it. */
  readonly file: string
  /** Said where the build left none. */
  readonly missing: string
  readonly show: (text: string) => ReactNode
  readonly onClose: () => void
}

/** A text that the build put beside the page. */
export function BuiltText({ title, file, missing, show, onClose }: BuiltTextProps) {
  const { t } = useTranslation('common')
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    fetch(`./${file}`, { signal: ending.signal })
      .then((reply) => (reply.ok ? reply.text() : Promise.reject(new Error(reply.statusText))))
      .then(setText)
      .catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true)
      })
    return () => ending.abort()
  }, [file])
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent dividers tabIndex={0}>
        {hasFailed || text === '' ? missing : text === null ? <Progress /> : show(text)}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
