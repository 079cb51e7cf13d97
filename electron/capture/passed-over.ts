import type { PassedPdus } from '../../shared/contract/capture.ts'

/** Gathers PDUs that a filter passed over into spans; where numbers are missing another span begins. */
export class PassedOver {
  readonly #tell: (span: PassedPdus) => void
  #span: PassedPdus | null = null

  constructor(tell: (span: PassedPdus) => void) {
    this.#tell = tell
  }

  /** Numbers ascend. */
  add(seq: number): void {
    if (this.#span?.passed === seq - 1) this.#span = { from: this.#span.from, passed: seq }
    else {
      this.flush()
      this.#span = { from: seq, passed: seq }
    }
  }

  /** To be called before a PDU that was found is told, and at the end. */
  flush(): void {
    const span = this.#span
    this.#span = null
    if (span !== null) this.#tell(span)
  }
}
