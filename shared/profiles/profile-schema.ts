import { z } from 'zod'
import { reasonTable } from '../codes/reason-table.ts'
import { dateForms, idForms } from '../receipts/dialect-forms.ts'
import { type CommandName, pduTable } from '../smpp/pdu-table.ts'
import { refusalReasons } from './refusal-reasons.ts'

type ReasonName = keyof typeof reasonTable | 'as-specified'

/** Objects and lists of a profile are never changed in place: two catalogues may share one. */
const record = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).readonly()
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly()

const text = z.string().min(1)
/** A sentence in both languages. One text alone serves for both, so that a user's own profile may be written so. */
const words = z.preprocess(
  (value) => (typeof value === 'string' ? { en: value, ru: value } : value),
  record({ en: text, ru: text }),
)
const wordList = z.preprocess(
  (value) => (Array.isArray(value) ? { en: value, ru: value } : value),
  record({ en: list(text), ru: list(text) }),
)

/** A name of one of the profile's `sources`. */
const sourceKey = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)
/** '0x0401' */
const statusText = z.string().regex(/^0x[0-9A-Fa-f]{1,8}$/)
const commandName = z.custom<CommandName>(
  (value) => typeof value === 'string' && Object.hasOwn(pduTable, value),
  { params: { problem: 'unknown-command' } },
)
const reasonName = z.custom<ReasonName>(
  (value) => value === 'as-specified' || (typeof value === 'string' && Object.hasOwn(reasonTable, value)),
  { params: { problem: 'unknown-reason' } },
)
const count = z.int().min(0).max(1_000_000_000)
const octet = z.int().min(0).max(255)
const port = z.int().min(0).max(65535)

/** Where facts were read, or when they were measured. */
const source = record({
  title: words,
  /** null where the page has no address that could be named. */
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Year and month, or the day, of reading or measuring. */
  read: z.string().regex(/^\d{4}-\d\d(-\d\d)?$/),
  /** The party that says it. Words of third parties about a provider count for less than its own. */
  by: z.enum(['provider', 'third-party', 'specification', 'measurement']).default('provider'),
})

/**
 * A fact and its source; null is unknown, never a guess. `others` are what further sources say, measurements among
 * them, where they differ; `value` is the one that the workbench goes by. `note` is what the value cannot say, such as
 * "for each host" or "when bound as 3.3".
 */
const known = <T extends z.ZodType>(value: T) => {
  const stated = { value, source: sourceKey, note: words.optional() }
  return record({ ...stated, others: list(record(stated)).optional() })
    .nullable()
    .default(null)
}

/** Facts about one subject; the whole of it may be left out of a file. */
const group = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.preprocess((value) => value ?? {}, record(shape))

const addressKind = record({ ton: octet, npi: octet })
const idForm = z.enum(idForms)

const connection = group({
  /** A port and TLS of its own stand beside a host where they differ from host to host. */
  hosts: known(
    list(
      record({
        host: text,
        port: port.optional(),
        tls: z.boolean().optional(),
        /** 'Singapore', 'backup' */
        note: words.optional(),
      }),
    ),
  ),
  plainPorts: known(list(port)),
  tlsPorts: known(list(port)),
  tlsVersions: known(list(z.enum(['1.0', '1.1', '1.2', '1.3']))),
  tlsRequired: known(z.boolean()),
  /** Announcement of source addresses before the first bind: required or optional. */
  allowList: known(z.enum(['required', 'optional'])),
  /** How the provider is reached other than over the open network. */
  vpn: known(words),
})

const bind = group({
  types: known(list(z.enum(['transmitter', 'receiver', 'transceiver']))),
  interfaceVersions: known(list(z.enum(['3.3', '3.4', '5.0']))),
  maxBinds: known(count),
  systemType: known(z.string()),
  systemIdRule: known(words),
  passwordRule: known(words),
  passwordMaxOctets: known(count),
})

const deadlines = group({
  /** Seconds from the TCP connect in which a bind must come. */
  bindSeconds: known(count),
  /** Seconds in which every PDU of the gateway must be answered. */
  answerSeconds: known(count),
  /** true: a missed deadline ends in a closed socket without an unbind. */
  cutsWithoutUnbind: known(z.boolean()),
  /** Seconds between two enquire_link, at most and at least. */
  enquireLinkSeconds: known(count),
  enquireLinkMinSeconds: known(count),
  inactivitySeconds: known(count),
})

const limits = group({
  partsPerSecond: known(count),
  window: known(count),
  /** Octets of text in one submit. */
  textOctets: known(count),
  /** True when the same text to the same number is refused for a while; how long is an account setting. */
  refusesRepeats: known(z.boolean()),
})

const encoding = group({
  /** The alphabet behind data_coding 0. */
  defaultAlphabet: known(z.enum(['gsm7', 'latin1', 'ascii'])),
  dataCodings: known(list(octet)),
})

const longMessage = group({
  udh: known(z.boolean()),
  sar: known(z.boolean()),
  payload: known(z.boolean()),
})

const addressing = group({
  source: known(addressKind),
  destination: known(addressKind),
  rule: known(words),
})

const commands = group({
  /** Request commands that are served; the gateway answers every other one with `unsupportedReply`. */
  supported: known(list(commandName)),
  /** Those that the provider says it does not serve, where it lists these and not the others. */
  unsupported: known(list(commandName)),
  unsupportedReply: known(
    record({ command: z.literal('generic_nack'), status: z.literal('ESME_RINVCMDID') }),
  ),
  /** True when mobile-originated messages can arrive; false is a send-only account. */
  receivesMessages: known(z.boolean()),
})

const messageId = group({ inResponse: known(idForm), inReceipt: known(idForm) })

