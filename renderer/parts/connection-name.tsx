import { useTranslation } from 'react-i18next'
import { ForeignText } from './foreign-text.tsx'
import { shownName } from './shown-name.ts'

/** The name of a connection, which may have come from elsewhere; the one that ships reads in the window's language. */
export function ConnectionName({ name }: { name: string }) {
  const { t } = useTranslation('common')
  return <ForeignText text={shownName(name, t)} />
}
