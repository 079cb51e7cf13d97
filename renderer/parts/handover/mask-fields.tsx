import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MaskChoice } from '../../../shared/contract/capture-export.ts'
import './handover.css'

interface MaskFieldsProps {
  readonly mask: MaskChoice
  /** What there may be to hide; all unless told. */
  readonly parts?: readonly (keyof MaskChoice)[]
  readonly onChange: (mask: MaskChoice) => void
}

const everyPart = ['secrets', 'numbers', 'texts'] as const

/** What is hidden in what is handed over; passwords are left readable only after a question. */
export function MaskFields({ mask, parts = everyPart, onChange }: MaskFieldsProps) {
  const { t } = useTranslation('handover')
  const [isAsking, setAsking] = useState(false)
  const flip = (part: keyof MaskChoice) => {
    if (part === 'secrets' && mask.secrets) setAsking(true)
    else onChange({ ...mask, [part]: !mask[part] })
  }
  return (
    <fieldset className="handover-masks">
      <legend className="field-label">{t('masks')}</legend>
      {parts.map((part) => (
        <div key={part}>
          <FormControlLabel
            control={<Switch checked={mask[part]} onChange={() => flip(part)} />}
            label={t(`mask.${part}`)}
          />
          <p className={part === 'secrets' && !mask.secrets ? 'bad' : 'dim'}>
            {t(part === 'secrets' && !mask.secrets ? 'mask.secretsOpen' : `mask.${part}Help`)}
          </p>
        </div>
      ))}
      <Dialog open={isAsking} onClose={() => setAsking(false)}>
        <DialogTitle>{t('secretsTitle')}</DialogTitle>
        <DialogContent>{t('secretsText')}</DialogContent>
        <DialogActions>
          <Button onClick={() => setAsking(false)}>{t('secretsKeep')}</Button>
          <Button
            variant="contained"
            color="error"
            onClick={() => {
              setAsking(false)
              onChange({ ...mask, secrets: false })
            }}
          >
            {t('secretsOpen')}
          </Button>
        </DialogActions>
      </Dialog>
    </fieldset>
  )
}
