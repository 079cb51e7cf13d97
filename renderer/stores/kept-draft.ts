import { type TlvDraft, tlvForms } from '../../shared/message/typed-tlv.ts'
import { wholeIntent } from '../../shared/message/whole-intent.ts'
import { inferAddress } from '../../shared/text/infer-address.ts'
import { type ComposerDraft, emptyDraft } from './composer-draft.ts'

/** Counts up with the shape of what is kept. */
export const draftVersion = 3

type Kept = Readonly<Record<string, unknown>>

/** The draft that the window's storage kept under `draft`; fields that it lacks take their defaults. */
export function keptDraft(kept: unknown): ComposerDraft {
  // The window itself wrote it, in this shape.
  const draft: Partial<ComposerDraft> = objectIn(kept, 'draft')
  return { ...emptyDraft, ...draft, intent: wholeIntent(draft.intent ?? {}, emptyDraft.intent) }
}

/** A draft that an older version kept, in today's shape. */
export function migrateDraft(kept: unknown, version: number): unknown {
  return version < draftVersion ? { draft: draftOf010(objectIn(kept, 'draft')) } : kept
}

function objectIn(kept: unknown, key: string): Kept {
  const value = typeof kept === 'object' && kept !== null ? Reflect.get(kept, key) : undefined
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Fields of the intent that 0.1.0 kept under other names. */
const namesOf010: Readonly<Record<string, string>> = {
  dataCoding: 'data_coding',
  registeredDelivery: 'registered_delivery',
  validity: 'validity_period',
  schedule: 'schedule_delivery_time',
  serviceType: 'service_type',
  esmClass: 'esm_class',
  protocolId: 'protocol_id',
  priority: 'priority_flag',
  replaceIfPresent: 'replace_if_present_flag',
  defaultMessageId: 'sm_default_msg_id',
  singleShift: 'nationalSingleShift',
  lockingShift: 'nationalLockingShift',
}

/** 0.1.0 kept the fields of the message side by side with the rest. */
function draftOf010({ tlvs, connectionId = null, ...fields }: Kept): Kept {
  const source = addressOf010(fields['source'])
  const destination = addressOf010(fields['destination'])
  const named = Object.entries(fields).map(([name, value]) => [namesOf010[name] ?? name, value] as const)
  return {
    intent: { ...Object.fromEntries(named), source: source.address, destination: destination.address },
    followsLooks: { source: source.followsLooks, destination: destination.followsLooks },
    tlvs: (Array.isArray(tlvs) ? tlvs : []).map(tlvOf010),
    connectionId,
  }
}

/** TON and NPI were null until they were set by hand. */
function addressOf010(kept: unknown): { address: Kept; followsLooks: boolean } {
  const { addr, ton = null, npi = null } = objectIn({ kept }, 'kept')
  const inferred = inferAddress(String(addr ?? ''))
  return {
    address: { addr: String(addr ?? ''), ton: ton ?? inferred.ton, npi: npi ?? inferred.npi },
    followsLooks: ton === null && npi === null,
  }
}

/** Before its version 2 a TLV's value was hex under the name `hex`. */
function tlvOf010(kept: unknown): TlvDraft {
  const { id, tag, form, value, hex } = objectIn({ kept }, 'kept')
  const typed = { id: Number(id ?? 0), tag: String(tag ?? '') }
  if (value === undefined) return { ...typed, form: 'hex', value: String(hex ?? '') }
  return { ...typed, form: tlvForms.find((known) => known === form) ?? null, value: String(value) }
}
