import BusinessOutlined from '@mui/icons-material/BusinessOutlined'
import ChatBubbleOutlineOutlined from '@mui/icons-material/ChatBubbleOutlineOutlined'
import DnsOutlined from '@mui/icons-material/DnsOutlined'
import EditOutlined from '@mui/icons-material/EditOutlined'
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined'
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined'
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined'
import NotesOutlined from '@mui/icons-material/NotesOutlined'
import PowerOutlined from '@mui/icons-material/PowerOutlined'
import SettingsOutlined from '@mui/icons-material/SettingsOutlined'
import type { ComponentType } from 'react'
import { fetchedPart } from '../parts/fetched-part.tsx'
import { ConnectionsScreen } from '../screens/connections/connections-screen.tsx'
import type { RoomId, TabId } from '../stores/rooms.ts'

export const roomIcons: Readonly<Record<RoomId, ComponentType>> = {
  connect: PowerOutlined,
  compose: EditOutlined,
  messages: ChatBubbleOutlineOutlined,
  inspect: NotesOutlined,
  explain: MenuBookOutlined,
  providers: BusinessOutlined,
  simulate: DnsOutlined,
  check: FactCheckOutlined,
  settings: SettingsOutlined,
  help: HelpOutlineOutlined,
}

/** Each tab's screen, fetched when it is first opened; that of a window's start comes with the window. */
export const tabScreens: Readonly<Record<TabId, ComponentType>> = {
  connections: ConnectionsScreen,
  message: fetchedPart(() => import('../screens/composer/composer-screen.tsx').then((m) => m.ComposerScreen)),
  many: fetchedPart(() => import('../screens/bulk/bulk-screen.tsx').then((m) => m.BulkScreen)),
  operation: fetchedPart(() =>
    import('../screens/operations/operations-screen.tsx').then((m) => m.OperationScreen),
  ),
  octets: fetchedPart(() =>
    import('../screens/operations/operations-screen.tsx').then((m) => m.OctetsScreen),
  ),
  messages: fetchedPart(() =>
    import('../screens/messages/messages-screen.tsx').then((m) => m.MessagesScreen),
  ),
  inbox: fetchedPart(() => import('../screens/messages/messages-screen.tsx').then((m) => m.InboxScreen)),
  conversations: fetchedPart(() =>
    import('../screens/conversations/conversations-screen.tsx').then((m) => m.ConversationsScreen),
  ),
  'auto-reply': fetchedPart(() =>
    import('../screens/auto-reply/auto-reply-screen.tsx').then((m) => m.AutoReplyScreen),
  ),
  live: fetchedPart(() => import('../screens/inspector/inspector-screen.tsx').then((m) => m.InspectorScreen)),
  paste: fetchedPart(() => import('../screens/explain/explain-screen.tsx').then((m) => m.ExplainScreen)),
  codes: fetchedPart(() => import('../screens/codes/codes-screen.tsx').then((m) => m.CodesScreen)),
  providers: fetchedPart(() =>
    import('../screens/providers/providers-screen.tsx').then((m) => m.ProvidersScreen),
  ),
  simulator: fetchedPart(() =>
    import('../screens/simulator/simulator-screen.tsx').then((m) => m.SimulatorScreen),
  ),
  plans: fetchedPart(() => import('../screens/plans/plans-screen.tsx').then((m) => m.PlansScreen)),
  relay: fetchedPart(() => import('../screens/relay/relay-screen.tsx').then((m) => m.RelayScreen)),
  load: fetchedPart(() => import('../screens/load/load-screen.tsx').then((m) => m.LoadScreen)),
  settings: fetchedPart(() =>
    import('../screens/settings/settings-screen.tsx').then((m) => m.SettingsScreen),
  ),
  help: fetchedPart(() => import('../screens/help/help-screen.tsx').then((m) => m.HelpScreen)),
}
