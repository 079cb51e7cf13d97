import ListSubheader from '@mui/material/ListSubheader'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { useTranslation } from 'react-i18next'
import { chooseOperation } from '../../stores/operations-store.ts'
import { operationGroups } from './operation-list.ts'

/** Every request of SMPP, by group. */
export function OperationChoice({ command }: { command: string }) {
  const { t } = useTranslation('operations')
  return (
    <Select
      fullWidth
      value={command}
      inputProps={{ 'aria-label': t('operation') }}
      renderValue={(value) => <span className="mono">{value}</span>}
      onChange={(event) => chooseOperation(event.target.value)}
    >
      {operationGroups.flatMap(({ group, layouts }) => [
        <ListSubheader key={group} role="presentation" className="op-subheader">
          {t(`group.${group}`)}
        </ListSubheader>,
        ...layouts.map((one) => (
          <MenuItem key={one.command} value={one.command}>
            <span className="mono">{one.command}</span>
          </MenuItem>
        )),
      ])}
    </Select>
  )
}
