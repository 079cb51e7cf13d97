import type { BulkPlan, TlvTemplate } from '../../../shared/bulk/bulk-plan.ts'
import { columnIndex } from '../../../shared/bulk/column-names.ts'
import { textsOf } from '../../../shared/message/intent-texts.ts'
import { readTlv, tlvForm } from '../../../shared/message/typed-tlv.ts'
import { readTag } from '../../../shared/smpp/tlv-value.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'
import { hasVariables, variablesIn } from '../../../shared/text/template-text.ts'
import { type ComposerDraft, emptyDraft, intentOf } from '../../stores/composer-draft.ts'

export interface TableDraft {
  readonly draft: ComposerDraft
  readonly destinationColumn: number
  readonly maxParts: number
}

/** The plan that is checked for every row. @param textRules what the provider is known to take. */
export function planOf({ draft, destinationColumn, maxParts }: TableDraft, textRules?: TextRules): BulkPlan {
  const { source, destination, reference, ...intent } = intentOf({ ...draft, tlvs: [] }, textRules)
  return {
    destinationColumn,
    sender: source.addr,
    // Types set by hand hold for every row; else they follow what its sender looks like.
    senderType: draft.followsLooks.source ? null : { ton: source.ton, npi: source.npi },
    intent,
    tlvs: draft.tlvs.flatMap((tlv): TlvTemplate[] => {
      const tag = readTag(tlv.tag)
      return tag === null ? [] : [{ tag, form: tlvForm(tlv), value: tlv.value }]
    }),
    maxParts,
  }
}

/** Names in the templates that no column has, each once. */
export function unknownNames(draft: ComposerDraft, columns: readonly string[]): string[] {
  const templates = [
    ...textsOf({ ...draft.intent, destination: emptyDraft.intent.destination }),
    ...draft.tlvs.map(({ value }) => value),
  ]
  return variablesIn(...templates).filter((name) => columnIndex(columns, name) === -1)
}

/** True when every TLV has a tag, and a value that is whole or filled from the row. */
export function areTlvsWhole({ tlvs }: ComposerDraft): boolean {
  return tlvs.every(
    (tlv) => readTag(tlv.tag) !== null && (hasVariables(tlv.value) || readTlv(tlv).problem === null),
  )
}
