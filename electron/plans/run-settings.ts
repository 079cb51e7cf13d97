import type { PlanSubject } from '../../shared/plan/plan-result.ts'
import { versionName } from '../../shared/smpp/interface-version.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Budget, Numbers } from './measures/measure.ts'

/** What is enough to see most of an account within minutes. */
const quick: Budget = { silenceMs: 12_000, receiptMs: 60_000, binds: 9, burst: 20, isThorough: false }
/** Longer than the longest inactivity time that providers publish, 300 s. */
const thorough: Budget = { silenceMs: 330_000, receiptMs: 600_000, binds: 50, burst: 200, isThorough: true }

export function budgetOf(isThorough: boolean): Budget {
  return isThorough ? thorough : quick
}

/** Sender of messages where none is given, and what their texts begin with. */
const usualFrom = 'INFO'
const usualText = 'Test'

/** Numbers of a run by their names: `to`, `from`, `text`, and TLVs of every message as `tlv_1400`. */
export function readNumbers(given: Readonly<Record<string, string>>): Numbers {
  const tlvs = Object.entries(given).flatMap(([name, value]): [number, string][] => {
    const [, tag] = /^tlv_(?:0x)?([0-9a-f]{1,4})$/i.exec(name) ?? []
    return tag === undefined ? [] : [[Number.parseInt(tag, 16), value]]
  })
  return {
    to: given['to'] ?? '',
    from: given['from'] ?? usualFrom,
    text: given['text'] ?? usualText,
    tlvs: new Map(tlvs),
  }
}

/** What a run was made against, for its reports. */
export function subjectOf(connection: ConnectionSettings, workbench: string): PlanSubject {
  return {
    connection: connection.name,
    host: connection.host,
    port: connection.port,
    tls: connection.tls.enabled,
    systemId: connection.systemId,
    interfaceVersion: versionName(connection.interfaceVersion),
    profileId: connection.profileId,
    workbench,
  }
}
