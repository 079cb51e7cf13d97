import { ColourMark } from '../../parts/colour-mark.tsx'
import { useSessionColour } from '../../stores/connection-colour.ts'

/** The colour of the connection that a row of the traffic belongs to. */
export function SessionMark({ sessionName }: { sessionName: string }) {
  return <ColourMark colour={useSessionColour(sessionName)} />
}
