import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { idsOf } from '../../../shared/message/part-ids.ts'
import { layoutByName } from '../../../shared/smpp/pdu-layout.ts'
import { useCards } from '../../stores/cards-store.ts'
import { changeDraft, type OperationDraft } from '../../stores/operations-store.ts'
import { type FieldProblem, replacesText } from './operation-draft.ts'
import { ValueField } from './value-field.tsx'

/** The draft with the data_coding of the message it replaces, where that was sent from here and none is chosen. */
export function withOriginalCoding(
  command: string,
  draft: OperationDraft,
  original: number | null,
): OperationDraft {
  if (!replacesText(command) || original === null || (draft.fields['data_coding'] ?? '') !== '') return draft
  return { ...draft, fields: { ...draft.fields, data_coding: String(original) } }
}

/** data_coding of the message sent from here that has this message_id; null when none is known. */
export function useOriginalCoding(command: string, messageId: string | undefined): number | null {
  return useCards(({ cards }) => {
    if (!replacesText(command) || messageId === undefined || messageId === '') return null
    return originalOf(Object.values(cards), messageId)?.dataCoding ?? null
  })
}

function originalOf(cards: readonly MessageCard[], messageId: string): MessageCard | undefined {
  return cards.findLast(({ direction, parts }) => {
    return direction === 'sent' && parts.some((part) => idsOf(part).includes(messageId))
  })
}

/** The row of submit_sm that replace_sm lacks. */
const codingRow = layoutByName('submit_sm')?.rows.find(({ name }) => name === 'data_coding')

/** By which data_coding the SMSC will read the new text: that of the message it replaces, since replace_sm has none. */
export function ReplacedCoding({
  draft,
  original,
  problem,
}: {
  draft: OperationDraft
  original: number | null
  problem: FieldProblem | undefined
}) {
  const { t } = useTranslation('operations')
  if (codingRow === undefined) return null
  const chosen = draft.fields['data_coding'] ?? ''
  const isOther = original !== null && chosen !== '' && Number(chosen) !== original
  return (
    <div className="op-wide">
      <ValueField
        row={codingRow}
        path="submit_sm.data_coding"
        label={t('replaced.label')}
        value={chosen === '' && original !== null ? String(original) : chosen}
        problem={undefined}
        onChange={(value) =>
          changeDraft('replace_sm', { ...draft, fields: { ...draft.fields, data_coding: value } })
        }
      />
      <p className={isOther ? 'warn' : 'dim'}>
        {t(original === null ? 'replaced.unknown' : isOther ? 'replaced.other' : 'replaced.known', {
          original: original ?? 0,
        })}
      </p>
      {problem === 'not-encodable' && <p className="warn">{t('replaced.notEncodable')}</p>}
      {problem === 'too-long' && <p className="warn">{t('replaced.tooLong')}</p>}
    </div>
  )
}
