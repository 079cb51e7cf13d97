import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { simulatedProfileId } from '../../shared/profiles/usual-profiles.ts'
import { defaultBehaviours } from '../../shared/simulator/default-behaviours.ts'
import { openAccount } from '../../shared/simulator/simulated-account.ts'

/** Deadlines stated by the gateway pages, s: for a profile that states none. */
const pageBindSeconds = 10
const pageAnswerSeconds = 60

/** The port that is SMPP's by custom. */
export const defaultPort = 2775

/** The simulator as it starts on a fresh machine. */
export function defaultSimulatorConfig(
  catalogue: Catalogue,
  profileId = simulatedProfileId,
): SimulatorConfig {
  const profile = catalogue.of(profileId)
  return {
    name: '',
    host: '127.0.0.1',
    port: defaultPort,
    profileId,
    accounts: [openAccount('demo', 'demo')],
    loginRefusals: { systemId: 'ESME_RINVSYSID', password: 'ESME_RINVPASWD' },
    bindDeadline: profile?.deadlines.bindSeconds?.value ?? pageBindSeconds,
    answerDeadline: profile?.deadlines.answerSeconds?.value ?? pageAnswerSeconds,
    responseDelayMs: 0,
    seed: null,
    behaviours: defaultBehaviours(profile?.limits.textOctets?.value),
    receipt: { delay: 2, stat: 'DELIVRD', err: '000' },
    pressure: { maxRate: null, maxQueue: null, congestion: 'off', congestionState: 0 },
    mobileTraffic: [],
    distributionLists: [{ name: 'TEAM', members: ['79161230001', '79161230002'] }],
    enquireLinkInterval: 0,
    inactivityTimeout: 0,
  }
}
