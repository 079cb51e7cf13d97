import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { BulkRun } from '../../shared/contract/bulk.ts'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { WholeIntent } from '../../shared/message/whole-intent.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import {
  type AddressDraft,
  type ComposerDraft,
  type DraftOptions,
  draftOf,
  emptyDraft,
  optionsOf,
  withAddress,
  withIntent,
} from './composer-draft.ts'
import { useComposer } from './composer-store.ts'

/** Plan of a bulk run, as it is being filled in: the message that each row becomes. */
interface BulkDraftState {
  /** As the composer's; sender, text and the values of TLVs may hold variables. The destination is not used. */
  readonly draft: ComposerDraft
  readonly destinationColumn: number
  readonly maxParts: number
}

const usualMaxParts = 10

export const useBulkDraft = create<BulkDraftState>(() => ({
  draft: emptyDraft,
  destinationColumn: 0,
  maxParts: usualMaxParts,
}))

/** Starts from the composer's message and the columns that the file suggests. */
export function beginBulkDraft({ columns, textColumn, destinationColumn }: CallOutput<'bulk.preview'>): void {
  const { draft } = useComposer.getState()
  const suggested = textColumn === null ? undefined : columns[textColumn]
  // A text that the user wrote takes precedence over the suggested column.
  const isOwn = draft.intent.text !== '' || suggested === undefined
  useBulkDraft.setState({
    draft: isOwn ? draft : withIntent(draft, { text: `{{${suggested}}}` }),
    destinationColumn,
    maxParts: usualMaxParts,
  })
}

/** Starts from the plan of a run, as it was typed. */
export function beginRunDraft({ plan, connectionId }: Pick<BulkRun, 'plan' | 'connectionId'>): void {
  const { sender, senderType, tlvs = [], destinationColumn, maxParts } = plan
  const source = { ton: 0, npi: 0, ...senderType, addr: sender }
  const draft = draftOf({ ...plan.intent, source }, emptyDraft)
  const typed = tlvs.map(({ tag, form, value }, index) => {
    return { id: draft.tlvs.length + index, tag: hexNumber(tag, 2), form, value }
  })
  useBulkDraft.setState({
    draft: {
      ...draft,
      followsLooks: { source: senderType === null, destination: true },
      tlvs: [...draft.tlvs, ...typed],
      connectionId,
    },
    destinationColumn,
    maxParts,
  })
}

export function changeBulkDraft(change: Partial<ComposerDraft>): void {
  useBulkDraft.setState(({ draft }) => ({ draft: { ...draft, ...change } }))
}

export function changeBulkSender(sender: AddressDraft): void {
  useBulkDraft.setState(({ draft }) => ({ draft: withAddress(draft, 'source', sender) }))
}

export function changeBulkIntent(change: Partial<WholeIntent>): void {
  useBulkDraft.setState(({ draft }) => ({ draft: withIntent(draft, change) }))
}

/** As useComposerOptions, of the table's message. */
export function useBulkOptions(): DraftOptions {
  return useBulkDraft(useShallow(({ draft }) => optionsOf(draft)))
}
