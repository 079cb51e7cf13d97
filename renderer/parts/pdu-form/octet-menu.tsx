import ArrowDropDown from '@mui/icons-material/ArrowDropDown'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './pdu-form.css'

/** A value of a field and what it says. */
export interface NamedOctet {
  readonly value: number
  readonly label: string
}

/** The values of a field that have names; any other can be typed beside it. */
export function OctetMenu({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string
  choices: readonly NamedOctet[]
  chosen: number | null
  onChoose: (value: number) => void
}) {
  const { t } = useTranslation('composer')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <IconButton
        className="octet-menu-button"
        aria-label={t('fields.choose', { field: label })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <ArrowDropDown fontSize="inherit" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {choices.map((choice) => (
          <MenuItem
            key={choice.value}
            selected={choice.value === chosen}
            onClick={() => {
              setAnchor(null)
              onChoose(choice.value)
            }}
          >
            {choice.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
