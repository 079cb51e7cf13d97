import { startEvents } from '../stores/capture-events-store.ts'
import { startLines } from '../stores/capture-lines.ts'
import { startMarks } from '../stores/capture-marks-store.ts'
import { startCapture } from '../stores/capture-store.ts'
import { startCards } from '../stores/cards-store.ts'
import { startFiles } from '../stores/files-store.ts'
import { startInspectPlace } from '../stores/inspect-place.ts'
import { startNotices } from '../stores/message-notices.ts'
import { startPolls } from '../stores/polls-store.ts'
import { startOwnProfiles } from '../stores/profiles-store.ts'

/** The stores of which the first screen shows nothing, with the tables that they need. */
export function startLateStores(): void {
  startOwnProfiles()
  startCapture()
  startEvents()
  startLines()
  startMarks()
  startFiles()
  startCards()
  startNotices()
  startPolls()
  startInspectPlace()
}
