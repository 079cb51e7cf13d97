import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useTranslation } from 'react-i18next'
import { usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import { pairings } from '../../../shared/diff/pair-keys.ts'
import { faultOf } from '../../parts/filter/filter-fault.ts'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import {
  changeDiffForm,
  type DiffForm,
  diffOrder,
  openFilesToCompare,
  startCapturesDiff,
  stopCapturesDiff,
  useCapturesDiff,
} from '../../stores/captures-diff-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useFiles } from '../../stores/files-store.ts'
import { CapturesDiffSide } from './captures-diff-side.tsx'
import { IgnoredFieldAdder } from './ignored-field-adder.tsx'
import { OpenFilesButton } from './source-tabs.tsx'

/** Which captures are compared, what makes a pair, and what may differ. */
export function CapturesDiffForm() {
  const { t } = useTranslation('diff')
  const form = useCapturesDiff((state) => state.form)
  const isRunning = useCapturesDiff((state) => state.run?.phase === 'running')
  const why = useWhyNot(form)
  return (
    <form
      className="captures-diff-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (why === null && !isRunning) startCapturesDiff()
      }}
    >
      <CapturesDiffSide side="a" />
      <CapturesDiffSide side="b" />
      <HowFields form={form} />
      <div className="captures-diff-go">
        {isRunning ? (
          <Button variant="contained" color="error" onClick={stopCapturesDiff}>
            {t('stop')}
          </Button>
        ) : (
          <Button type="submit" variant="contained" disabled={why !== null}>
            {t('compare')}
          </Button>
        )}
        <OpenFilesButton onFiles={(files) => void openFilesToCompare(files)} />
        {why !== null && (
          <span className="warn" role="status">
            {t(`why.${why}`)}
          </span>
        )}
      </div>
    </form>
  )
}

/** Why the form cannot be compared; null where it can. */
function useWhyNot(form: DiffForm): 'same' | 'closed' | 'filter' | 'reading' | null {
  const files = useFiles((state) => state.files)
  const { a, b } = diffOrder(form)
  const isOpen = (id: string | null) => id === null || files.some(({ captureId }) => captureId === id)
  if (!isOpen(a.captureId) || !isOpen(b.captureId)) return 'closed'
  if (faultOf(form.a.filter) !== null || faultOf(form.b.filter) !== null) return 'filter'
  if (a.captureId === b.captureId && a.filter === b.filter) return 'same'
  const isRead = (id: string | null) =>
    files.some(({ captureId, state }) => captureId === id && state === 'reading')
  return isRead(a.captureId) || isRead(b.captureId) ? 'reading' : null
}

function HowFields({ form }: { form: DiffForm }) {
  const { t } = useTranslation('diff')
  const language = useLanguage()
  const profiles = useCatalogue().all()
  const toggle = (name: string, isOn: boolean) =>
    changeDiffForm({
      usual: usuallyIgnored.filter((one) => (one === name ? isOn : form.usual.includes(one))),
    })
  return (
    <div className="captures-diff-how">
      <FormField label={t('pair')} help={t('pairHelp')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={form.pair}
            choices={pairings.map((value) => ({ value, label: t(`pairs.${value}`) }))}
            onChange={(pair) => changeDiffForm({ pair })}
          />
        )}
      </FormField>
      <FormField label={t('profile')} help={t('profileHelp')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={form.profileId}
            choices={[
              { value: '', label: t('noProfile') },
              ...profiles.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            onChange={(profileId) => changeDiffForm({ profileId })}
          />
        )}
      </FormField>
      <fieldset className="captures-diff-ignored">
        <legend className="form-label">{t('ignored')}</legend>
        {usuallyIgnored.map((name) => (
          <FormControlLabel
            key={name}
            label={t(`usual.${name}`)}
            control={
              <Checkbox
                size="small"
                checked={form.usual.includes(name)}
                onChange={(_event, isOn) => toggle(name, isOn)}
              />
            }
          />
        ))}
        <IgnoredFieldAdder further={form.further} />
      </fieldset>
    </div>
  )
}
