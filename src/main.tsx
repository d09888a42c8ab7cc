import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { healStyles } from './app/heal-styles'
import { startEarly } from './app/start-early'
import './index.css'

healStyles()
startEarly()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
