import type { CaptureRow } from '../../../shared/contract/capture.ts'
import type { Place } from '../../parts/grid/grid-menu.ts'
import type { MenuField } from './menu-fields.ts'

/** What a menu was opened on. */
export interface MenuTarget extends Place {
  readonly row: CaptureRow
  /** Fields that it can be about; the arrow keys walk them. */
  readonly fields: readonly MenuField[]
  /** The place among them of the one that was pointed at. */
  readonly at: number
}

/** Makes an action close the menu first. */
export type Closing = (run: () => void) => () => void
