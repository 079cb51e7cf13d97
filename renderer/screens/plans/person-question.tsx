import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../shared/plan/plan-result.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { answerCheck } from '../../stores/plans-store.ts'
import './plans.css'

/** The answer to what only a person can find out: a note, and whether it is well. */
export function PersonQuestion({
  runId,
  id,
  verdict,
  note,
}: {
  runId: string
  id: string
  verdict: Verdict
  note: string
}) {
  const { t } = useTranslation('plans')
  const [typed, setTyped] = useState(note)
  const answer = (answered: 'pass' | 'fail') => void answerCheck(runId, id, answered, typed.trim())
  return (
    <span className="plans-answer">
      <FormField label={t('yourNote')}>
        {(ids) => <TextInput ids={ids} value={typed} onChange={setTyped} />}
      </FormField>
      <Button variant={verdict === 'pass' ? 'contained' : 'outlined'} onClick={() => answer('pass')}>
        {t('isWell')}
      </Button>
      <Button
        color="error"
        variant={verdict === 'fail' ? 'contained' : 'outlined'}
        onClick={() => answer('fail')}
      >
        {t('isNotWell')}
      </Button>
    </span>
  )
}
