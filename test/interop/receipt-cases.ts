import type { PartState } from '../../shared/message/part-state.ts'
import type { Behaviour } from '../../shared/simulator/behaviour.ts'
import type { MessageIdForm } from '../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../shared/simulator/receipt-table.ts'

/** A receipt as it lies on the wire. */
export interface SeenReceipt {
  readonly esmClass: number
  readonly dataCoding: number
  readonly source: string
  readonly destination: string
  readonly octets: Buffer
  readonly tags: readonly string[]
}

/** A row of the simulator, the number that draws it, and what has to be seen of it. */
export interface ReceiptCase {
  readonly name: string
  /** Number of the destination. */
  readonly to: string
  readonly receipt: ReceiptSettings
  readonly idForm?: MessageIdForm
  /** Receipts that come. */
  readonly count: number
  /** True: what came first is a receipt, not the response. */
  readonly isEarly?: boolean
  /** The receipt's text, `ID` for the id of the response; of the last that comes. */
  readonly text?: RegExp
  readonly seen?: Partial<Omit<SeenReceipt, 'octets'>>
  /** The rule by which our own client joins it; null: it cannot. Absent: 'same'. */
  readonly idRule?: string | null
  /** State of the card's part. */
  readonly state?: PartState
}

const now = { shape: 'fixed', ms: 0 } as const
const tlvs = ['receipted_message_id', 'message_state', 'network_error_code']

export const receiptCases: readonly ReceiptCase[] = [
  {
    name: 'as usual',
    to: '4901',
    receipt: {},
    count: 1,
    text: /^id:ID sub:001 dlvrd:001 submit date:\d{10} done date:\d{10} stat:DELIVRD err:000 Text:/,
    seen: { esmClass: 4, dataCoding: 0, source: '4901', destination: 'INFO', tags: [] },
  },
  {
    name: 'undelivered',
    to: '4902',
    receipt: { states: [{ stat: 'UNDELIV', err: '027', weight: 1 }] },
    count: 1,
    text: /dlvrd:000 .*stat:UNDELIV err:027/,
    state: 'failed',
  },
  { name: 'before the response', to: '4903', receipt: { order: 'before-response' }, count: 1, isEarly: true },
  { name: 'three times', to: '4904', receipt: { copies: 3 }, count: 3 },
  { name: 'never', to: '4905', receipt: { copies: 0 }, count: 0, state: 'accepted' },
  {
    name: 'for an id never given',
    to: '4906',
    receipt: { id: 'never-given' },
    count: 1,
    idRule: null,
    state: 'accepted',
  },
  {
    name: 'decimal of a hex id',
    to: '4907',
    idForm: 'hex',
    receipt: { id: 'decimal' },
    count: 1,
    idRule: 'hex-to-decimal',
  },
  { name: 'hex of a decimal id', to: '4908', receipt: { id: 'hex' }, count: 1, idRule: 'decimal-to-hex' },
  {
    name: 'padded',
    to: '4909',
    receipt: { id: 'padded' },
    count: 1,
    text: /^id:00ID /,
    idRule: 'zero-padding',
  },
  { name: 'in upper case', to: '4910', idForm: 'uuid', receipt: { id: 'upper' }, count: 1, idRule: 'case' },
  {
    name: 'characters in hex',
    to: '4911',
    receipt: { id: 'characters-in-hex' },
    count: 1,
    idRule: 'characters-in-hex',
  },
  {
    name: 'TLVs alone',
    to: '4912',
    receipt: { content: 'tlvs', states: [{ stat: 'REJECTD', err: '069', weight: 1 }] },
    count: 1,
    text: /^$/,
    seen: { tags: tlvs },
    state: 'failed',
  },
  {
    name: 'text and TLVs',
    to: '4913',
    receipt: { content: 'text-and-tlvs', networkError: { type: 3, code: 27 } },
    count: 1,
    seen: { tags: tlvs },
  },
  {
    name: 'ASCII under UCS-2',
    to: '4914',
    receipt: { coding: 'ascii-under-ucs2' },
    count: 1,
    text: /^id:ID /,
    seen: { dataCoding: 8 },
  },
  {
    name: 'UCS-2',
    to: '4915',
    receipt: { coding: 'ucs2', without: ['text'] },
    count: 1,
    text: /^\0i\0d\0:/,
    seen: { dataCoding: 8 },
  },
  {
    name: 'states on the way',
    to: '4916',
    receipt: {
      intermediate: [
        { stat: 'ACCEPTD', err: '000', delay: now },
        { stat: 'ENROUTE', err: '000', delay: now },
      ],
    },
    count: 3,
    text: /stat:DELIVRD/,
  },
  {
    name: 'own text',
    to: '4917',
    receipt: { template: 'id:{id} stat:{stat} err:{err}' },
    count: 1,
    text: /^id:ID stat:DELIVRD err:000$/,
  },
  {
    name: 'missing fields',
    to: '4918',
    receipt: { without: ['sub', 'dlvrd', 'err'] },
    count: 1,
    text: /^id:ID submit date:\d{10} done date:\d{10} stat:DELIVRD Text:/,
  },
  { name: 'cut', to: '4919', receipt: { cutAfter: 40 }, count: 1, text: /^.{40}$/, state: 'accepted' },
  {
    name: 'dates with seconds and a long year',
    to: '4920',
    receipt: { dates: 'YYYYMMDDhhmmss' },
    count: 1,
    text: /done date:20\d{12} /,
  },
  { name: 'without its esm_class', to: '4921', receipt: { esmClass: 0 }, count: 1, seen: { esmClass: 0 } },
  {
    name: 'addresses the wrong way',
    to: '4922',
    receipt: { addresses: 'as-submitted' },
    count: 1,
    seen: { source: 'INFO', destination: '4922' },
  },
  { name: 'a long id', to: '4923', idForm: 'long', receipt: {}, count: 1, text: /^id:ID / },
  {
    name: 'no id in the response',
    to: '4924',
    idForm: 'empty',
    receipt: {},
    count: 1,
    text: /^id:\d{10} /,
    idRule: null,
    state: 'accepted',
  },
]

/** A row for each case, asked by its number. */
export const caseBehaviours: readonly Behaviour[] = receiptCases.flatMap(
  ({ to, receipt, idForm }): Behaviour[] => [
    {
      id: `receipt-${to}`,
      isOn: true,
      when: { destinationStarts: [to] },
      do: { kind: 'receipt', delay: now, ...receipt },
    },
    ...(idForm === undefined
      ? []
      : [
          {
            id: `id-${to}`,
            isOn: true,
            when: { destinationStarts: [to] },
            do: { kind: 'message-id' as const, form: idForm },
          },
        ]),
  ],
)
