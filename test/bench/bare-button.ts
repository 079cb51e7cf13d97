import Button from '@mui/material/Button'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

// React and one button of MUI: the least that a page of this kind can be. Bundled by bare-page.ts.
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(createElement(Button, { variant: 'contained' }, 'Try it'))
