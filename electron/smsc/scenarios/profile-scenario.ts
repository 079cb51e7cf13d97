import type { ScenarioSettings } from '../../../shared/contract/scenarios.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { templateOfForm, type WrittenDateForm } from '../../../shared/receipts/format-receipt.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import { defaultBehaviours } from '../../../shared/simulator/default-behaviours.ts'
import type { MessageIdForm } from '../../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../../shared/simulator/receipt-table.ts'
import { accountBindModes, simulatedAccountSchema } from '../../../shared/simulator/simulated-account.ts'
import type { Scenario } from './scenario.ts'

/**
 * A provider's gateway by the letter of its profile: binds, commands, limits, deadlines, codings, ids and receipts as far as
 * it states them. What it does not state is as on a fresh simulator.
 */
export function profileScenario(profile: ProviderProfile): Scenario {
  const { id, name } = profile
  return {
    id,
    kind: 'profile',
    name,
    summary: profile.summary ?? {
      en: 'The gateway as far as its provider describes it.',
      ru: 'Шлюз настолько, насколько его описал провайдер.',
    },
    settings: settingsOfProfile(profile),
  }
}

function settingsOfProfile(profile: ProviderProfile): ScenarioSettings {
  const { deadlines } = profile
  const inactivity = deadlines.inactivitySeconds?.value
  const error = profile.codes.receiptErr?.rows.find(({ reason }) => reason === 'no-error')?.code
  return {
    profileId: profile.id,
    behaviours: [...refusedRequests(profile), ...messageRules(profile), ...receiptRules(profile)],
    accountLimits: limitsOf(profile),
    ...(inactivity !== undefined && { inactivityTimeout: inactivity }),
    ...(error !== undefined && error.length <= 4 && { receipt: { delay: 2, stat: 'DELIVRD', err: error } }),
  }
}

/** True where a bind that is not listed is an unsupported command, as every other one. */
function nacksUnsupported({ commands }: ProviderProfile): boolean {
  return commands.unsupportedReply !== null
}

/** The commands that the profile says it does not serve, beside those that are not played at all. */
function refusedRequests(profile: ProviderProfile): Behaviour[] {
  const binds = profile.bind.types?.value
  const unlisted =
    binds === undefined || !nacksUnsupported(profile)
      ? []
      : accountBindModes.filter((mode) => !binds.includes(mode)).map((mode) => `bind_${mode}` as const)
  const requests = [...unlisted, ...(profile.commands.unsupported?.value ?? [])]
  return requests.length === 0
    ? []
    : [
        {
          id: 'not-served',
          isOn: true,
          when: { requests },
          do: { kind: 'refuse', status: 'ESME_RINVCMDID', as: 'generic_nack' },
        },
      ]
}

function messageRules({ limits, encoding }: ProviderProfile): Behaviour[] {
  const codings = encoding.dataCodings?.value
  const rows = defaultBehaviours(limits.textOctets?.value)
  return rows.map((row) =>
    row.id === 'encoding' && codings !== undefined
      ? { ...row, when: { ...row.when, dataCodingNotIn: [...codings] } }
      : row.id === 'repeat' && limits.refusesRepeats?.value === false
        ? { ...row, isOn: false }
        : row,
  )
}

function limitsOf(profile: ProviderProfile): NonNullable<ScenarioSettings['accountLimits']> {
  const {
    systemId: _systemId,
    password: _password,
    ...limits
  } = simulatedAccountSchema.parse({
    systemId: '',
    password: '',
    // A bind that is an unsupported command does not come as far as the account.
    ...(profile.bind.types !== null &&
      !nacksUnsupported(profile) && { bindModes: [...profile.bind.types.value] }),
    mostBinds: profile.bind.maxBinds?.value ?? null,
    rate: profile.limits.partsPerSecond?.value ?? null,
    window: profile.limits.window?.value ?? null,
  })
  return limits
}

function receiptRules(profile: ProviderProfile): Behaviour[] {
  const form = idFormOf(profile)
  const settings = receiptOf(profile)
  const rows: Behaviour[] = []
  if (form !== null) {
    rows.push({ id: 'message-id', isOn: true, when: {}, do: { kind: 'message-id', form } })
  }
  if (Object.keys(settings).length > 0) {
    rows.push({ id: 'receipt', isOn: true, when: {}, do: { kind: 'receipt', ...settings } })
  }
  return rows
}

/** By what the profile says of ids, or by the sign that its receipts have for one. */
function idFormOf({ messageId, receipt }: ProviderProfile): MessageIdForm | null {
  const stated = messageId.inResponse?.value
  if (stated !== undefined) return ({ decimal: 'decimal', hex: 'hex', text: 'uuid' } as const)[stated]
  const sign = /\bid:\s*(<[^>]*>|\S*)/i.exec(receipt.format?.value ?? '')?.[1] ?? ''
  if (/uuid/i.test(sign)) return 'uuid'
  return /32 hex/i.test(sign) ? 'hex-32' : null
}

function receiptOf({ receipt, messageId }: ProviderProfile): ReceiptSettings {
  const template = receipt.format === null ? null : templateOfForm(receipt.format.value)
  const dates: WrittenDateForm | undefined = receipt.dates?.value[0]
  const inResponse = messageId.inResponse?.value
  const inReceipt = messageId.inReceipt?.value
  const isRebased = inReceipt !== undefined && inResponse !== undefined && inReceipt !== inResponse
  return {
    ...(template !== null && { template }),
    ...(dates !== undefined && { dates }),
    ...(isRebased && inReceipt !== 'text' && { id: inReceipt }),
    ...(receipt.tlvs !== null && { content: 'text-and-tlvs' as const }),
    ...(receipt.timeZone?.value === 'UTC' && { utcOffset: 0 }),
  }
}
