import { candidateIds, canonicalId, type IdRule, idRules, matchIds } from '../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../shared/receipts/parse-receipt.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { SessionIdentity } from '../session/session-hooks.ts'
import { type KnownPart, MessageIdIndex } from './message-id-index.ts'

/** A received receipt, before it is joined to a part. */
export interface ArrivedReceipt {
  readonly receipt: Receipt
  /** Session that received it: of the sending connection, or of another one of the same provider. */
  readonly session: Pick<SessionIdentity, 'sessionId' | 'connectionId' | 'name' | 'profileId'>
  /** Its source address, which is the destination of the submit it is about. */
  readonly about: string
  /** Epoch ms. */
  readonly at: number
  /** Its number in the capture; null when nothing records. */
  readonly captureSeq: number | null
  /** Keeps it as what else it may be when no part has its id; without it, it is a receipt that nobody awaits. */
  readonly orElse?: () => void
}

/** A receipt and the message_id it was joined by, which may be that of an earlier try of its part. */
export interface JoinedReceipt extends ArrivedReceipt {
  readonly messageId: string
  readonly rule: IdRule
}

/** Something that sends parts and awaits receipts for them. */
export interface ReceiptTarget<Ref> {
  /**
   * Parts whose response gave one of these ids (canonicalId), as its storage has them; [] while that cannot be read.
   * Asked for several receipts at once, and for parts that the joiner was not told of or has forgotten.
   */
  find?(canonicalIds: readonly string[]): Promise<readonly KnownPart<Ref>[]>
  /** Takes the receipt, at once where the part is in memory; false when the part is no longer there. */
  attach(ref: Ref, joined: JoinedReceipt): boolean | Promise<boolean>
}

/** Calls from a target to the joiner. */
export interface ReceiptLink<Ref> {
  /** A part was given a message_id: receipts that overtook the response are attached to it now. */
  answered(part: KnownPart<Ref>): void
  /** The target's parts are gone. */
  forget(): void
}

interface Options {
  readonly clock: Clock
  /** Called for a receipt whose part is not found within `holdMs`, or when too many are held. */
  readonly onOrphan: (receipt: ArrivedReceipt) => void
  /** Joins receipts only at `close`, so that each is compared with all ids: for a sender of few requests. */
  readonly holdsAll?: boolean
}

/** Longest time between a receipt and the later response that names its message, ms. */
export const holdMs = 15_000
/** Receipts held at most: above this the oldest becomes an orphan early. */
export const maxHeld = 10_000
/**
 * Characters of an id, far above the 64 of a message_id (SMPP 3.4 §5.2.23): a longer one names no message.
 */
const longestId = 255
/** Values without a name of the specification that are kept of a held receipt. */
const mostOthers = 10
/** Receipts that the targets' storage is asked for at once. */
const searchedAtOnce = 200

interface Waiting {
  readonly arrived: ArrivedReceipt
  readonly receivedId: string
  /** canonicalId of every spelling that the response may have given it under. */
  readonly ids: readonly string[]
  /** Monotonic ms. */
  readonly until: number
}

interface Candidate {
  readonly part: KnownPart<unknown>
  readonly attach: (joined: JoinedReceipt) => boolean | Promise<boolean>
}

interface Source {
  inMemory(ids: readonly string[]): Candidate[]
  inStore(ids: readonly string[]): Promise<Candidate[]>
}

/**
 * Finds the part that each receipt is about by the rules of message_id: of all targets, in memory first. Holds those
 * that come early, and names the orphans. What it holds is bounded, and the work for one receipt is the same however
 * many parts and receipts there are.
 */
export class ReceiptJoiner {
  readonly #options: Options
  readonly #sources: Source[] = []
  /** In the order in which they came. */
  readonly #held = new Set<Waiting>()
  readonly #heldById = new Map<string, Set<Waiting>>()
  /** Those held for which the targets' storage has yet to be asked. */
  readonly #unsearched = new Set<Waiting>()
  #isSearching = false
  #isClosed = false
  #timer: ClockTimer | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Receipts that are held. */
  get held(): number {
    return this.#held.size
  }

