import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ruleBounds } from '../../stores/kept-rules.ts'
import { addRule, putRules, resetRules, useRules } from '../../stores/rules-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { RuleLine } from './rule-line.tsx'
import './list.css'
import { HelpButton } from '../../parts/help-button.tsx'

/** The colour rules in their order; a change is seen in the list at once. */
export function RulesDialog({ ruleId, onClose }: { ruleId: string | null; onClose: () => void }) {
  const { t } = useTranslation('list')
  const { t: common } = useTranslation('common')
  const id = useId()
  const rules = useRules((state) => state.rules)
  const [newest, setNewest] = useState(ruleId)
  const reset = () => {
    resetRules()
    notifyDone(t('rules.wasReset'), { label: t('rules.undo'), run: () => putRules(rules) })
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={`${id}-title`}>
      <DialogTitle id={`${id}-title`}>{t('rules.title')}</DialogTitle>
      <DialogContent>
        <p className="dim">{t('rules.note')}</p>
        {rules.length === 0 && <p>{t('rules.empty')}</p>}
        <ol className="rules-list">
          {rules.map((rule, index) => (
            <RuleLine
              key={rule.id}
              rule={rule}
              isFirst={index === 0}
              isLast={index === rules.length - 1}
              takesFocus={rule.id === newest}
            />
          ))}
        </ol>
      </DialogContent>
      <DialogActions>
        <HelpButton page="watching" />
        <Button
          variant="outlined"
          disabled={rules.length >= ruleBounds.rules}
          onClick={() => setNewest(addRule(''))}
        >
          {t('rules.add')}
        </Button>
        <Button onClick={reset}>{t('rules.reset')}</Button>
        <span className="grow" />
        <Button variant="contained" onClick={onClose}>
          {common('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
