import { type ReactNode, useState } from 'react'
import { fieldOfSpan } from '../../../shared/filter/span-field.ts'
import type { Span } from '../../../shared/inspect/inspect.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Place } from '../../parts/grid/grid-menu.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'
import { subjectOf } from './list-facts.ts'
import { menuField } from './menu-fields.ts'
import type { MenuTarget } from './menu-target.ts'
import { RowMenu } from './row-menu.tsx'

/** The menu on a field of the chosen PDU's tree, and how it is opened. */
export function useTreeMenu(
  pdu: CapturedPdu,
  catalogue: Catalogue,
): { readonly onMenu: (span: Span, place: Place) => void; readonly menu: ReactNode } {
  const [target, setTarget] = useState<MenuTarget | null>(null)
  return {
    onMenu: (span, { left, top }) => {
      const found = fieldOfSpan(span, subjectOf(catalogue, pdu))
      const field = found === null ? null : menuField(found)
      setTarget({ row: pdu.row, fields: field === null ? [] : [field], at: 0, left, top })
    },
    menu: <RowMenu target={target} onClose={() => setTarget(null)} />,
  }
}
