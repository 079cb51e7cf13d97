import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Progress } from '../../parts/progress.tsx'

/** The licences of the software inside, as the build collected them beside the page. */
export function LicenceText({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  const [text, setText] = useState<string | null>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    fetch('./licenses.txt', { signal: ending.signal })
      .then((reply) => (reply.ok ? reply.text() : Promise.reject(new Error(reply.statusText))))
      .then(setText)
      .catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true)
      })
    return () => ending.abort()
  }, [])
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('about.others')}</DialogTitle>
      <DialogContent dividers tabIndex={0}>
        {hasFailed ? (
          t('about.noLicences')
        ) : text === null ? (
          <Progress />
        ) : (
          <pre className="licence-text">{text}</pre>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{tc('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}
