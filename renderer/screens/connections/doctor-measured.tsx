import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { DoctorLine } from '../../../shared/contract/doctor.ts'
import { targetsOf, targetText } from '../../../shared/contract/new-connection.ts'
import { linesOfOneHost, type MeasuredFact, measuredFacts } from '../../../shared/doctor/measured-facts.ts'
import { fieldsOf } from '../../../shared/profiles/fact-table.ts'
import { factText } from '../../../shared/profiles/fact-text.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { standTones, writeMeasured } from '../../parts/write-measured.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useOwnProfiles } from '../../stores/profiles-store.ts'

interface DoctorMeasuredProps {
  readonly connectionId: string
  readonly draft: ConnectionDraft
  readonly lines: readonly DoctorLine[]
}

/** What the examination says about the provider, beside its profile, and the way into it. */
export function DoctorMeasured({ connectionId, draft, lines }: DoctorMeasuredProps) {
  const { t } = useTranslation('doctor')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const profile = useCatalogue().of(draft.profileId)
  const isOwn = useOwnProfiles(({ own }) => own?.has(draft.profileId) ?? false)
  const own = linesOfOneHost(lines)
  const target = targetsOf(draft).find((one) => targetText(one) === own[0]?.host)
  const examined = { ...draft, ...(target && { host: target.host, port: target.port }) }
  const facts = measuredFacts(own, examined, profile)
  if (facts.length === 0) return null
  const count = facts.filter(({ stands }) => stands !== 'confirmed').length
  const write = () =>
    writeMeasured({
      ...{ connectionId, draft, facts, examined, language },
      written: (name) => t('written', { name }),
      undo: common('undo'),
    })
  return (
    <div className="doctor-measured">
      <span className="strong">{t('measured')}</span>
      <ul>
        {facts.map(({ group, name, value, stands }) => (
          <li key={`${group}.${name}`}>
            <StateDot tone={standTones[stands]} /> {fieldWords(group, name, value, language)}{' '}
            <span className="dim">{t(`stands.${stands}`)}</span>
          </li>
        ))}
      </ul>
      {count > 0 && (
        <Button variant="outlined" onClick={() => void write()}>
          {t(isOwn ? 'write' : 'writeOwn', { count })}
        </Button>
      )}
    </div>
  )
}

/** 'types of bind: transmitter, receiver' */
function fieldWords(
  group: MeasuredFact['group'],
  name: string,
  value: MeasuredFact['value'],
  language: 'en' | 'ru',
): string {
  const field = fieldsOf(group).find(([one]) => one === name)?.[1]
  return field === undefined ? '' : `${field.words[language]}: ${factText(field, value, language)}`
}
