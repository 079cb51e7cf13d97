import { type ComposerDraft, emptyDraft } from '../../renderer/stores/composer-draft.ts'
import type { TlvDraft } from '../../shared/message/typed-tlv.ts'
import type { WholeIntent } from '../../shared/message/whole-intent.ts'

/** An address as it is typed; TON and NPI are set by hand where they are given. */
interface TypedAddress {
  readonly addr: string
  readonly ton?: number
  readonly npi?: number
}

export interface DraftChange extends Partial<Omit<WholeIntent, 'source' | 'destination' | 'tlvs'>> {
  readonly source?: TypedAddress
  readonly destination?: TypedAddress
  readonly tlvs?: readonly TlvDraft[]
}

/** The composer's first draft, from ALPHA to 79161234567 unless `change` says otherwise. */
export function composerDraft(change: DraftChange = {}): ComposerDraft {
  const { source = { addr: 'ALPHA' }, destination = { addr: '79161234567' }, tlvs = [], ...fields } = change
  const address = ({ addr, ton = 0, npi = 0 }: TypedAddress) => ({ addr, ton, npi })
  const followsLooks = ({ ton, npi }: TypedAddress) => ton === undefined && npi === undefined
  return {
    ...emptyDraft,
    intent: {
      ...emptyDraft.intent,
      ...fields,
      source: address(source),
      destination: address(destination),
    },
    followsLooks: { source: followsLooks(source), destination: followsLooks(destination) },
    tlvs,
  }
}
