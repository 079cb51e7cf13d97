import { useTranslation } from 'react-i18next'

/** The first rows of the file, as they were read. */
export function PreviewTable({
  columns,
  rows,
}: {
  columns: readonly string[]
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}) {
  const { t } = useTranslation('bulk')
  return (
    // Keyboards scroll what they can focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section className="bulk-table is-short" aria-label={t('columns.firstRows')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              {columns.map((name, index) => (
                <td key={name}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
