import { useTranslation } from 'react-i18next'
import { enumTable } from '../../../shared/smpp/enum-table.ts'
import type { Language } from '../../../shared/words/words.ts'
import { type Choice, SelectInput } from '../../parts/select-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import type { CardProps } from './card-props.ts'
import { DraftField, DraftText } from './draft-field.tsx'
import { PasswordField } from './password-field.tsx'

/** The account that the bind states, and the addresses it serves. */
export function WhoCard(card: CardProps) {
  const { t } = useTranslation('connections')
  const { draft, onChange } = card
  return (
    <section className="pane conn-card" aria-label={t('who.title')}>
      <h2>{t('who.title')}</h2>
      <div className="conn-grid">
        <DraftText
          {...card}
          path="systemId"
          label={t('who.systemId')}
          wire="system_id"
          isMono
          value={draft.systemId}
          onChange={(systemId) => onChange({ systemId })}
        />
        <PasswordField {...card} />
        <DraftText
          {...card}
          path="systemType"
          label={t('who.systemType')}
          wire="system_type"
          help={t('who.systemTypeHelp')}
          isWide
          isMono
          value={draft.systemType}
          placeholder={t('who.systemTypeHint')}
          onChange={(systemType) => onChange({ systemType })}
        />
        <ServedAddresses {...card} />
      </div>
    </section>
  )
}

function ServedAddresses({ draft, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const language = useLanguage()
  return (
    <>
      <DraftField {...card} path="addrTon" label={t('who.ton')} wire="addr_ton" help={t('who.tonHelp')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={draft.addrTon}
            choices={octetChoices('ton', language)}
            onChange={(addrTon) => onChange({ addrTon })}
          />
        )}
      </DraftField>
      <DraftField {...card} path="addrNpi" label={t('who.npi')} wire="addr_npi" help={t('who.npiHelp')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={draft.addrNpi}
            choices={octetChoices('npi', language)}
            onChange={(addrNpi) => onChange({ addrNpi })}
          />
        )}
      </DraftField>
      <DraftText
        {...card}
        path="addressRange"
        label={t('who.range')}
        wire="address_range"
        help={t('who.rangeHelp')}
        isWide
        isMono
        value={draft.addressRange}
        placeholder={t('who.rangeHint')}
        onChange={(addressRange) => onChange({ addressRange })}
      />
    </>
  )
}

/** The named values of a one-octet field, each with its number: "1 · international". */
function octetChoices(field: 'ton' | 'npi', language: Language): Choice<number>[] {
  return enumTable[field].flatMap((part) =>
    part.values.map((row) => ({ value: row.value, label: `${row.value} · ${row[language]}` })),
  )
}