  /** From here on receipts may be about the target's parts. */
  register<Ref>(target: ReceiptTarget<Ref>): ReceiptLink<Ref> {
    const index = new MessageIdIndex<Ref>()
    const candidate = (part: KnownPart<Ref>): Candidate => ({
      part,
      attach: (joined) => target.attach(part.ref, joined),
    })
    this.#sources.push({
      inMemory: (ids) => index.find(ids).map(candidate),
      inStore: async (ids) => (await (target.find?.(ids) ?? [])).map(candidate),
    })
    return {
      answered: (part) => {
        if (part.messageId === '') return
        index.add(part)
        if (!this.#isHoldingAll) this.#joinHeld(candidate(part))
      },
      forget: () => index.clear(),
    }
  }

  /** Attaches the receipt to its part, at once when that is in memory, or holds it. */
  arrive(whole: ArrivedReceipt): void {
    const { clock, onOrphan } = this.#options
    const arrived = { ...whole, receipt: leanReceipt(whole.receipt) }
    const { id } = arrived.receipt
    if (id === null || id === '' || id.length > longestId) {
      onOrphan(arrived)
      return
    }
    const ids = [...new Set(candidateIds(id).map((one) => canonicalId(one.id)))]
    const waiting = { arrived, receivedId: id, ids, until: clock.monotonic() + holdMs }
    if (this.#isHoldingAll) this.#hold(waiting)
    else this.#join(waiting, this.#inMemory(ids), () => this.#holdAndSearch(waiting))
  }

  /** No response is awaited any more: held and later receipts are joined from memory or become orphans. */
  close(): void {
    this.#isClosed = true
    if (this.#timer !== null) this.#options.clock.clearTimeout(this.#timer)
    this.#timer = null
    for (const waiting of [...this.#held]) {
      this.#release(waiting)
      this.#join(waiting, this.#inMemory(waiting.ids), () => this.#options.onOrphan(waiting.arrived))
    }
  }

  get #isHoldingAll(): boolean {
    return this.#options.holdsAll === true && !this.#isClosed
  }

  #inMemory(ids: readonly string[]): Candidate[] {
    return this.#sources.flatMap((source) => source.inMemory(ids))
  }

  #joinHeld(candidate: Candidate): void {
    const key = canonicalId(candidate.part.messageId)
    for (const waiting of [...(this.#heldById.get(key) ?? [])]) {
      if (fitOf(candidate, waiting) === null) continue
      this.#release(waiting)
      this.#join(waiting, [candidate], () => this.#hold(waiting))
    }
  }

  /** Attaches the receipt to the best candidate that still exists; without one calls `otherwise`. */
  #join(waiting: Waiting, candidates: readonly Candidate[], otherwise: () => void): void {
    const best = bestOf(candidates, waiting)
    if (best === null) {
      otherwise()
      return
    }
    const { candidate, rule } = best
    const isAttached = candidate.attach({ ...waiting.arrived, messageId: candidate.part.messageId, rule })
    const goOn = () => {
      const others = candidates.filter((other) => other !== candidate)
      this.#join(waiting, others, otherwise)
    }
    if (isAttached === true) return
    if (isAttached === false) goOn()
    else isAttached.then((isDone) => (isDone ? undefined : goOn())).catch(reportDefect)
  }

  #holdAndSearch(waiting: Waiting): void {
    if (this.#hold(waiting)) this.#unsearched.add(waiting)
    if (!this.#isSearching) this.#search().catch(reportDefect)
  }

  /** Holds the receipt and returns true; once the joiner is closed, makes it an orphan and returns false. */
  #hold(waiting: Waiting): boolean {
    const { onOrphan, holdsAll } = this.#options
    if (this.#isClosed) {
      onOrphan(waiting.arrived)
      return false
    }
    this.#held.add(waiting)
    for (const id of waiting.ids) {
      const alike = this.#heldById.get(id)
      if (alike === undefined) this.#heldById.set(id, new Set([waiting]))
      else alike.add(waiting)
    }
    const [oldest] = this.#held
    if (this.#held.size > maxHeld && oldest !== undefined) {
      this.#release(oldest)
      onOrphan(oldest.arrived)
    }
    if (!holdsAll) this.#sweepLater()
    return true
  }

  #release(waiting: Waiting): void {
    this.#held.delete(waiting)
    this.#unsearched.delete(waiting)
    for (const id of waiting.ids) {
      const alike = this.#heldById.get(id)
      alike?.delete(waiting)
      if (alike?.size === 0) this.#heldById.delete(id)
    }
  }

  /** One query at a time: under a flood the receipts gather, and are queried together. */
  async #search(): Promise<void> {
    this.#isSearching = true
    try {
      while (this.#unsearched.size > 0) {
        const batch = this.#takeUnsearched()
        const ids = [...new Set(batch.flatMap((waiting) => waiting.ids))]
        const found = (await Promise.all(this.#sources.map((source) => source.inStore(ids)))).flat()
        const byId = Map.groupBy(found, ({ part }) => canonicalId(part.messageId))
        for (const waiting of batch) {
          const candidates = waiting.ids.flatMap((id) => byId.get(id) ?? [])
          // Meanwhile its response may have come, or its time may be over.
          if (candidates.length === 0 || !this.#held.has(waiting)) continue
          this.#release(waiting)
          this.#join(waiting, candidates, () => this.#hold(waiting))
        }
      }
    } finally {
      this.#isSearching = false
    }
  }

  #takeUnsearched(): Waiting[] {
    const batch: Waiting[] = []
    for (const waiting of this.#unsearched) {
      if (batch.length === searchedAtOnce) break
      this.#unsearched.delete(waiting)
      batch.push(waiting)
    }
    return batch
  }

  #sweepLater(): void {
    const [oldest] = this.#held
    if (this.#timer !== null || oldest === undefined) return
    const { clock } = this.#options
    this.#timer = clock.setTimeout(
      () => {
        this.#timer = null
        this.#sweep()
      },
      Math.max(1, oldest.until - clock.monotonic()),
    )
  }

  #sweep(): void {
    const { clock, onOrphan } = this.#options
    const now = clock.monotonic()
    for (const waiting of this.#held) {
      if (waiting.until > now) break
      this.#release(waiting)
      onOrphan(waiting.arrived)
    }
    this.#sweepLater()
  }
}

