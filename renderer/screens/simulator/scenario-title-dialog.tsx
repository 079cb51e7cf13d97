import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenarioView } from '../../../shared/contract/scenarios.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { renameScenario, saveScenario, useScenarios } from '../../stores/scenarios-store.ts'

const mostName = 100
const mostSummary = 1000

/** Name and purpose of a scenario of one's own: of one that is renamed, or of the settings that run. */
export function ScenarioTitleDialog({
  renamed,
  own,
  onClose,
}: {
  renamed: ScenarioView | null
  own: readonly ScenarioView[]
  onClose: () => void
}) {
  const { t } = useTranslation('simulator')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const id = useId()
  const isBusy = useScenarios((view) => view.isBusy)
  const [name, setName] = useState(renamed?.name[language] ?? '')
  const [summary, setSummary] = useState(renamed?.summary[language] ?? '')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const trimmed = name.trim()
  const same = own.find((one) => one.id !== renamed?.id && one.name[language] === trimmed)
  const both = (text: string) => ({ en: text, ru: text })
  const title = { name: both(trimmed), summary: both(summary.trim()) }
  const save = async () => {
    const isDone =
      renamed === null
        ? await saveScenario(title, same, t('scenarios.saved', { name: trimmed }))
        : await renameScenario(renamed, title)
    if (isDone) onClose()
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <DialogTitle id={id}>
          {t(renamed === null ? 'scenarios.saveTitle' : 'scenarios.renameTitle')}
        </DialogTitle>
        <DialogContent className="scenario-title">
          <FormField label={t('scenarios.name')} hint={nameHint()}>
            {(ids) => (
              <TextInput
                ids={ids}
                inputRef={first}
                value={name}
                onChange={(text) => setName(text.slice(0, mostName))}
              />
            )}
          </FormField>
          <FormField label={t('scenarios.summary')}>
            {(ids) => (
              <TextInput
                ids={ids}
                rows={3}
                value={summary}
                onChange={(text) => setSummary(text.slice(0, mostSummary))}
              />
            )}
          </FormField>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isBusy || trimmed === ''}>
            {t(renamed === null ? 'scenarios.save' : 'scenarios.rename')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )

  function nameHint(): string {
    if (same === undefined) return renamed === null ? t('scenarios.withoutSecrets') : ''
    return t(renamed === null ? 'scenarios.replaces' : 'scenarios.twice')
  }
}
