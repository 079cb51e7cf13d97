import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../parts/choices.tsx'
import { noticePermission, switchNotices } from '../../stores/message-notices.ts'
import { useSettings } from '../../stores/settings-store.ts'

/** Notices of the system when a message comes; the system may refuse them, which is told. */
export function NoticeSetting() {
  const { t } = useTranslation('settings')
  const isOn = useSettings((state) => state.settings.messageNotices)
  const [permission, setPermission] = useState(noticePermission)
  const problem = !isOn || permission === 'granted' ? null : permission
  return (
    <>
      <Choices
        label={t('look.notices')}
        value={isOn ? 'on' : 'off'}
        choices={(['off', 'on'] as const).map((value) => ({ value, label: t(`look.noticesBe.${value}`) }))}
        onChange={(value) => void switchNotices(value === 'on').then(setPermission)}
      />
      {problem !== null && (
        <p className="warn" role="status">
          {t(`look.noticesFail.${problem}`)}
        </p>
      )}
    </>
  )
}
