import CableOutlined from '@mui/icons-material/CableOutlined'
import ChatBubbleOutlineOutlined from '@mui/icons-material/ChatBubbleOutlineOutlined'
import DnsOutlined from '@mui/icons-material/DnsOutlined'
import EditOutlined from '@mui/icons-material/EditOutlined'
import GroupsOutlined from '@mui/icons-material/GroupsOutlined'
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined'
import NotesOutlined from '@mui/icons-material/NotesOutlined'
import RouteOutlined from '@mui/icons-material/RouteOutlined'
import SettingsOutlined from '@mui/icons-material/SettingsOutlined'
import { type ComponentType, lazy } from 'react'
import type { ScreenId } from '../stores/navigation-store.ts'

interface ScreenRow {
  readonly id: ScreenId
  readonly icon: ComponentType
  readonly component: ComponentType
  readonly place: 'top' | 'bottom'
}

/** The rail, the palette and the shell read this list. Each screen is fetched when it is first opened. */
export const screenTable: readonly ScreenRow[] = [
  {
    id: 'connections',
    icon: CableOutlined,
    component: lazy(() =>
      import('../screens/connections/connections-screen.tsx').then((m) => ({ default: m.ConnectionsScreen })),
    ),
    place: 'top',
  },
  {
    id: 'composer',
    icon: EditOutlined,
    component: lazy(() =>
      import('../screens/composer/composer-screen.tsx').then((m) => ({ default: m.ComposerScreen })),
    ),
    place: 'top',
  },
  {
    id: 'operations',
    icon: RouteOutlined,
    component: lazy(() =>
      import('../screens/operations/operations-screen.tsx').then((m) => ({ default: m.OperationsScreen })),
    ),
    place: 'top',
  },
  {
    id: 'bulk',
    icon: GroupsOutlined,
    component: lazy(() => import('../screens/bulk/bulk-screen.tsx').then((m) => ({ default: m.BulkScreen }))),
    place: 'top',
  },
  {
    id: 'inspector',
    icon: NotesOutlined,
    component: lazy(() =>
      import('../screens/inspector/inspector-screen.tsx').then((m) => ({ default: m.InspectorScreen })),
    ),
    place: 'top',
  },
  {
    id: 'messages',
    icon: ChatBubbleOutlineOutlined,
    component: lazy(() =>
      import('../screens/messages/messages-screen.tsx').then((m) => ({ default: m.MessagesScreen })),
    ),
    place: 'top',
  },
  {
    id: 'codes',
    icon: MenuBookOutlined,
    component: lazy(() =>
      import('../screens/codes/codes-screen.tsx').then((m) => ({ default: m.CodesScreen })),
    ),
    place: 'top',
  },
  {
    id: 'simulator',
    icon: DnsOutlined,
    component: lazy(() =>
      import('../screens/simulator/simulator-screen.tsx').then((m) => ({ default: m.SimulatorScreen })),
    ),
    place: 'top',
  },
  {
    id: 'settings',
    icon: SettingsOutlined,
    component: lazy(() =>
      import('../screens/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
    ),
    place: 'bottom',
  },
]