const receipt = group({
  format: known(text),
  /** How submit date and done date are written. */
  dates: known(list(z.enum(dateForms))),
  timeZone: known(text),
  /** How the final state is learnt without asking. */
  passive: known(words),
  /** How the state is asked for. */
  active: known(words),
  preferred: known(z.enum(['passive', 'active'])),
  /** Names of the TLVs that come beside the text or in its place. */
  tlvs: known(list(text)),
  /** Which binds receipts are sent over, and how long they are kept for. */
  deliveredOver: known(words),
  retention: known(words),
  deviations: known(words),
})

const tlvRow = record({
  /** '0x1400' */
  tag: z.string().regex(/^0x[0-9A-Fa-f]{4}$/),
  /** In the spelling of the specification's own names. */
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  meaning: words,
  /** How the octets are read. 'text' has no NUL; null: the provider's page does not say. */
  type: z.enum(['integer', 'c-octet-string', 'text']).nullable().default(null),
  /** Octets of the value at most, its NUL included; null when the page does not say. */
  maxOctets: z.int().min(0).max(65535).nullable().default(null),
  /** Which way it travels: with a message to the SMSC, in its answer, or with a message or receipt to the ESME. */
  direction: z.enum(['submit', 'response', 'deliver', 'both']),
  /** Every message to the SMSC must carry it. */
  required: z.boolean().default(false),
  /** The only values there are; empty when any may stand. */
  values: list(record({ value: z.string(), en: text, ru: text })).default([]),
  source: sourceKey,
})

/** Words of a row beside its code: they take the place of the reason's. */
const rowWords = {
  /** 'as-specified': the provider lists the standard code with its standard meaning. */
  reason: reasonName,
  /** Set when the meaning holds in this family of responses alone. */
  pdus: z.enum(['bind', 'submit']).optional(),
  title: words.optional(),
  advice: words.optional(),
  meaning: words.optional(),
  causes: wordList.optional(),
  next: wordList.optional(),
  retry: z.enum(['never', 'later', 'now', 'ask']).optional(),
  who: z.enum(['you', 'provider', 'subscriber', 'network', 'nobody']).optional(),
  /** Where it is not the table's. */
  source: sourceKey.optional(),
}

const codeTable = (code: z.ZodString) =>
  record({
    source: sourceKey,
    /** true: the page claims to list every code of its own; null: not known. */
    complete: z.boolean().nullable().default(null),
    /** Id of the profile whose table it is, row by row: then `rows` is empty. */
    rowsOf: text.optional(),
    rows: list(record({ code, ...rowWords })).default([]),
  })
    .nullable()
    .default(null)

/** Tables of codes; null where the provider publishes none. */
const codes = group({
  commandStatus: codeTable(statusText),
  /** The `err` of receipts as it is written there: decimal, hexadecimal or words. */
  receiptErr: codeTable(text),
  /** Codes of the provider’s HTTP interface, which reach logs and tickets beside those of SMPP. */
  api: codeTable(text).optional(),
})

/** How the simulator plays this provider; null: as a profile of the same company, or as the specification. */
const simulator = record({
  /** Requests that it answers with their response; every other one gets generic_nack ESME_RINVCMDID. */
  commands: list(commandName),
  /** The command_status that each refusal answers; a refusal without one is never made. */
  refusals: z.partialRecord(z.enum(refusalReasons), statusText),
  source: sourceKey,
})
  .nullable()
  .default(null)

const groups = {
  connection,
  bind,
  deadlines,
  limits,
  encoding,
  longMessage,
  addressing,
  commands,
  messageId,
  receipt,
}

/** The facts that a remark may be about. */
const subjects = [
  'connection',
  'bind',
  'deadlines',
  'limits',
  'encoding',
  'longMessage',
  'addressing',
  'commands',
  'messageId',
  'receipt',
  'tlvs',
  'codes',
  'simulator',
] as const

/**
 * The file of one provider: rules, deadlines, dialects and code tables, each fact with its source. What is left out is
 * unknown.
 */
export const profileSchema = record({
  /** The file's name without its ending. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  /** Place in lists and among equally likely answers; profiles without one follow. */
  order: count.optional(),
  /** 'specification': no real gateway, but what may be assumed of any. */
  kind: z.enum(['provider', 'specification']).default('provider'),
  name: words,
  /** One sentence for the list where a profile is chosen. */
  summary: words.nullable().default(null),
  /** 'RU', 'global' */
  regions: list(text).nullable().default(null),
  /** Profiles of the same company, whose codes are the likeliest when this one has none. */
  related: list(text).default([]),
  sources: z.record(sourceKey, source).readonly().default({}),
  ...groups,
  /** The TLVs that the provider publishes; null when it publishes none. */
  tlvs: list(tlvRow).nullable().default(null),
  codes,
  simulator,
  /** Facts that fit no field, in sentences. */
  remarks: list(record({ about: z.enum(subjects).nullable(), text: words, source: sourceKey })).default([]),
})

/** Facts about one provider: a built-in file as it stands, or what `readProfile` makes of a user's own. */
export type ProviderProfile = z.output<typeof profileSchema>
/** A fact and the source that states it; null is unknown. */
export type Known<T> = { readonly value: T; readonly source: string } | null
export type Source = z.output<typeof source>
/**
 * One row of a provider's table. The reason supplies everything the row does not say itself, so that "no credit"
 * carries the same advice at every provider.
 */
export type CodeRow = NonNullable<z.output<ReturnType<typeof codeTable>>>['rows'][number]
export type TlvRow = z.output<typeof tlvRow>
export type SimulatorFacts = NonNullable<z.output<typeof simulator>>
