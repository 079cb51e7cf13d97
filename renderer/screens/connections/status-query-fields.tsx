import { useTranslation } from 'react-i18next'
import type { StatusQuery } from '../../../shared/contract/status-query.ts'
import { queryModeChoices, queryModeOf } from '../../../shared/profiles/query-mode.ts'
import { servedCommand } from '../../../shared/profiles/served-commands.ts'
import { SelectInput } from '../../parts/select-input.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { CardProps } from './card-props.ts'
import { DraftField, DraftNumber } from './draft-field.tsx'

const numbers = [
  { field: 'first', label: 'how.queryFirst', isTime: true },
  { field: 'longest', label: 'how.queryLongest', isTime: true },
  { field: 'tries', label: 'how.queryTries', isTime: false },
  { field: 'giveUpAfter', label: 'how.queryGiveUp', isTime: true },
] as const

/** Whether the state of messages is asked for with query_sm, how often and how long. */
export function StatusQueryFields({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const profile = useCatalogue().of(draft.profileId)
  const { statusQuery } = draft
  const served = servedCommand(profile, 'query_sm')
  const byProfile = t(`how.queryModes.${queryModeOf('profile', profile)}`)
  const change = (part: Partial<StatusQuery>) => onChange({ statusQuery: { ...statusQuery, ...part } })
  const hint = { no: 'how.queryNotServed', unknown: 'how.queryUnknown', yes: null }[served] as
    | 'how.queryNotServed'
    | 'how.queryUnknown'
    | null
  return (
    <div className="conn-grid">
      <DraftField
        {...card}
        path="statusQuery.mode"
        label={t('how.query')}
        wire="query_sm"
        help={t('how.queryHelp')}
        {...(hint === null ? {} : { hint: t(hint) })}
        isWide
      >
        {(ids) => (
          <SelectInput
            ids={ids}
            value={statusQuery.mode}
            choices={queryModeChoices.map((value) => ({
              value,
              label:
                value === 'profile'
                  ? t('how.queryModes.profile', { mode: byProfile })
                  : t(`how.queryModes.${value}`),
            }))}
            onChange={(mode) => change({ mode })}
          />
        )}
      </DraftField>
      {queryModeOf(statusQuery.mode, profile) !== 'off' &&
        numbers.map(({ field, label, isTime }) => (
          <DraftNumber
            key={field}
            {...card}
            path={`statusQuery.${field}`}
            label={t(label)}
            {...(isTime ? { unit: t('seconds') } : {})}
            value={statusQuery[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
    </div>
  )
}
