import { useTranslation } from 'react-i18next'
import { goTo, useNavigation } from '../stores/navigation-store.ts'
import { screenTable } from './screen-table.tsx'

export function Rail() {
  const { t } = useTranslation('common')
  const current = useNavigation((state) => state.screen)
  const item = ({ id, icon: Icon }: (typeof screenTable)[number]) => (
    <button
      key={id}
      type="button"
      className="rail-item"
      data-screen={id}
      aria-current={current === id ? 'page' : undefined}
      onClick={() => goTo(id)}
    >
      <Icon />
      {t(`screens.${id}`)}
    </button>
  )
  return (
    <nav className="rail" aria-label={t('rail')}>
      {screenTable.filter((row) => row.place === 'top').map(item)}
      <div className="rail-space" />
      {screenTable.filter((row) => row.place === 'bottom').map(item)}
    </nav>
  )
}
