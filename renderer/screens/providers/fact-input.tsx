import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownSource, withFact } from '../../../shared/profiles/edit-profile.ts'
import { choiceWords, type FactField, type FactGroup } from '../../../shared/profiles/fact-table.ts'
import { factAt, readFact, writtenFact } from '../../../shared/profiles/fact-text.ts'
import { FormField } from '../../parts/form-field.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import { today } from '../../parts/today.ts'
import { useLanguage } from '../../parts/use-language.ts'
import type { ProfileDraft } from '../../stores/profiles-store.ts'

/** A fact as it is typed; nothing typed is "not known". A changed value is by the user's own word, until said otherwise. */
export function FactInput({
  place,
  field,
  draft,
  onChange,
}: {
  place: { readonly group: FactGroup; readonly name: string }
  field: FactField
  draft: ProfileDraft
  onChange: (draft: ProfileDraft) => void
}) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const { kind, words, unit } = field
  const fact = factAt(draft.profile, place.group, place.name)
  const [typed, setTyped] = useState(fact === null ? '' : writtenFact(kind, fact.value, language))
  const path = `${place.group}.${place.name}`
  const isUnread = draft.unread.includes(path)
  const take = (text: string) => {
    setTyped(text)
    const isEmpty = text.trim() === ''
    const value = isEmpty ? undefined : readFact(kind, text, language, fact?.value)
    const others = draft.unread.filter((one) => one !== path)
    if (value === undefined && !isEmpty) return onChange({ ...draft, unread: [...others, path] })
    return onChange({
      ...draft,
      unread: others,
      profile: withFact(draft.profile, place, value, ownSource, today()),
    })
  }
  const values =
    'values' in kind ? kind.values.map((one) => choiceWords[one]?.[language] ?? one).join(', ') : ''
  const how = t(`form.how.${kind.type}`, { values })
  const label = unit === undefined ? words[language] : `${words[language]}, ${unit[language]}`
  return (
    <div className="fact-input">
      <FormField label={label} problem={isUnread ? t('form.unreadable', { how }) : undefined}>
        {(ids) =>
          kind.type === 'choice' || kind.type === 'yes-no' ? (
            <select
              id={ids.id}
              className="native-select"
              value={typed}
              onChange={(event) => take(event.target.value)}
            >
              <option value="">{t('factUnknown')}</option>
              {(kind.type === 'choice' ? kind.values : [true, false]).map((value) => {
                const text = writtenFact(kind, value, language)
                return (
                  <option key={text} value={text}>
                    {text}
                  </option>
                )
              })}
            </select>
          ) : (
            <TextInput ids={ids} value={typed} placeholder={how} onChange={take} />
          )
        }
      </FormField>
      {fact !== null && (
        <SourceSelect
          draft={draft}
          label={t('form.sourceOf', { fact: words[language] })}
          source={fact.source}
          onChange={(source) =>
            onChange({ ...draft, profile: withFact(draft.profile, place, fact.value, source, today()) })
          }
        />
      )}
    </div>
  )
}

function SourceSelect({
  draft,
  label,
  source,
  onChange,
}: {
  draft: ProfileDraft
  label: string
  source: string
  onChange: (source: string) => void
}) {
  const language = useLanguage()
  return (
    <select
      className="native-select source-select"
      aria-label={label}
      title={label}
      value={source}
      onChange={(event) => onChange(event.target.value)}
    >
      {Object.entries(draft.profile.sources).map(([key, one]) => (
        <option key={key} value={key}>
          {one.title[language]}, {one.read}
        </option>
      ))}
    </select>
  )
}
