import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { readHex, readTlv } from '../../../shared/message/typed-tlv.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'
import type { AddressDraft, ComposerDraft } from '../../stores/composer-store.ts'

function addressOf({ addr, ton, npi }: AddressDraft): SendIntent['source'] {
  const inferred = inferAddress(addr)
  return { addr, ton: ton ?? inferred.ton, npi: npi ?? inferred.npi }
}

/** Fields that say nothing are left out, so that a plain message's intent stays plain. */
function kindOf(draft: ComposerDraft): Partial<SendIntent> {
  const header = readHex(draft.firstPartHeader)
  return {
    ...(draft.singleShift === null ? {} : { nationalSingleShift: draft.singleShift }),
    ...(draft.lockingShift === null ? {} : { nationalLockingShift: draft.lockingShift }),
    ...(draft.messageClass === null ? {} : { messageClass: draft.messageClass }),
    ...(draft.ports === null ? {} : { ports: draft.ports }),
    ...(draft.waiting === null ? {} : { waiting: draft.waiting }),
    ...(draft.wapPush === null ? {} : { wapPush: draft.wapPush }),
    ...(draft.ussdServiceOp === null ? {} : { ussdServiceOp: draft.ussdServiceOp }),
    ...(header === null || header === '' ? {} : { firstPartHeader: header }),
  }
}

/** @param textRules what the provider of the chosen connection is known to take. */
export function intentOf(draft: ComposerDraft, textRules?: TextRules): SendIntent {
  return {
    source: addressOf(draft.source),
    destination: addressOf(draft.destination),
    text: draft.text,
    encoding: draft.encoding,
    method: draft.method,
    reference: draft.method === 'udh8' ? draft.reference & 0xff : draft.reference,
    ...(draft.graphemes ? { graphemes: true } : {}),
    ...(draft.partOctets === null ? {} : { partOctets: draft.partOctets }),
    data_coding: draft.dataCoding,
    service_type: draft.serviceType,
    ...(draft.esmClass === 0 ? {} : { esm_class: draft.esmClass }),
    protocol_id: draft.protocolId,
    priority_flag: draft.priority,
    schedule_delivery_time: draft.schedule,
    validity_period: draft.validity,
    registered_delivery: draft.registeredDelivery,
    replace_if_present_flag: draft.replaceIfPresent,
    sm_default_msg_id: draft.defaultMessageId,
    tlvs: draft.tlvs.flatMap((tlv) => {
      const read = readTlv(tlv)
      return read.problem === null ? [{ tag: read.tag, hex: read.hex }] : []
    }),
    ...kindOf(draft),
    ...(textRules === undefined
      ? {}
      : {
          textRules: {
            ...textRules,
            dataCodings: textRules.dataCodings === undefined ? undefined : [...textRules.dataCodings],
          },
        }),
  }
}
