/** message_state of the specification: value, name, whether nothing follows it. */
export interface MessageStateRow {
  readonly value: number
  readonly name: MessageStateName
  /**
   * False for ENROUTE and ACCEPTED: most providers send another receipt after ACCEPTD, in spite of the table
   * of SMPP 3.4 §5.2.28.
   */
  readonly isFinal: boolean
  /** The word of SMPP 3.4 Appendix B; the full name where it has none. */
  readonly stat: string
}

export type MessageStateName =
  | 'SCHEDULED'
  | 'ENROUTE'
  | 'DELIVERED'
  | 'EXPIRED'
  | 'DELETED'
  | 'UNDELIVERABLE'
  | 'ACCEPTED'
  | 'UNKNOWN'
  | 'REJECTED'
  | 'SKIPPED'

export const messageStateTable: readonly MessageStateRow[] = [
  { value: 0, name: 'SCHEDULED', isFinal: false, stat: 'SCHEDULED' },
  { value: 1, name: 'ENROUTE', isFinal: false, stat: 'ENROUTE' },
  { value: 2, name: 'DELIVERED', isFinal: true, stat: 'DELIVRD' },
  { value: 3, name: 'EXPIRED', isFinal: true, stat: 'EXPIRED' },
  { value: 4, name: 'DELETED', isFinal: true, stat: 'DELETED' },
  { value: 5, name: 'UNDELIVERABLE', isFinal: true, stat: 'UNDELIV' },
  { value: 6, name: 'ACCEPTED', isFinal: false, stat: 'ACCEPTD' },
  { value: 7, name: 'UNKNOWN', isFinal: true, stat: 'UNKNOWN' },
  { value: 8, name: 'REJECTED', isFinal: true, stat: 'REJECTD' },
  { value: 9, name: 'SKIPPED', isFinal: true, stat: 'SKIPPED' },
]

/** Words seen in the stat field of receipts and those that people use, upper case, beside the words of the table above. */
const otherSpellings: Readonly<Record<string, MessageStateName>> = {
  DELIVERED: 'DELIVERED',
  DELIVERD: 'DELIVERED',
  DELIVER: 'DELIVERED',
  DELIVERY: 'DELIVERED',
  EXPIRD: 'EXPIRED',
  DELETD: 'DELETED',
  UNDELIVERABLE: 'UNDELIVERABLE',
  UNDELIVERED: 'UNDELIVERABLE',
  UNDELIVRD: 'UNDELIVERABLE',
  FAILED: 'UNDELIVERABLE',
  NOT_DELIVERED: 'UNDELIVERABLE',
  'NOT DELIVERED': 'UNDELIVERABLE',
  'НЕ ДОСТАВЛЕНО': 'UNDELIVERABLE',
  НЕДОСТАВЛЕНО: 'UNDELIVERABLE',
  ДОСТАВЛЕНО: 'DELIVERED',
  ОТКЛОНЕНО: 'REJECTED',
  ПРОСРОЧЕНО: 'EXPIRED',
  ACCEPTED: 'ACCEPTED',
  UNKNOWN_ERROR: 'UNKNOWN',
  REJECTED: 'REJECTED',
  REJECT: 'REJECTED',
  DND_REJECTED: 'REJECTED',
  NACK: 'REJECTED',
  EN_ROUTE: 'ENROUTE',
  BUFFERED: 'ENROUTE',
  BUFFRED: 'ENROUTE',
  SCHEDLD: 'SCHEDULED',
}

const byStat = new Map<string, MessageStateName>([
  ...Object.entries(otherSpellings),
  ...messageStateTable.map((row): [string, MessageStateName] => [row.stat, row.name]),
])

export function messageStateByValue(value: number): MessageStateRow | null {
  return messageStateTable.find((row) => row.value === value) ?? null
}

export function messageStateByName(name: string): MessageStateRow | null {
  return messageStateTable.find((row) => row.name === name) ?? null
}

/** The state of a stat word, in any letter case; null for an unpublished word. */
export function stateOfStat(stat: string): MessageStateName | null {
  return byStat.get(stat.toUpperCase()) ?? null
}

/** True when the word is spelt as in the specification. */
export function isStandardStat(stat: string): boolean {
  return messageStateTable.some((row) => row.stat === stat)
}
