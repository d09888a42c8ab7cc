import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type Draw } from './draw'

/** The least that a React page can do with the answer: one line, which counts as its bar. */
export function start(root: HTMLElement): Draw {
  const page = createRoot(root)
  return (rows) => flushSync(() => page.render(<p className="bar">{rows.length} nodes</p>))
}
