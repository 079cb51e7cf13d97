import { useTranslation } from 'react-i18next'
import { readHex } from '../../../shared/message/typed-tlv.ts'
import { TypedField } from '../pdu-form/typed-field.tsx'
import { useChangeIntent } from './draft-holder.ts'

/** UDH elements that the first part alone carries. */
export function FirstHeaderField({ value }: { value: string }) {
  const { t } = useTranslation('composer')
  const changeIntent = useChangeIntent()
  const isWrong = readHex(value) === null
  return (
    <TypedField
      label={t('firstHeader.label')}
      value={value}
      placeholder="20 01 05"
      isWrong={isWrong}
      words={isWrong ? <span className="bad">{t('tlvs.badHex')}</span> : t('firstHeader.help')}
      onChange={(firstPartHeader) => changeIntent({ firstPartHeader })}
    />
  )
}
