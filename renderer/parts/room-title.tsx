import { useTranslation } from 'react-i18next'
import type { RoomId } from '../stores/rooms.ts'

/** The title of a screen, in the word of the rail; `isHidden` where the screen's own head leaves no room for it. */
export function RoomTitle({ room, isHidden = false }: { room: RoomId; isHidden?: boolean }) {
  const { t } = useTranslation('common')
  return <h1 className={isHidden ? 'visually-hidden' : 'screen-title'}>{t(`rooms.${room}`)}</h1>
}
