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
import { HelpButton } from '../../parts/help-button.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useSimulator } from '../../stores/simulator-store.ts'
import './simulator.css'

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
  /** False: it is not kept, and the form stays with what was typed. */
  onSave: (changed: Behaviour) => Promise<boolean>
  onClose: () => void
}) {
  const { t } = useTranslation('simulator')
  const { t: common } = useTranslation('common')
  const [draft, setDraft] = useState<Draft>(behaviour)
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const failure = useSimulator((state) => state.failure)
  const actions = useMemo(() => settingField(actionSchema), [])
  const read = behaviourSchema.safeParse(draft)
  const problems = isTried && !read.success ? problemsOf(read.error) : nothing
  const name = nameProblem(draft.id, taken)
  const whole = problems.get('')?.message
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!read.success || name !== null || isSaving) return
    setSaving(true)
    const isSettled = await onSave(read.data)
    setSaving(false)
    if (isSettled) onClose()
    else setRefused(true)
  }
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose}>
      <form onSubmit={(event) => void save(event)} className="sim-behaviour-form">
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
          {isRefused && failure !== null && (
            <div className="bad" role="alert">
              <NoticeText body={failure} />
            </div>
          )}
          {whole !== undefined && (
            <p className="bad" role="alert">
              {t('rules.needsSession')}
            </p>
          )}
        </DialogContent>
        <DialogActions>
          <HelpButton page="simulator" section={3} />
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant="contained" disabled={isSaving}>
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
