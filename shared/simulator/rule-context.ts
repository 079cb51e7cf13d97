import type { FilterSubject } from '../filter/filter-subject.ts'
import type { PlayedProfile } from '../profiles/played-profile.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import type { SendVerdict } from '../smpp/session-rules.ts'

/** A request of a client, as the conditions of a behaviour see it. `requestContext` makes one. */
export interface RequestContext {
  readonly pdu: DecodedPdu
  /** Of the session. */
  readonly interfaceVersion: number
  /** The specification's verdict on this request in the state and version of the session. */
  readonly verdict: SendVerdict
  readonly profile: PlayedProfile
  /** Tells the sessions apart. */
  readonly sessionId: string
  /** system_id of the session's bind; '' before it. */
  readonly systemId: string
  /** When it came, epoch ms. */
  readonly at: number
  /** Monotonic ms from the start of the run to this request. */
  readonly elapsedMs: number
  /** The request as the filter language sees it. */
  readonly subject: () => FilterSubject
  /** Ids of the behaviours that have acted on this request so far, in their order. */
  readonly acted: string[]
  /** `run` is called once the request has its answer, or will have none. */
  readonly whenSettled: (run: () => void) => void
}

/** Characters of the parts on either side that are read with a part. */
export const contextCharacters = 1000

/** A message on its way to one destination. */
export interface MessageContext extends RequestContext {
  readonly source: string
  readonly destination: string
  readonly dataCoding: number
  /** Octets of the user data with its header, wherever it travels. */
  readonly octets: number
  readonly text: string
  /** Of a part: the end of the parts before it that are there without a gap, `contextCharacters` at most; else ''. */
  readonly before: string
  /** Of a part: the beginning of those after it; else ''. */
  readonly after: string
  /** Parts left on the account; null is unlimited. */
  readonly balance: number | null
  /** True when the same text went to the same destination less than `withinSeconds` ago. */
  readonly isRepeat: (withinSeconds: number) => boolean
}
