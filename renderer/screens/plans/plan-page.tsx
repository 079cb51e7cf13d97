import Button from '@mui/material/Button'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type PlanNeeds, planNeeds } from '../../../shared/plan/plan-needs.ts'
import { planPosition, planProblemText } from '../../../shared/plan/plan-problem.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { FormField } from '../../parts/form-field.tsx'
import { Progress } from '../../parts/progress.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import {
  changeForm,
  changeText,
  removePlan,
  restorePlan,
  savePlan,
  usePlans,
  valuesIn,
} from '../../stores/plans-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { missingFiles, PlanFilesPanel } from './plan-files.tsx'
import { RunStart } from './run-start.tsx'
import './plans.css'
import { HelpButton } from '../../parts/help-button.tsx'

// Fetched when a plan is first opened: the editor is larger than the rest of the screen.
const PlanEditor = lazy(() => import('./plan-editor.tsx').then((m) => ({ default: m.PlanEditor })))

/** Mistakes that are listed below the editor. */
const mostListed = 20

/** A plan of the user's own: its text with marks, and the way to run it. */
export function PlanPage({ planId }: { planId: string | null }) {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  const text = usePlans((view) => view.text)
  const isChanged = usePlans((view) => view.isChanged)
  const values = usePlans((view) => view.form.values)
  const files = usePlans((view) => view.files)
  const columns = files.data?.columns ?? null
  const reading = useMemo(
    () => (text === null ? null : readPlan(text, { columns, variables: Object.keys(valuesIn(values)) })),
    [text, values, columns],
  )
  // Read without columns as well: a table that does not fit must be changed for another.
  const needs = useMemo(() => needsOf(text ?? '', values), [text, values])
  if (text === null || reading === null) return <Progress />
  const { plan, problems } = reading
  const missing = needs === null ? [] : missingFiles(needs, files)
  const why =
    problems.length > 0
      ? t('mend')
      : missing.length > 0
        ? t('files.missing', { names: missing.join(', ') })
        : null
  return (
    <div className="plans-page plans-page-editor">
      <PlanTools planId={planId} text={text} isChanged={isChanged} name={plan?.name ?? ''} />
      <Suspense fallback={<Progress />}>
        <PlanEditor text={text} problems={problems} onChange={changeText} label={t('editor')} />
      </Suspense>
      <p className="dim plans-editor-help">{t('editorKeys')}</p>
      {problems.length > 0 && (
        <ul className="plans-problems" aria-label={t('mistakes')}>
          {problems.slice(0, mostListed).map((problem) => {
            const { line, column } = planPosition(text, problem.place)
            return (
              <li key={`${problem.place.start} ${problem.code}`}>
                <span className="mono dim">
                  {line}:{column}
                </span>{' '}
                {planProblemText(problem, language)}
              </li>
            )
          })}
        </ul>
      )}
      <FormField label={t('values')} hint={t('planValuesHint')}>
        {(ids) => (
          <TextInput
            ids={ids}
            value={values}
            placeholder="to=79161234567"
            rows={2}
            isMono
            onChange={(next) => changeForm({ values: next })}
          />
        )}
      </FormField>
      {needs !== null && <PlanFilesPanel needs={needs} />}
      <RunStart
        why={why}
        before={async () => (isChanged ? (await savePlan()) !== null : true)}
        environment={needs?.environment ?? []}
      />
    </div>
  )
}

/** What the plan reads beside itself; null where it cannot be run whatever is chosen. */
function needsOf(text: string, values: string): PlanNeeds | null {
  const { plan } = readPlan(text, { columns: null, variables: Object.keys(valuesIn(values)) })
  return plan === null ? null : planNeeds(plan)
}

function PlanTools({
  planId,
  text,
  isChanged,
  name,
}: {
  planId: string | null
  text: string
  isChanged: boolean
  name: string
}) {
  const { t } = useTranslation('plans')
  const { t: common } = useTranslation('common')
  const remove = async () => {
    if (planId === null || !(await removePlan(planId))) return
    notifyDone(t('removed'), { label: common('undo'), run: () => void restorePlan(planId, text) })
  }
  const fileName = `${name.replace(/[^\p{L}\p{N}]+/gu, '-') || 'plan'}.smpp.yaml`
  return (
    <div className="plans-tools">
      <h2 className="cut">{name === '' ? t('unnamed') : name}</h2>
      <HelpButton page="plans" />
      {isChanged && <span className="dim">{t('notSaved')}</span>}
      <Button variant="outlined" disabled={!isChanged} onClick={() => void savePlan()}>
        {t('save')}
      </Button>
      <Button onClick={() => saveFile(new Blob([text], { type: 'application/yaml' }), fileName)}>
        {t('export')}
      </Button>
      {planId !== null && (
        <Button color="error" onClick={() => void remove()}>
          {t('remove')}
        </Button>
      )}
    </div>
  )
}
