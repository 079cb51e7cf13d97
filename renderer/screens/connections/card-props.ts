import type { Connection, ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { Edited } from '../../stores/drafts-store.ts'
import type { Fill } from '../../stores/profile-fill.ts'
import type { Oddity, Problem } from './draft-problems.ts'

/** Properties of every card of the form. */
export interface CardProps {
  readonly draft: ConnectionDraft
  readonly saved: Connection | null
  readonly password: string | null
  readonly certificate: Edited['certificate']
  readonly outbindPassword: string | null
  readonly problems: Readonly<Record<string, Problem>>
  readonly oddities: Readonly<Record<string, Oddity>>
  /** What the profile put in. */
  readonly fill: Fill
  readonly onChange: (change: Partial<ConnectionDraft>) => void
  readonly onPassword: (password: string | null) => void
  readonly onCertificate: (certificate: Edited['certificate']) => void
  readonly onOutbindPassword: (password: string | null) => void
}
