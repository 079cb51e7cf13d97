import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatSize } from '../../parts/format.ts'
import { useNavigation } from '../../stores/navigation-store.ts'
import { loadFiles, useSettings } from '../../stores/settings-store.ts'

/** The files in the data folder, their sizes as of the moment the screen was opened, and what each holds. */
export function FileList() {
  const { t } = useTranslation('settings')
  const { t: tc } = useTranslation('common')
  const isShown = useNavigation((state) => state.tab === 'settings')
  const files = useSettings((state) => state.files)
  useEffect(() => {
    if (isShown) void loadFiles()
  }, [isShown])
  if (files === null || files.length === 0) return null
  return (
    <table className="data-files">
      <tbody>
        {files.map(({ name, octets, holds }) => (
          <tr key={name}>
            <td className="mono foreign">{name}</td>
            <td className="number">{formatSize(octets, tc)}</td>
            <td className="dim">{t(`data.holds.${holds}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
