import { useMemo } from 'react'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { CardProps } from './card-props.ts'
import { ConnectionCard } from './connection-card.tsx'
import { draftOddities } from './draft-problems.ts'
import { HowCard } from './how-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { WhereCard } from './where-card.tsx'
import { WhoCard } from './who-card.tsx'

interface ConnectionCardsProps extends Omit<CardProps, 'oddities'> {
  readonly connectionId: string
  /** Of the password that is typed or saved; 0: none. */
  readonly passwordOctets: number
}

/** Every field of a connection. */
export function ConnectionCards({ connectionId, passwordOctets, ...props }: ConnectionCardsProps) {
  const { draft } = props
  const catalogue = useCatalogue()
  const oddities = useMemo(
    () => draftOddities(draft, passwordOctets, catalogue.of(draft.profileId)),
    [catalogue, draft, passwordOctets],
  )
  const shown = { ...props, oddities }
  return (
    <div className="conn-cards">
      <ConnectionCard {...shown} connectionId={connectionId} />
      <div className="conn-column">
        <WhereCard {...shown} />
        <HowCard {...shown} />
      </div>
      <div className="conn-column">
        <WhoCard {...shown} />
        <ProfileCard {...shown} connectionId={connectionId} />
      </div>
    </div>
  )
}
