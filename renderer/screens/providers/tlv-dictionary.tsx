import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useTranslation } from 'react-i18next'
import { blankTlv, withTlvs } from '../../../shared/profiles/edit-profile.ts'
import { wordsOf } from '../../../shared/profiles/fact-text.ts'
import type { ProviderProfile, TlvRow } from '../../../shared/profiles/profile-schema.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { today } from '../../parts/today.ts'
import { useLanguage } from '../../parts/use-language.ts'

const types = ['integer', 'c-octet-string', 'text', 'none'] as const
const directions = ['submit', 'response', 'deliver', 'both'] as const

/** The provider's own TLVs as they are changed. */
export function TlvDictionary({
  profile,
  onChange,
}: {
  profile: ProviderProfile
  onChange: (profile: ProviderProfile) => void
}) {
  const { t } = useTranslation('providers')
  const rows = profile.tlvs ?? []
  const put = (changed: readonly TlvRow[]) => onChange(withTlvs(profile, changed, today()))
  return (
    <section className="pane provider-group" aria-label={t('tlvs')}>
      <h3>
        {t('tlvs')} <span className="dim">{rows.length}</span>
      </h3>
      <ul className="tlv-dictionary">
        {rows
          .map((row, place) => ({ row, place }))
          .map(({ row, place }) => (
            // Tag and name are what is typed.
            <TlvLine
              key={place}
              row={row}
              onChange={(next) => put(next === null ? rows.toSpliced(place, 1) : rows.with(place, next))}
            />
          ))}
      </ul>
      <div className="provider-actions">
        <Button variant="outlined" onClick={() => put([...rows, { ...blankTlv, tag: freeTag(rows) }])}>
          {t('form.addTlv')}
        </Button>
      </div>
    </section>
  )
}

function TlvLine({ row, onChange }: { row: TlvRow; onChange: (row: TlvRow | null) => void }) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  const { name } = row
  const label = (field: string) => t('form.tlvField', { field, name })
  return (
    <li>
      <input
        className="native-input mono"
        aria-label={label(t('tlvTag'))}
        value={row.tag}
        onChange={(event) => onChange({ ...row, tag: event.target.value })}
      />
      <input
        className="native-input mono"
        aria-label={label(t('tlvName'))}
        value={name}
        onChange={(event) => onChange({ ...row, name: event.target.value })}
      />
      <input
        className="native-input"
        aria-label={label(t('tlvMeaning'))}
        value={row.meaning[language]}
        onChange={(event) =>
          onChange({ ...row, meaning: wordsOf(event.target.value, language, row.meaning) })
        }
      />
      <select
        className="native-select"
        aria-label={label(t('tlvType'))}
        value={row.type ?? 'none'}
        onChange={(event) =>
          onChange({
            ...row,
            type:
              types.find(
                (type): type is NonNullable<TlvRow['type']> => type !== 'none' && type === event.target.value,
              ) ?? null,
          })
        }
      >
        {types.map((type) => (
          <option key={type} value={type}>
            {t(`types.${type}`)}
          </option>
        ))}
      </select>
      <select
        className="native-select"
        aria-label={label(t('tlvDirection'))}
        value={row.direction}
        onChange={(event) =>
          onChange({
            ...row,
            direction: directions.find((one) => one === event.target.value) ?? row.direction,
          })
        }
      >
        {directions.map((direction) => (
          <option key={direction} value={direction}>
            {t(`directions.${direction}`)}
          </option>
        ))}
      </select>
      <label className="nowrap">
        <input
          type="checkbox"
          checked={row.required}
          onChange={(event) => onChange({ ...row, required: event.target.checked })}
        />{' '}
        {t('tlvRequired')}
      </label>
      <IconButton aria-label={t('form.removeTlv', { name })} onClick={() => onChange(null)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </li>
  )
}

function freeTag(rows: readonly TlvRow[]): string {
  const taken = new Set(rows.map(({ tag }) => Number(tag)))
  let tag = 0x1400
  while (taken.has(tag)) tag += 1
  return hexNumber(tag, 2)
}
