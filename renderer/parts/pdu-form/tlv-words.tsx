import { useTranslation } from 'react-i18next'
import { describeValue } from '../../../shared/inspect/describe.ts'
import {
  draftOctets,
  type TlvDraft,
  type TlvForm,
  type TlvProblem,
  tagRow,
  tlvForm,
  usualTlvForm,
} from '../../../shared/message/typed-tlv.ts'
import { readTag, tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useLanguage } from '../use-language.ts'
import { isMandatoryTag, isUnusualTag, type TlvFacts, vendorTagWords } from './tlv-tags.ts'
import './pdu-form.css'

const problemKeys = {
  tag: 'tlvs.badTag',
  number: 'tlvs.badNumber',
  range: 'tlvs.badNumber',
  hex: 'tlvs.badHex',
  latin1: 'tlvs.badText',
  'not-encodable': 'tlvs.badCoding',
} as const satisfies Readonly<Record<TlvProblem, string>>

/** Meaning of the tag and the value, or why they are not whole, under the line they are typed in. */
export function TlvWords({
  tlv,
  facts,
  isByRow,
  onRetype,
}: {
  tlv: TlvDraft
  facts: TlvFacts
  isByRow: boolean
  onRetype: (form: TlvForm) => void
}) {
  const { t } = useTranslation('composer')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const tag = readTag(tlv.tag)
  if (tag === null) {
    return <div className="field-words tlv-words bad">{tlv.tag !== '' && t('tlvs.badTag')}</div>
  }
  const row = tagRow(tlv.tag)
  const { hex, problem } = draftOctets(tlv, facts.dataCoding)
  const words = [
    row === null
      ? (vendorTagWords(catalogue, tag, language, facts.profileId) ?? `${tlvLabel(tag)} ${t('tlvs.unknown')}`)
      : `${hexNumber(tag, 2)} ${row.name} · ${row.doc[language]}`,
    hex !== null && hex !== '' && !isByRow && t('tlvs.octets', { count: hex.length / 2 }),
    hex !== null && !isByRow && valueMeaning(tlv, hex, language),
    isByRow && t('tlvs.byRow'),
    isMandatoryTag(facts, tlv.tag) && t('tlvs.required'),
  ]
  const form = tlvForm(tlv)
  return (
    <div className="field-words tlv-words">
      {words.filter((one) => typeof one === 'string').join(' · ')}
      {isUnusualTag(facts, tlv.tag) && <span className="warn"> · {t('tlvs.unusual')}</span>}
      {problem !== null && !isByRow && (
        <span className={tlv.value === '' ? '' : 'bad'}>
          {' '}
          {t(problemKeys[problem], { octets: row?.maxOctets ?? 6 })}
        </span>
      )}
      {usualTlvForm(row) === 'hex' && (form === 'hex' || form === 'text') && (
        <button
          type="button"
          className="link-button tlv-retype"
          onClick={() => onRetype(form === 'text' ? 'hex' : 'text')}
        >
          {t(form === 'text' ? 'tlvs.asHex' : 'tlvs.asText')}
        </button>
      )}
    </div>
  )
}

/** A number of up to four octets in words; null where it says everything itself. */
function valueMeaning(tlv: TlvDraft, hex: string, language: Language): string | null {
  const row = tagRow(tlv.tag)
  if (row === null || tlvForm(tlv) !== 'number' || hex === '' || hex.length > 8) return null
  return describeValue(`tlvs.${row.name}.value`, Number.parseInt(hex, 16), language)
}
