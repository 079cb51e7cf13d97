/** Where the first of several stands. */
export interface PlaceInPaste {
  /** Of its PDU among the whole ones, from 1, as the inspector numbers them once the paste is opened there; null for no PDU. */
  readonly number: number | null
  /** Of a text, from 1; null in a capture file. */
  readonly line: number | null
  /** µs since 1970; null without a time. */
  readonly at: number | null
}

export interface CountedPlace {
  readonly count: number
  readonly first: PlaceInPaste
}

/** What there is of one kind, the most frequent first; of more kinds than are told apart the further ones are only counted. */
export interface CountedKinds<Kind> {
  readonly count: number
  readonly kinds: readonly (Kind & CountedPlace)[]
}

/** A receipt with a final state other than delivered, by what it says. */
export interface FailedReceipt {
  readonly stat: string | null
  readonly err: string | null
}

/** What happened in a capture or a log, over all of its PDUs and not only those listed. */
export interface PasteSummary {
  readonly pdus: number
  /** Responses that refuse their request, by command_status. */
  readonly refused: CountedKinds<{ readonly status: number }>
  /** Requests without a response, by command_id; null where no response at all was found: one side alone was logged. */
  readonly unanswered: CountedKinds<{ readonly commandId: number }> | null
  /** Connections ended without unbind, the first by its last PDU; null for a text, which does not say where connections end. */
  readonly brokenLinks: { readonly count: number; readonly first: PlaceInPaste | null } | null
  readonly failedReceipts: CountedKinds<FailedReceipt>
}
