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
import { type ComponentType, lazy } from 'react'
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
  message: lazy(() =>
    import('../screens/composer/composer-screen.tsx').then((m) => ({ default: m.ComposerScreen })),
  ),
  many: lazy(() => import('../screens/bulk/bulk-screen.tsx').then((m) => ({ default: m.BulkScreen }))),
  operation: lazy(() =>
    import('../screens/operations/operations-screen.tsx').then((m) => ({ default: m.OperationScreen })),
  ),
  octets: lazy(() =>
    import('../screens/operations/operations-screen.tsx').then((m) => ({ default: m.OctetsScreen })),
  ),
  messages: lazy(() =>
    import('../screens/messages/messages-screen.tsx').then((m) => ({ default: m.MessagesScreen })),
  ),
  inbox: lazy(() =>
    import('../screens/messages/messages-screen.tsx').then((m) => ({ default: m.InboxScreen })),
  ),
  conversations: lazy(() =>
    import('../screens/conversations/conversations-screen.tsx').then((m) => ({
      default: m.ConversationsScreen,
    })),
  ),
  'auto-reply': lazy(() =>
    import('../screens/auto-reply/auto-reply-screen.tsx').then((m) => ({ default: m.AutoReplyScreen })),
  ),
  live: lazy(() =>
    import('../screens/inspector/inspector-screen.tsx').then((m) => ({ default: m.InspectorScreen })),
  ),
  paste: lazy(() =>
    import('../screens/explain/explain-screen.tsx').then((m) => ({ default: m.ExplainScreen })),
  ),
  codes: lazy(() => import('../screens/codes/codes-screen.tsx').then((m) => ({ default: m.CodesScreen }))),
  providers: lazy(() =>
    import('../screens/providers/providers-screen.tsx').then((m) => ({ default: m.ProvidersScreen })),
  ),
  simulator: lazy(() =>
    import('../screens/simulator/simulator-screen.tsx').then((m) => ({ default: m.SimulatorScreen })),
  ),
  plans: lazy(() => import('../screens/plans/plans-screen.tsx').then((m) => ({ default: m.PlansScreen }))),
  relay: lazy(() => import('../screens/relay/relay-screen.tsx').then((m) => ({ default: m.RelayScreen }))),
  load: lazy(() => import('../screens/load/load-screen.tsx').then((m) => ({ default: m.LoadScreen }))),
  settings: lazy(() =>
    import('../screens/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
  ),
  help: lazy(() => import('../screens/help/help-screen.tsx').then((m) => ({ default: m.HelpScreen }))),
}
