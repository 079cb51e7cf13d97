import type { BundleOrder } from '../../shared/contract/capture-export.ts'
import type { Connection } from '../../shared/contract/connections.ts'
import { doctorText } from '../../shared/doctor/doctor-text.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { Language } from '../../shared/words/words.ts'
import { type BundleCode, type BundleExample, codesOf, examplesOf } from './bundle-examples.ts'
import type { BundlePdus } from './bundle-pdus.ts'
import { isZone, momentText } from './moment.ts'
import type { RowMask } from './row-mask.ts'

/** How a connection binds, without a secret. */
export interface BundleConnection {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly tls: string | null
  readonly system_id: string
  readonly system_type: string
  readonly bind: string
  readonly binds: number
  readonly interface_version: string
  readonly addr_ton: number
  readonly addr_npi: number
  readonly address_range: string
  readonly window: number
  /** Segments per second; null for no limit. */
  readonly rate: number | null
  readonly enquire_link_seconds: number
  readonly response_timeout_seconds: number
  readonly profile: string | null
}

/** Everything that a report says beside the exchange itself: what report.json holds first. */
export interface BundleFacts {
  readonly made_at: string
  readonly time_zone: string
  readonly account: string
  readonly expected: string
  readonly observed: string
  readonly connection: BundleConnection | null
  readonly examples: readonly BundleExample[]
  readonly codes: readonly BundleCode[]
  readonly doctor: readonly { readonly state: string; readonly title: string; readonly what: string }[]
  readonly environment: {
    readonly workbench: string
    readonly host: string
    readonly platform: string
  }
  readonly hidden: readonly string[]
  readonly pdus: number
  /** Older PDUs of the time were left out. */
  readonly is_cut: boolean
}

/** What is known beside the order and the PDUs. */
export interface BundleKnowledge {
  readonly catalogue: Catalogue
  readonly connection: Connection | null
  readonly version: string
  readonly host: string
  /** µs since 1970. */
  readonly now: number
}

export function bundleFacts(
  order: BundleOrder,
  { pdus, isCut }: BundlePdus,
  { catalogue, connection, version, host, now }: BundleKnowledge,
  people: RowMask,
): BundleFacts {
  const { language, doctor } = order
  const zone = isZone(order.timeZone) ? order.timeZone : 'UTC'
  const profileId = connection?.profileId ?? pdus[0]?.profileId ?? ''
  const examples = examplesOf(pdus, zone)
  const ids = new Set(examples.flatMap(({ message_ids }) => message_ids))
  return {
    made_at: momentText(now, zone),
    time_zone: zone,
    account: people.words(order.account, ids),
    expected: people.words(order.expected, ids),
    observed: people.words(order.observed, ids),
    connection: connection === null ? null : connectionFacts(connection, catalogue, people, language),
    examples,
    codes: codesOf(pdus, catalogue, language),
    doctor: doctor.map((line) => {
      const { title, what } = doctorText(catalogue, line, profileId, language)
      return { state: line.state, title, what }
    }),
    environment: { workbench: version, host, platform: `${process.platform} ${process.arch}` },
    hidden: (['secrets', 'numbers', 'texts'] as const).filter((part) => order.mask[part]),
    pdus: pdus.length,
    is_cut: isCut,
  }
}

function connectionFacts(
  connection: Connection,
  catalogue: Catalogue,
  people: RowMask,
  language: Language,
): BundleConnection {
  const { tls, rate, interfaceVersion } = connection
  return {
    name: connection.name,
    host: connection.host,
    port: connection.port,
    tls: tls.enabled ? tls.minVersion : null,
    system_id: connection.systemId,
    system_type: connection.systemType,
    bind: connection.bindMode,
    binds: connection.binds,
    interface_version: hexNumber(interfaceVersion),
    addr_ton: connection.addrTon,
    addr_npi: connection.addrNpi,
    address_range: people.words(connection.addressRange),
    window: connection.window,
    rate: rate === 0 ? null : rate,
    enquire_link_seconds: connection.enquireLinkInterval,
    response_timeout_seconds: connection.responseTimeout,
    profile: catalogue.of(connection.profileId)?.name[language] ?? null,
  }
}
