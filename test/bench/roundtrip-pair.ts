import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One SMPP implementation as both ends of the round trip; each end runs in a process of its own. */
export interface RoundTripPair {
  /** Starts the SMSC, which answers every bind and submit_sm with ESME_ROK; resolves with its port. */
  serve(tls: boolean): Promise<number>
  /** Binds; `run` keeps `window` requests open until told to stop and resolves with the answers it got. */
  connect(port: number, window: number, tls: boolean): Promise<RoundTripClient>
}

export interface RoundTripClient {
  run(ms: number): Promise<number>
  close(): Promise<void>
}

/** What both ends of every pair exchange: 147 octets with the text. */
export const submit = {
  source_addr_ton: 5,
  source_addr: 'SENDER',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
  text: 'x'.repeat(97),
}

export const messageId = '0123456789abcdef'

/** A certificate or key of the tests' own authority. */
export function pem(name: string): string {
  return readFileSync(join(import.meta.dirname, '../vectors/tls', name), 'utf8')
}
