import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useTranslation } from 'react-i18next'
import { acceptanceChecks } from '../../../shared/acceptance/acceptance-table.ts'
import { severityWords } from '../../../shared/plan/plan-words.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { changeForm, usePlans } from '../../stores/plans-store.ts'
import { RunStart } from './run-start.tsx'
import './plans.css'

/** What the acceptance needs to know, and what it will do. */
export function AcceptancePage() {
  const { t } = useTranslation('plans')
  const language = useLanguage()
  const form = usePlans((view) => view.form)
  const at = form.isThorough ? 1 : 0
  const messages = acceptanceChecks.reduce((sum, { messages: most }) => sum + (most?.[at] ?? 0), 0)
  return (
    <div className="plans-page">
      <h2>{t('acceptance')}</h2>
      <p className="dim">{t('acceptanceAbout')}</p>
      <div className="plans-form">
        <FormField label={t('to')} hint={t('toHint')}>
          {(ids) => (
            <TextInput ids={ids} value={form.to} isMono isFirst onChange={(to) => changeForm({ to })} />
          )}
        </FormField>
        <FormField label={t('from')} hint={t('fromHint')}>
          {(ids) => (
            <TextInput
              ids={ids}
              value={form.from}
              placeholder="INFO"
              isMono
              onChange={(from) => changeForm({ from })}
            />
          )}
        </FormField>
        <FormField label={t('values')} hint={t('valuesHint')}>
          {(ids) => (
            <TextInput
              ids={ids}
              value={form.values}
              placeholder="tlv_1400=1101234567"
              rows={1}
              isMono
              onChange={(values) => changeForm({ values })}
            />
          )}
        </FormField>
      </div>
      <FormControlLabel
        control={
          <Checkbox checked={form.isThorough} onChange={(_event, isThorough) => changeForm({ isThorough })} />
        }
        label={t('thorough')}
      />
      <p className="dim">{t('cost', { count: messages })}</p>
      <RunStart why={form.to.trim() === '' ? t('needsTo') : null} />
      <h3>{t('whatItChecks', { count: acceptanceChecks.length })}</h3>
      <table className="plans-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.check')}</th>
            <th scope="col">{t('columns.severity')}</th>
            <th scope="col">{t('columns.messages')}</th>
          </tr>
        </thead>
        <tbody>
          {acceptanceChecks.map(({ id, name, severity, question, messages: most }) => (
            <tr key={id}>
              <td>
                {name[language]} <span className="mono dim">{id}</span>
              </td>
              <td className="plans-number">{severityWords[severity][language]}</td>
              <td className="plans-number">{question === undefined ? (most?.[at] ?? '') : t('asksYou')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
