import type { RefusalReason } from '../profiles/refusal-reasons.ts'
import type { Behaviour } from './behaviour.ts'
import type { Conditions } from './condition-table.ts'

/** A refusal whose status is the profile's, named after its reason. */
function provided(reason: RefusalReason, when: Conditions): Behaviour {
  return { id: reason, isOn: true, when, do: { kind: 'refuse-as-provider', reason } }
}

/** The limit of the gateway page, for a profile that states none. */
const pageTextOctets = 160

/** GSM, IA5, Latin-1, binary, UCS-2, and the class 0 and class 1 forms of them. */
const everydayCodings = [0, 1, 3, 4, 8, 16, 17, 24, 25, 240, 241, 244, 245]

/**
 * The behaviours of a fresh simulator, in the order in which they are asked: what the session allows and a provider
 * demands; what is asked for by address, whatever the text; then what can be read, what is allowed, where it goes, who
 * pays. Their lists are filled with numbers nobody has, so that an everyday message passes and each refusal can
 * be provoked. `textOctets`: the profile's limit of a message.
 */
export function defaultBehaviours(textOctets = pageTextOctets): Behaviour[] {
  return [
    {
      id: 'session-state',
      isOn: true,
      when: { session: 'wrong-state' },
      do: { kind: 'refuse-by-specification' },
    },
    {
      id: 'session-version',
      isOn: false,
      when: { session: 'wrong-version' },
      do: { kind: 'refuse-by-specification' },
    },
    {
      id: 'tlv-before-3.4',
      isOn: false,
      when: { versions: ['3.3'], tlvNotInVersion: true },
      do: { kind: 'refuse', status: 'ESME_RINVCMDLEN', as: 'response' },
    },
    {
      id: 'tlv-not-in-version',
      isOn: false,
      when: { tlvNotInVersion: true },
      do: { kind: 'refuse', status: 'ESME_RTLVNOTALLWD', as: 'response' },
    },
    // The statuses that Telesign publishes; SMPP 5.0 §4.7.6 gives them the same meaning.
    {
      id: 'tlv-missing',
      isOn: true,
      when: { profileTlv: 'missing' },
      do: { kind: 'refuse', status: 'ESME_RMISSINGTLV', as: 'response' },
    },
    {
      id: 'tlv-value',
      isOn: true,
      when: { profileTlv: 'wrong-value' },
      do: { kind: 'refuse', status: 'ESME_RINVTLVVAL', as: 'response' },
    },
    { id: 'by-address', isOn: true, when: {}, do: { kind: 'refuse-by-address' } },
    provided('encoding', { dataCodingNotIn: everydayCodings }),
    provided('text-limit', { octetsOver: textOctets }),
    provided('registration', { sourceIs: ['UNKNOWN'] }),
    provided('forbidden-words', { textContains: ['casino', 'казино'] }),
    provided('blacklist', { addressIs: ['79160000404', 'BLACKLIST'] }),
    provided('repeat', { repeatWithin: 30 }),
    // Country codes that lead to no subscriber: satellite and network codes, and a spare one.
    provided('route', { destinationStarts: ['999'] }),
    provided('tariff', { destinationStarts: ['881'] }),
    provided('upstream-tariff', { destinationStarts: ['882'] }),
    provided('balance', { balanceUsedUp: true }),
    provided('transport', { destinationStarts: ['888'] }),
  ]
}
