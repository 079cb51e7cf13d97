import type { SessionState } from '../../shared/contract/session.ts'
import { FilterSubject } from '../../shared/filter/filter-subject.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import type { EvidencePdu } from '../../shared/plan/plan-result.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { PasswordMask } from '../capture/password-mask.ts'
import type { PduEvent, PduMark, SessionIdentity } from '../session/session-hooks.ts'

/** A PDU that passed a session of the plan, with its own copy of the octets. */
export interface SeenPdu {
  readonly number: number
  /** ms since 1970. */
  readonly at: number
  readonly session: string
  readonly direction: 'sent' | 'received'
  readonly subject: FilterSubject
  /** The request that a response answers; null for all other PDUs. */
  readonly request: PduMark | null
  readonly latencyMs: number | null
}

/** Of one check: PDUs, and octets of them, that are kept as evidence. */
const mostPdus = 500
const mostOctets = 512 * 1024
/** Of one run: octets of evidence in all. */
const mostOctetsOfRun = 16 * 1024 * 1024

interface Options {
  readonly inspect: InspectOptions
  /** Hides what must not be told in a copy of the octets of a PDU. */
  readonly hide: (octets: Uint8Array) => void
}

/** Numbers the PDUs of a run, and keeps those of the check that runs, bounded. */
export class SeenPdus {
  readonly #options: Options
  readonly #passwords = new PasswordMask()
  #number = 0
  #pdus: SeenPdu[] = []
  #octets = 0
  #octetsOfRun = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** Number of the newest. */
  get last(): number {
    return this.#number
  }

  /** Takes a PDU that passes; its octets are copied. */
  see(identity: SessionIdentity, event: PduEvent, state: Pick<SessionState, 'systemId'> | null): SeenPdu {
    this.#number = event.mark.captureSeq > 0 ? event.mark.captureSeq : this.#number + 1
    const isSent = event.direction === 'sent'
    const { remoteAddress } = identity
    const row: CapturedRow = {
      number: this.#number,
      at: Math.round(1000 * event.at),
      from: isSent ? null : remoteAddress,
      to: isSent ? remoteAddress : null,
      session: identity.name,
      systemId: state?.systemId ?? null,
      sender: isSent ? 'esme' : 'smsc',
      state: identity.wireState,
      interfaceVersion: identity.interfaceVersion,
      frames: [],
      octets: event.bytes.slice(),
      request: event.request?.captureSeq || null,
      requestCommandId: event.request?.commandId ?? null,
      latency: event.latencyMs === null ? null : Math.round(1000 * event.latencyMs),
      comments: [],
      own: {
        direction: event.direction,
        sessionName: identity.name,
        profileId: identity.profileId,
        repeatOf: event.repeatOf,
        isLate: event.answer === 'late',
      },
    }
    const subject = new FilterSubject(row, { isAnswered: () => true, inspect: this.#options.inspect })
    const seen: SeenPdu = {
      number: row.number,
      at: event.at,
      session: identity.name,
      direction: event.direction,
      subject,
      request: event.request,
      latencyMs: event.latencyMs,
    }
    this.#keep(seen)
    return seen
  }

  /** Begins anew, for another check. */
  clear(): void {
    this.#pdus = []
    this.#octets = 0
  }

  /** Keeps one of an earlier check, which this check has taken. */
  recall(pdu: SeenPdu): void {
    if (!this.#pdus.includes(pdu)) this.#keep(pdu)
  }

  /** Numbers of those that passed since the PDU of this number: the first and the last of them where they are many. */
  numbersSince(number: number, most: number): number[] {
    const all = this.#pdus.filter((pdu) => pdu.number > number).map((pdu) => pdu.number)
    return all.length <= most ? all : [...all.slice(0, most / 2), ...all.slice(-most / 2)]
  }

  /** The PDUs of these numbers as evidence; octets are left out once a run has too many. */
  evidence(numbers: ReadonlySet<number>): EvidencePdu[] {
    return this.#pdus
      .filter(({ number }) => numbers.has(number))
      .map(({ number, at, session, direction, subject }) => {
        const { command, command_status, sequence_number } = subject.pdu
        return {
          number,
          at,
          session,
          direction,
          command,
          commandStatus: command_status,
          sequenceNumber: sequence_number,
          octets: this.#hiddenOctets(subject.row),
        }
      })
  }

  #keep(seen: SeenPdu): void {
    this.#octets += seen.subject.row.octets.length
    this.#pdus.push(seen)
    while (this.#pdus.length > mostPdus || (this.#octets > mostOctets && this.#pdus.length > 1)) {
      this.#octets -= this.#pdus.shift()?.subject.row.octets.length ?? 0
    }
  }

  #hiddenOctets(row: CapturedRow): string | null {
    this.#octetsOfRun += row.octets.length
    if (this.#octetsOfRun > mostOctetsOfRun) return null
    const octets = this.#passwords.mask(row).octets.slice()
    this.#options.hide(octets)
    return toHex(octets)
  }
}
