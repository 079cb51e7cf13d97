import type { PartState } from './part-state.ts'

/** What is asked of a message card here; a MessageCard of the contract fits. Times are epoch ms, numbers of the capture 1 and above. */
export interface CardView {
  readonly direction: 'sent' | 'received'
  readonly sessionName: string
  readonly profileId: string
  readonly createdAt: number
  readonly source: AddressView
  readonly destination: AddressView
  readonly text: string
  readonly encoding: string
  readonly dataCoding: number
  readonly registeredDelivery: number
  readonly parts: readonly PartView[]
  readonly state: PartState | 'received'
  readonly isUnread?: boolean | undefined
  /** Of a received message of a USSD dialogue. */
  readonly ussd?: { readonly serviceOp: number | null; readonly session: number | null } | undefined
  /** The row of a bulk run that it was sent for. */
  readonly run?: { readonly runId: number; readonly row: number } | undefined
  /** How it was sent. */
  readonly intent?:
    | {
        readonly service_type: string
        readonly protocol_id: number
        readonly priority_flag: number
        readonly replace_if_present_flag: number
        readonly ussdServiceOp?: number | null | undefined
        readonly tlvs: readonly { readonly tag: number; readonly hex: string }[]
      }
    | undefined
}

interface AddressView {
  readonly ton: number
  readonly npi: number
  readonly addr: string
}

/** One try of a part. */
interface TryView {
  readonly sequenceNumber: number | null
  readonly submitSeq: number | null
  readonly submittedAt: number | null
  readonly responseSeq: number | null
  readonly respondedAt: number | null
  readonly commandStatus: number | null
  readonly smscMessageId: string | null
}

export interface PartView extends TryView {
  readonly number: number
  readonly state: PartState
  readonly receipts: readonly CardReceiptView[]
  readonly attempts?: number | undefined
  readonly earlier?: readonly TryView[] | undefined
  readonly copies?: number | undefined
  readonly isReferenceReused?: boolean | undefined
  readonly isLeft?: boolean | undefined
  readonly lastQuery: PartQueryView | null
  readonly earlierQueries?: readonly PartQueryView[] | undefined
}

/** A query_sm or cancel_sm; without an answer it has no `seq` and no `commandStatus`. */
export interface PartQueryView {
  readonly at: number
  readonly seq: number | null
  readonly commandStatus: number | null
  readonly messageState: number | null
  readonly errorCode: number | null
}

export interface CardReceiptView {
  readonly seq: number
  readonly at: number
  readonly stat: string | null
  readonly state: string | null
  readonly err: string | null
  readonly final: boolean
  readonly idRule: string
  readonly receivedId: string | null
  readonly triedId?: string | undefined
}
