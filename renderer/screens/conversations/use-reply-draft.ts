import { useMemo, useState } from 'react'
import type { Connection } from '../../../shared/contract/connections.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits, planMessage } from '../../../shared/message/build-submits.ts'
import type { NumberPair } from '../../../shared/message/number-pair.ts'
import { replyIntent } from '../../../shared/message/reply-intent.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { routeOf } from '../../parts/route.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { useConversations } from '../../stores/conversations-store.ts'
import { client } from '../../stores/host-store.ts'
import { replyRoute } from '../../stores/reply-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { type NoticeBody, noticeOf } from '../../stores/toast-store.ts'

interface ReplyDraft {
  readonly connection: Connection | null
  readonly choose: (connectionId: string) => void
  readonly intent: SendIntent
  readonly plan: SegmentPlan
  /** Why it cannot be built, or why the last try was refused. */
  readonly problem: NoticeBody | null
  readonly isSending: boolean
  /** It goes on with a USSD dialogue, or ends it. */
  readonly isUssd: boolean
  /** True when it was handed to the connection. */
  readonly send: () => Promise<boolean>
}

/** Of the last long answer of this window. */
let reference = 0

/** The answer in a conversation as it would leave now. */
export function useReplyDraft(pair: NumberPair, text: string, isLast: boolean): ReplyDraft {
  const cards = useConversations((state) => state.cards)
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const catalogue = useCatalogue()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ readonly text: string; readonly body: NoticeBody } | null>(null)
  const [isSending, setSending] = useState(false)

  const heard = cards.findLast(({ direction }) => direction === 'received') ?? cards.at(-1)
  const connectionId =
    chosenId ?? replyRoute(heard?.connectionId ?? null, connections, sessions).connection?.connectionId
  const { connection } = routeOf(connectionId ?? null, connections, sessions)
  const profileId = connection?.profileId ?? ''
  const textRules = useMemo(() => textRulesOf(catalogue.of(profileId)), [catalogue, profileId])
  const intent = useMemo((): SendIntent => {
    const { defaultAlphabet, dataCodings } = textRules ?? {}
    const rules = dataCodings === undefined ? {} : { dataCodings: [...dataCodings] }
    return {
      ...answerTo(heard, pair, isLast),
      text,
      ...(textRules === undefined ? {} : { textRules: { defaultAlphabet, ...rules } }),
    }
  }, [heard, pair, text, textRules, isLast])
  const { plan, fault } = useMemo(() => planned(intent), [intent])

  const send = async () => {
    if (isSending || text === '' || connection === null || fault !== null) return false
    setSending(true)
    setFailure(null)
    // Two long messages to one number with one reference would mix in the handset.
    reference = (reference + 1) & 0xff
    try {
      await client().call('message.send', {
        connectionId: connection.connectionId,
        intent: { ...intent, reference },
      })
      return true
    } catch (error) {
      setFailure({ text, body: noticeOf(error) })
      return false
    } finally {
      setSending(false)
    }
  }
  const failed = failure?.text === text ? failure.body : null
  const isUssd = heard?.ussd !== undefined
  return { isUssd, connection, choose: setChosenId, intent, plan, problem: fault ?? failed, isSending, send }
}

/** To the last message that was received; without one as the last that was sent. */
function answerTo(card: MessageCard | undefined, { own, peer }: NumberPair, isLast: boolean): SendIntent {
  if (card?.direction === 'received') return replyIntent(card, isLast)
  const addressOf = (addr: string) => {
    const { ton, npi } = inferAddress(addr)
    return { ton, npi, addr }
  }
  // A reply to what was sent from here goes the same way.
  return replyIntent({
    source: card?.destination ?? addressOf(peer),
    destination: card?.source ?? addressOf(own),
  })
}

function planned(intent: SendIntent): { readonly plan: SegmentPlan; readonly fault: NoticeBody | null } {
  const plan = planMessage(intent)
  try {
    if (intent.text !== '') buildSubmits(intent)
    return { plan, fault: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { plan, fault: { kind: 'fault', fault: { code: error.code, detail: error.detail } } }
  }
}
