import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { retryStylesheets } from './shell/updates/retry-stylesheets'
import { prefetch } from './app/prefetch'
import './index.css'

retryStylesheets()
prefetch()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
