import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { healStyles } from './shell/updates/heal-styles'
import { prefetch } from './app/prefetch'
import './index.css'

healStyles()
prefetch()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
