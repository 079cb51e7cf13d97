import { useTranslation } from 'react-i18next'
import type { ComparedField } from '../../../shared/diff/compared-fields.ts'
import { fieldWords } from '../../../shared/diff/diff-field-words.ts'
import type { FieldDiff, PduDiff } from '../../../shared/diff/diff-pdus.ts'
import { isDerived } from '../../../shared/diff/ignored-fields.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { diffSigns } from './diff-text.ts'
import type { DiffedPdu } from './diffed-pdu.ts'

interface DiffFieldsProps {
  readonly diff: PduDiff
  readonly sides: { readonly a: DiffedPdu; readonly b: DiffedPdu }
  /** Only what differs. */
  readonly isShort: boolean
}

/** The fields side by side; what differs has a sign and a colour. */
export function DiffFields({ diff, sides, isShort }: DiffFieldsProps) {
  const { t } = useTranslation('compare')
  const fields = diff.fields.filter(({ result }) => !isShort || result !== 'same')
  if (fields.length === 0) return null
  return (
    <table className="diff-table">
      <thead>
        <tr>
          <td className="diff-sign" />
          <th scope="col">{t('field')}</th>
          <th scope="col">{sides.a.title}</th>
          <th scope="col">{sides.b.title}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice, and the rows never move
          <FieldRow key={index} field={field} sides={sides} />
        ))}
      </tbody>
    </table>
  )
}

function FieldRow({ field, sides }: { readonly field: FieldDiff } & Pick<DiffFieldsProps, 'sides'>) {
  const { t } = useTranslation('compare')
  const { name, result, isIgnored, a, b } = field
  const { title } = result === 'only-b' ? sides.b : sides.a
  return (
    <tr className={result === 'same' || isIgnored ? undefined : `is-${result}`}>
      <td className="diff-sign">
        <span aria-hidden="true">{diffSigns[result]}</span>
        <span className="visually-hidden">{t(`result.${result}`, { title })}</span>
      </td>
      <th scope="row" className="mono">
        {name}
        {result !== 'same' && isIgnored && (
          <span className="dim diff-derived">{t(isDerived(name) ? 'derived' : 'ignored')}</span>
        )}
      </th>
      <Value field={a} octets={sides.a.octets} />
      <Value field={b} octets={sides.b.octets} />
    </tr>
  )
}

function Value({ field, octets }: { readonly field: ComparedField | null; readonly octets: Uint8Array }) {
  const { t } = useTranslation('compare')
  const language = useLanguage()
  if (field === null) return <td className="dim">{t('absent')}</td>
  return (
    <td className="foreign">
      <ForeignText text={fieldWords(field, octets, language)} />
    </td>
  )
}
