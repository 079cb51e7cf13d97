import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldRow } from '../../../shared/smpp/field-kinds.ts'
import type { PduLayout } from '../../../shared/smpp/pdu-layout.ts'
import type { TlvFacts } from '../../parts/pdu-form/tlv-tags.ts'
import { useCards } from '../../stores/cards-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { changeDraft, type OperationDraft } from '../../stores/operations-store.ts'
import { ListField } from './list-field.tsx'
import { OctetsField } from './octets-field.tsx'
import { dataCodingOf, type FieldProblem, isCount, replacesText } from './operation-draft.ts'
import { allowedTlvs } from './operation-list.ts'
import { OperationTlvs } from './operation-tlvs.tsx'
import { ReplacedCoding, withOriginalCoding } from './replaced-coding.tsx'
import { ValueField } from './value-field.tsx'

const offeredIds = 12

/** Every field of the PDU in wire order; what is left empty takes its null default. */
export function OperationForm({
  layout,
  draft,
  original,
  problems,
  profileId,
}: {
  layout: PduLayout
  draft: OperationDraft
  /** data_coding of the message that is replaced; null when it is not known. */
  original: number | null
  problems: Readonly<Record<string, FieldProblem>>
  profileId: string | null
}) {
  const { t } = useTranslation('operations')
  const { command } = layout
  const allowed = allowedTlvs(layout)
  const facts: TlvFacts = {
    command,
    names: allowed.all,
    mandatory: allowed.mandatory,
    marksOthers: true,
    vendorTlvs: useCatalogue().tlvs(profileId) ?? [],
    profileId,
    dataCoding: dataCodingOf(withOriginalCoding(command, draft, original)),
  }
  return (
    <div className="op-grid">
      {layout.rows.length === 0 && <p className="dim op-wide">{t('noFields')}</p>}
      {layout.rows.map(
        (row) =>
          !isCount(row) && (
            <Fragment key={row.name}>
              {replacesText(command) && row.name === 'short_message' && (
                <ReplacedCoding draft={draft} original={original} problem={problems[row.name]} />
              )}
              <OperationField command={command} row={row} draft={draft} problems={problems} />
            </Fragment>
          ),
      )}
      {allowed.all.length + draft.tlvs.length > 0 && (
        <OperationTlvs
          tlvs={draft.tlvs}
          facts={facts}
          onChange={(tlvs) => changeDraft(command, { ...draft, tlvs })}
        />
      )}
    </div>
  )
}

/** One field of the PDU, by its kind: a list, octets, or a value. */
function OperationField({
  command,
  row,
  draft,
  problems,
}: {
  command: string
  row: FieldRow
  draft: OperationDraft
  problems: Readonly<Record<string, FieldProblem>>
}) {
  const { kind, name } = row
  const ids = useMessageIds()
  const put = (change: Partial<OperationDraft>) => changeDraft(command, { ...draft, ...change })
  if (kind.type === 'list') {
    return (
      <ListField
        row={row}
        kind={kind}
        path={`${command}.${name}`}
        items={draft.lists[name] ?? []}
        problems={problems}
        onChange={(items) => put({ lists: { ...draft.lists, [name]: items } })}
      />
    )
  }
  const value = draft.fields[name] ?? ''
  const setValue = (typed: string) => put({ fields: { ...draft.fields, [name]: typed } })
  if (kind.type === 'octet-string') {
    return (
      <OctetsField
        label={name}
        value={value}
        mode={draft.modes[name] ?? 'text'}
        problem={problems[name]}
        onChange={setValue}
        onMode={(mode) => put({ modes: { ...draft.modes, [name]: mode } })}
      />
    )
  }
  return (
    <ValueField
      row={row}
      path={`${command}.${name}`}
      value={value}
      problem={problems[name]}
      {...(name === 'message_id' && ids.length > 0 ? { suggestions: ids } : {})}
      onChange={setValue}
    />
  )
}

/** Ids that SMSCs gave the messages sent last. */
function useMessageIds(): readonly string[] {
  const cards = useCards((state) => state.cards)
  return Object.values(cards)
    .toReversed()
    .flatMap(({ parts }) => parts.flatMap(({ smscMessageId }) => smscMessageId ?? []))
    .slice(0, offeredIds)
}
