import { useTranslation } from 'react-i18next'
import type { PduLayout } from '../../../shared/smpp/pdu-layout.ts'
import { useCards } from '../../stores/cards-store.ts'
import { changeDraft, type OperationDraft } from '../../stores/operations-store.ts'
import { ListField } from './list-field.tsx'
import { OctetsField } from './octets-field.tsx'
import { type FieldProblem, isCount } from './operation-draft.ts'
import { allowedTlvs } from './operation-list.ts'
import { TlvField } from './tlv-field.tsx'
import { ValueField } from './value-field.tsx'

const offeredIds = 12

/** Every field of the PDU in wire order; what is left empty takes its null default. */
export function OperationForm({
  layout,
  draft,
  problems,
  profileId,
}: {
  layout: PduLayout
  draft: OperationDraft
  problems: Readonly<Record<string, FieldProblem>>
  profileId: string | null
}) {
  const { t } = useTranslation('operations')
  const { command } = layout
  const cards = useCards((state) => state.cards)
  const ids = Object.values(cards)
    .toReversed()
    .flatMap(({ parts }) => parts.flatMap(({ smscMessageId }) => smscMessageId ?? []))
    .slice(0, offeredIds)
  const put = (change: Partial<OperationDraft>) => changeDraft(command, { ...draft, ...change })
  const allowed = allowedTlvs(layout)
  return (
    <div className="op-grid">
      {layout.rows.length === 0 && <p className="dim op-wide">{t('noFields')}</p>}
      {layout.rows.map((row) => {
        const { kind, name } = row
        if (isCount(row)) return null
        if (kind.type === 'list') {
          return (
            <ListField
              key={name}
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
              key={name}
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
            key={name}
            row={row}
            path={`${command}.${name}`}
            value={value}
            problem={problems[name]}
            {...(name === 'message_id' && ids.length > 0 ? { suggestions: ids } : {})}
            onChange={setValue}
          />
        )
      })}
      {allowed.all.length + draft.tlvs.length > 0 && (
        <TlvField
          command={command}
          profileId={profileId}
          draft={draft}
          allowed={allowed}
          problems={problems}
          onChange={(next) => changeDraft(command, next)}
        />
      )}
    </div>
  )
}
