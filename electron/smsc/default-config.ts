import { laterSimulatorDefaults, type SimulatorConfig } from '../../shared/contract/simulator.ts'
import { type Catalogue, simulatedProfileId } from '../../shared/profiles/catalogue.ts'

/** What the gateway pages state, for a profile that does not say. */
const pageBindSeconds = 10
const pageAnswerSeconds = 60
const pageTextOctets = 160

/**
 * The simulator as it starts on a fresh machine: every rule on, and the lists filled with numbers nobody has, so
 * that an everyday test message passes and each refusal can still be provoked.
 */
export function defaultSimulatorConfig(
  catalogue: Catalogue,
  profileId = simulatedProfileId,
): SimulatorConfig {
  const profile = catalogue.of(profileId)
  return {
    host: '127.0.0.1',
    port: 2775,
    profileId,
    systemId: 'demo',
    password: 'demo',
    bindDeadline: profile?.deadlines.bindSeconds?.value ?? pageBindSeconds,
    answerDeadline: profile?.deadlines.answerSeconds?.value ?? pageAnswerSeconds,
    responseDelayMs: 0,
    rules: {
      encoding: true,
      'text-limit': true,
      registration: true,
      'forbidden-words': true,
      blacklist: true,
      balance: true,
      tariff: true,
      'upstream-tariff': true,
      transport: true,
      repeat: true,
      route: true,
      'by-address': true,
    },
    // GSM, IA5, Latin-1, binary, UCS-2, and the class 0 and class 1 forms of them.
    acceptedDataCodings: [0, 1, 3, 4, 8, 16, 17, 24, 25, 240, 241, 244, 245],
    textLimitOctets: profile?.limits.textOctets?.value ?? pageTextOctets,
    forbiddenWords: ['casino', 'казино'],
    blacklist: ['79160000404', 'BLACKLIST'],
    repeatWindow: 30,
    // Country codes that lead to no subscriber: satellite and network codes, and a spare one.
    noTariffPrefixes: ['881'],
    noUpstreamTariffPrefixes: ['882'],
    noRoutePrefixes: ['999'],
    balance: null,
    unregisteredSenders: ['UNKNOWN'],
    transportFailPrefixes: ['888'],
    ...laterSimulatorDefaults,
    receipt: { delay: 2, stat: 'DELIVRD', err: '000' },
  }
}
