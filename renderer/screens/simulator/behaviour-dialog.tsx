import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionSchema } from '../../../shared/simulator/action-table.ts'
import { type Behaviour, behaviourSchema } from '../../../shared/simulator/behaviour.ts'
import { settingField } from '../../../shared/simulator/setting-field.ts'
import { ConditionsEditor } from '../../parts/behaviours/conditions-editor.tsx'
import { SettingInput } from '../../parts/behaviours/setting-input.tsx'
import { problemsOf, type SettingProblems } from '../../parts/behaviours/setting-problems.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import './simulator.css'
import { HelpButton } from '../../parts/help-button.tsx'

/** A behaviour as it is being written. */
interface Draft {
  readonly id: string
  readonly isOn: boolean
  readonly when: Readonly<Record<string, unknown>>
  readonly do: unknown
}

const nothing: SettingProblems = new Map()

/** A behaviour, made or changed: its name, all its conditions, its action. `taken`: the names of the others. */
export function BehaviourDialog({
  behaviour,
  isNew,
  taken,
  onSave,
  onClose,
}: {
  behaviour: Behaviour
  isNew: boolean
  taken: readonly string[]
  onSave: (changed: Behaviour) => void
  onClose: () => void
}) {
  const { t } = useTranslation('simulator')
  const { t: common } = useTranslation('common')
  const [draft, setDraft] = useState<Draft>(behaviour)
  const [isTried, setTried] = useState(false)
  const actions = useMemo(() => settingField(actionSchema), [])
  const read = behaviourSchema.safeParse(draft)
  const problems = isTried && !read.success ? problemsOf(read.error) : nothing
  const name = nameProblem(draft.id, taken)
  const whole = problems.get('')?.message
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!read.success || name !== null) return
    onSave(read.data)
    onClose()
  }
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose}>
      <form onSubmit={save} className="sim-behaviour-form">
        <DialogTitle>{t(isNew ? 'rules.addTitle' : 'rules.editTitle')}</DialogTitle>
        <DialogContent>
          <FormField
            label={t('rules.name')}
            hint={t('rules.nameHelp')}
            problem={isTried && name !== null ? t(`rules.${name}`) : undefined}
          >
            {(ids) => (
              <TextInput
                ids={ids}
                isMono
                value={draft.id}
                onChange={(id) => setDraft({ ...draft, id: id.slice(0, 64) })}
              />
            )}
          </FormField>
          <ConditionsEditor
            when={draft.when}
            problems={problems}
            onChange={(when) => setDraft({ ...draft, when })}
          />
          <fieldset className="setting-group">
            <legend className="setting-title">{t('rules.does')}</legend>
            <SettingInput
              path="do"
              label={t('rules.action')}
              field={actions}
              value={draft.do}
              problems={problems}
              onChange={(action) => setDraft({ ...draft, do: action })}
            />
          </fieldset>
          {whole !== undefined && (
            <p className="bad" role="alert">
              {t('rules.needsSession')}
            </p>
          )}
        </DialogContent>
        <DialogActions>
          <HelpButton page="simulator" section={3} />
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant="contained">
            {t('rules.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function nameProblem(id: string, taken: readonly string[]): 'nameNeeded' | 'nameTaken' | null {
  if (id.trim() === '') return 'nameNeeded'
  return taken.includes(id) ? 'nameTaken' : null
}
