import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { adoptGlyphs } from './run/status/glyph-mask'
import { retryStylesheets } from './shell/updates/retry-stylesheets'
import { prefetch } from './app/prefetch'
import { installTranslationGuard } from './shell/translation'
import './index.css'

// A browser that is too old has no root: index.html has replaced it by a sentence that says so.
const root = document.getElementById('root')
if (root) {
  installTranslationGuard()
  retryStylesheets()
  adoptGlyphs()
  prefetch()
  createRoot(root).render(<App />)
}
