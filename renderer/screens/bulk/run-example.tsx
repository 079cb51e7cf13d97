import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRow, BulkRun } from '../../../shared/contract/bulk.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { RowExample } from './row-example.tsx'
import { isChangeable } from './run-rights.ts'
import { useRowOfRun } from './use-row-of-run.ts'

/** What goes out with the run: the text of its first row that waits, and of any other. */
export function RunExample({
  run,
  onChangeRow,
}: {
  run: BulkRun
  onChangeRow: ((row: BulkRow) => void) | null
}) {
  const { t } = useTranslation('bulk')
  const catalogue = useCatalogue()
  const connections = useConnections((state) => state.connections)
  const { shown, goTo } = useRowOfRun(run)
  const connection = connections.find(({ connectionId }) => connectionId === run.connectionId)
  if (shown === null) return null
  const { row, hasPrevious, hasNext } = shown
  return (
    <RowExample
      plan={run.plan}
      columns={run.columns}
      shown={row}
      vendorTlvs={catalogue.tlvs(connection?.profileId ?? '') ?? []}
      onPrevious={hasPrevious ? () => goTo(row.row - 1, 'previous') : null}
      onNext={hasNext ? () => goTo(row.row + 1, 'next') : null}
    >
      <RowField key={row.row} row={row.row} onGo={(number) => goTo(number, 'next')} />
      {onChangeRow !== null && isChangeable(row) && (
        <Button size="small" onClick={() => onChangeRow(row)}>
          {t('changeRow')}
        </Button>
      )}
    </RowExample>
  )
}

/** The number of the row on show, for going to another. */
function RowField({ row, onGo }: { row: number; onGo: (row: number) => void }) {
  const { t } = useTranslation('bulk')
  const [text, setText] = useState(String(row))
  const go = () => {
    const number = Number(text.trim())
    if (Number.isSafeInteger(number) && number > 0 && number !== row) onGo(number)
    else setText(String(row))
  }
  return (
    <OutlinedInput
      className="bulk-example-row mono"
      value={text}
      slotProps={{ input: { 'aria-label': t('goToRow'), inputMode: 'numeric' } }}
      onChange={(event) => setText(event.target.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go()
      }}
    />
  )
}
