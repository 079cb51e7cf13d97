import { hexNumber } from '../words/hex-text.ts'

type StatusCategory =
  | 'ok'
  | 'message'
  | 'protocol'
  | 'session'
  | 'field'
  | 'system'
  | 'address'
  | 'bind'
  | 'flow'
  | 'delivery'
  | 'tlv'
  | 'service'
  | 'broadcast'

/** 'fix': the same request will fail until something in it is changed. */
export type StatusRetry = 'no' | 'later' | 'fix'

export interface StatusRow {
  readonly value: number
  /** Name in 5.0. */
  readonly name: string
  /** Name in 3.4, where 0xC0 to 0xC4 were spelt differently; null when 3.4 has no such status. */
  readonly nameIn34: string | null
  /** '3.3' means in use before TLVs came. */
  readonly introduced: '3.3' | '3.4' | '5.0'
  readonly category: StatusCategory
  readonly retry: StatusRetry
}

/** Every command_status of SMPP 3.4 table 5-2 and SMPP 5.0 table 4-45. */
export const statusTable = [
  { value: 0x00, name: 'ESME_ROK', nameIn34: 'ESME_ROK', introduced: '3.3', category: 'ok', retry: 'no' },
  {
    value: 0x01,
    name: 'ESME_RINVMSGLEN',
    nameIn34: 'ESME_RINVMSGLEN',
    introduced: '3.3',
    category: 'message',
    retry: 'fix',
  },
  {
    value: 0x02,
    name: 'ESME_RINVCMDLEN',
    nameIn34: 'ESME_RINVCMDLEN',
    introduced: '3.3',
    category: 'protocol',
    retry: 'fix',
  },
  {
    value: 0x03,
    name: 'ESME_RINVCMDID',
    nameIn34: 'ESME_RINVCMDID',
    introduced: '3.3',
    category: 'protocol',
    retry: 'fix',
  },
  {
    value: 0x04,
    name: 'ESME_RINVBNDSTS',
    nameIn34: 'ESME_RINVBNDSTS',
    introduced: '3.3',
    category: 'session',
    retry: 'fix',
  },
  {
    value: 0x05,
    name: 'ESME_RALYBND',
    nameIn34: 'ESME_RALYBND',
    introduced: '3.3',
    category: 'session',
    retry: 'later',
  },
  {
    value: 0x06,
    name: 'ESME_RINVPRTFLG',
    nameIn34: 'ESME_RINVPRTFLG',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x07,
    name: 'ESME_RINVREGDLVFLG',
    nameIn34: 'ESME_RINVREGDLVFLG',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x08,
    name: 'ESME_RSYSERR',
    nameIn34: 'ESME_RSYSERR',
    introduced: '3.3',
    category: 'system',
    retry: 'later',
  },
  {
    value: 0x0a,
    name: 'ESME_RINVSRCADR',
    nameIn34: 'ESME_RINVSRCADR',
    introduced: '3.3',
    category: 'address',
    retry: 'fix',
  },
  {
    value: 0x0b,
    name: 'ESME_RINVDSTADR',
    nameIn34: 'ESME_RINVDSTADR',
    introduced: '3.3',
    category: 'address',
    retry: 'fix',
  },
  {
    value: 0x0c,
    name: 'ESME_RINVMSGID',
    nameIn34: 'ESME_RINVMSGID',
    introduced: '3.3',
    category: 'message',
    retry: 'fix',
  },
  {
    value: 0x0d,
    name: 'ESME_RBINDFAIL',
    nameIn34: 'ESME_RBINDFAIL',
    introduced: '3.3',
    category: 'bind',
    retry: 'fix',
  },
  {
    value: 0x0e,
    name: 'ESME_RINVPASWD',
    nameIn34: 'ESME_RINVPASWD',
    introduced: '3.3',
    category: 'bind',
    retry: 'fix',
  },
  {
    value: 0x0f,
    name: 'ESME_RINVSYSID',
    nameIn34: 'ESME_RINVSYSID',
    introduced: '3.3',
    category: 'bind',
    retry: 'fix',
  },
  {
    value: 0x11,
    name: 'ESME_RCANCELFAIL',
    nameIn34: 'ESME_RCANCELFAIL',
    introduced: '3.3',
    category: 'message',
    retry: 'no',
  },
  {
    value: 0x13,
    name: 'ESME_RREPLACEFAIL',
    nameIn34: 'ESME_RREPLACEFAIL',
    introduced: '3.3',
    category: 'message',
    retry: 'no',
  },
  {
    value: 0x14,
    name: 'ESME_RMSGQFUL',
    nameIn34: 'ESME_RMSGQFUL',
    introduced: '3.3',
    category: 'flow',
    retry: 'later',
  },
  {
    value: 0x15,
    name: 'ESME_RINVSERTYP',
    nameIn34: 'ESME_RINVSERTYP',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x33,
    name: 'ESME_RINVNUMDESTS',
    nameIn34: 'ESME_RINVNUMDESTS',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x34,
    name: 'ESME_RINVDLNAME',
    nameIn34: 'ESME_RINVDLNAME',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x40,
    name: 'ESME_RINVDESTFLAG',
    nameIn34: 'ESME_RINVDESTFLAG',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x42,
    name: 'ESME_RINVSUBREP',
    nameIn34: 'ESME_RINVSUBREP',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x43,
    name: 'ESME_RINVESMCLASS',
    nameIn34: 'ESME_RINVESMCLASS',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x44,
    name: 'ESME_RCNTSUBDL',
    nameIn34: 'ESME_RCNTSUBDL',
    introduced: '3.3',
    category: 'message',
    retry: 'fix',
  },
  {
    value: 0x45,
    name: 'ESME_RSUBMITFAIL',
    nameIn34: 'ESME_RSUBMITFAIL',
    introduced: '3.3',
    category: 'message',
    retry: 'later',
  },
  {
    value: 0x48,
    name: 'ESME_RINVSRCTON',
    nameIn34: 'ESME_RINVSRCTON',
    introduced: '3.3',
    category: 'address',
    retry: 'fix',
  },
  {
    value: 0x49,
    name: 'ESME_RINVSRCNPI',
    nameIn34: 'ESME_RINVSRCNPI',
    introduced: '3.3',
    category: 'address',
    retry: 'fix',
  },
  {
    value: 0x50,
    name: 'ESME_RINVDSTTON',
    nameIn34: 'ESME_RINVDSTTON',
    introduced: '3.3',
    category: 'address',
    retry: 'fix',
  },
  {
    value: 0x51,
    name: 'ESME_RINVDSTNPI',
    nameIn34: 'ESME_RINVDSTNPI',
    introduced: '3.3',
    category: 'address',
    retry: 'fix',
  },
  {
    value: 0x53,
    name: 'ESME_RINVSYSTYP',
    nameIn34: 'ESME_RINVSYSTYP',
    introduced: '3.3',
    category: 'bind',
    retry: 'fix',
  },
  {
    value: 0x54,
    name: 'ESME_RINVREPFLAG',
    nameIn34: 'ESME_RINVREPFLAG',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x55,
    name: 'ESME_RINVNUMMSGS',
    nameIn34: 'ESME_RINVNUMMSGS',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x58,
    name: 'ESME_RTHROTTLED',
    nameIn34: 'ESME_RTHROTTLED',
    introduced: '3.3',
    category: 'flow',
    retry: 'later',
  },
  {
    value: 0x61,
    name: 'ESME_RINVSCHED',
    nameIn34: 'ESME_RINVSCHED',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x62,
    name: 'ESME_RINVEXPIRY',
    nameIn34: 'ESME_RINVEXPIRY',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x63,
    name: 'ESME_RINVDFTMSGID',
    nameIn34: 'ESME_RINVDFTMSGID',
    introduced: '3.3',
    category: 'field',
    retry: 'fix',
  },
  {
    value: 0x64,
    name: 'ESME_RX_T_APPN',
    nameIn34: 'ESME_RX_T_APPN',
    introduced: '3.3',
    category: 'delivery',
    retry: 'later',
  },
  {
    value: 0x65,
    name: 'ESME_RX_P_APPN',
    nameIn34: 'ESME_RX_P_APPN',
    introduced: '3.3',
    category: 'delivery',
    retry: 'no',
  },
  {
    value: 0x66,
    name: 'ESME_RX_R_APPN',
    nameIn34: 'ESME_RX_R_APPN',
    introduced: '3.3',
    category: 'delivery',
    retry: 'no',
  },
  {
    value: 0x67,
    name: 'ESME_RQUERYFAIL',
    nameIn34: 'ESME_RQUERYFAIL',
    introduced: '3.3',
    category: 'message',
    retry: 'no',
  },
  {
    value: 0xc0,
    name: 'ESME_RINVTLVSTREAM',
    nameIn34: 'ESME_RINVOPTPARSTREAM',
    introduced: '3.4',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0xc1,
    name: 'ESME_RTLVNOTALLWD',
    nameIn34: 'ESME_ROPTPARNOTALLWD',
    introduced: '3.4',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0xc2,
    name: 'ESME_RINVTLVLEN',
    nameIn34: 'ESME_RINVPARLEN',
    introduced: '3.4',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0xc3,
    name: 'ESME_RMISSINGTLV',
    nameIn34: 'ESME_RMISSINGOPTPARAM',
    introduced: '3.4',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0xc4,
    name: 'ESME_RINVTLVVAL',
    nameIn34: 'ESME_RINVOPTPARAMVAL',
    introduced: '3.4',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0xfe,
    name: 'ESME_RDELIVERYFAILURE',
    nameIn34: 'ESME_RDELIVERYFAILURE',
    introduced: '3.4',
    category: 'delivery',
    retry: 'later',
  },
  {
    value: 0xff,
    name: 'ESME_RUNKNOWNERR',
    nameIn34: 'ESME_RUNKNOWNERR',
    introduced: '3.4',
    category: 'system',
    retry: 'later',
  },
  {
    value: 0x100,
    name: 'ESME_RSERTYPUNAUTH',
    nameIn34: null,
    introduced: '5.0',
    category: 'service',
    retry: 'fix',
  },
  {
    value: 0x101,
    name: 'ESME_RPROHIBITED',
    nameIn34: null,
    introduced: '5.0',
    category: 'service',
    retry: 'fix',
  },
  {
    value: 0x102,
    name: 'ESME_RSERTYPUNAVAIL',
    nameIn34: null,
    introduced: '5.0',
    category: 'service',
    retry: 'later',
  },
  {
    value: 0x103,
    name: 'ESME_RSERTYPDENIED',
    nameIn34: null,
    introduced: '5.0',
    category: 'service',
    retry: 'fix',
  },
  { value: 0x104, name: 'ESME_RINVDCS', nameIn34: null, introduced: '5.0', category: 'field', retry: 'fix' },
  {
    value: 0x105,
    name: 'ESME_RINVSRCADDRSUBUNIT',
    nameIn34: null,
    introduced: '5.0',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0x106,
    name: 'ESME_RINVDSTADDRSUBUNIT',
    nameIn34: null,
    introduced: '5.0',
    category: 'tlv',
    retry: 'fix',
  },
  {
    value: 0x107,
    name: 'ESME_RINVBCASTFREQINT',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x108,
    name: 'ESME_RINVBCASTALIAS_NAME',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x109,
    name: 'ESME_RINVBCASTAREAFMT',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x10a,
    name: 'ESME_RINVNUMBCAST_AREAS',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x10b,
    name: 'ESME_RINVBCASTCNTTYPE',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x10c,
    name: 'ESME_RINVBCASTMSGCLASS',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x10d,
    name: 'ESME_RBCASTFAIL',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'later',
  },
  {
    value: 0x10e,
    name: 'ESME_RBCASTQUERYFAIL',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'no',
  },
  {
    value: 0x10f,
    name: 'ESME_RBCASTCANCELFAIL',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'no',
  },
  {
    value: 0x110,
    name: 'ESME_RINVBCAST_REP',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x111,
    name: 'ESME_RINVBCASTSRVGRP',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
  {
    value: 0x112,
    name: 'ESME_RINVBCASTCHANIND',
    nameIn34: null,
    introduced: '5.0',
    category: 'broadcast',
    retry: 'fix',
  },
] as const satisfies readonly StatusRow[]

export type StatusName = (typeof statusTable)[number]['name']

export interface StatusRange {
  readonly from: number
  readonly to: number
  readonly meaning: 'reserved' | 'vendor'
}

/** Values between the rows: only 0x400 to 0x4FF has a meaning, the provider's own. */
const statusRanges: readonly StatusRange[] = [
  { from: 0x09, to: 0x09, meaning: 'reserved' },
  { from: 0x10, to: 0x10, meaning: 'reserved' },
  { from: 0x12, to: 0x12, meaning: 'reserved' },
  { from: 0x16, to: 0x32, meaning: 'reserved' },
  { from: 0x35, to: 0x3f, meaning: 'reserved' },
  { from: 0x41, to: 0x41, meaning: 'reserved' },
  { from: 0x46, to: 0x47, meaning: 'reserved' },
  { from: 0x4a, to: 0x4f, meaning: 'reserved' },
  { from: 0x52, to: 0x52, meaning: 'reserved' },
  { from: 0x56, to: 0x57, meaning: 'reserved' },
  { from: 0x59, to: 0x60, meaning: 'reserved' },
  { from: 0x68, to: 0xbf, meaning: 'reserved' },
  { from: 0xc5, to: 0xfd, meaning: 'reserved' },
  { from: 0x113, to: 0x3ff, meaning: 'reserved' },
  { from: 0x400, to: 0x4ff, meaning: 'vendor' },
  { from: 0x500, to: 0xffffffff, meaning: 'reserved' },
]

const byValue: ReadonlyMap<number, StatusRow> = new Map(statusTable.map((status) => [status.value, status]))
const byName: ReadonlyMap<string, number> = new Map(
  statusTable.flatMap((status) => [
    [status.name, status.value] as const,
    ...(status.nameIn34 === null ? [] : [[status.nameIn34, status.value] as const]),
  ]),
)

export function statusByValue(value: number): StatusRow | null {
  return byValue.get(value) ?? null
}

/** 'ESME_RTHROTTLED', or '0x00000403' for a value no specification names. */
export function statusName(value: number): string {
  return byValue.get(value)?.name ?? hexNumber(value, 4)
}

/** The value of a name of 3.4 or 5.0, or null. */
export function statusByName(name: string): number | null {
  return byName.get(name) ?? null
}

/** The value of a name the table is known to have. */
export function statusValue(name: StatusName): number {
  return byName.get(name) ?? 0
}

/** Which published range an unnamed value falls into; null for a named one. */
export function statusRange(value: number): StatusRange | null {
  return statusRanges.find((range) => value >= range.from && value <= range.to) ?? null
}