interface Fit {
  readonly rule: IdRule
  /** Compared from the first number on; the greater is the better fit. */
  readonly order: readonly number[]
}

/**
 * Fit of a part: two providers may give the same id, and one that restarted its numbering gives it twice.
 * null when the id differs, or the part is another provider's.
 */
function fitOf({ part }: Candidate, { arrived, receivedId }: Waiting): Fit | null {
  const { session, about } = arrived
  const isSameConnection = part.connectionId === session.connectionId
  // Receipts may come over another bind than the one that sent: TX and RX of the same account.
  if (!isSameConnection && part.profileId !== session.profileId) return null
  const rule = matchIds(part.messageId, receivedId)
  if (rule === null) return null
  const isSameAddress = part.destination === about
  return {
    rule,
    order: [Number(isSameAddress), -idRules.indexOf(rule), Number(isSameConnection), part.createdAt],
  }
}

function bestOf(
  candidates: readonly Candidate[],
  waiting: Waiting,
): { candidate: Candidate; rule: IdRule } | null {
  let best: ({ candidate: Candidate } & Fit) | null = null
  for (const candidate of candidates) {
    const fit = fitOf(candidate, waiting)
    if (fit !== null && (best === null || compare(fit.order, best.order) >= 0)) best = { candidate, ...fit }
  }
  return best
}

/** Above 0 when `one` is the greater at the first number that differs. */
function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

/** The receipt with values cut that are longer than any has: thousands may be held. */
function leanReceipt(receipt: Receipt): Receipt {
  const cut = (value: string | null) => (value === null ? null : value.slice(0, longestId + 1))
  const { id, textId, stat, err, text, other, submitDateRaw, doneDateRaw } = receipt
  return {
    ...receipt,
    ...{ id: cut(id), textId: cut(textId), stat: cut(stat), err: cut(err), text: cut(text) },
    ...{ submitDateRaw: cut(submitDateRaw), doneDateRaw: cut(doneDateRaw) },
    other: Object.fromEntries(
      Object.entries(other)
        .slice(0, mostOthers)
        .map(([name, value]) => [name.slice(0, longestId), value.slice(0, longestId)]),
    ),
  }
}
