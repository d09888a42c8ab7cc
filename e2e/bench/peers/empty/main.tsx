import { createRoot } from 'react-dom/client'

/** The least that a React page can do with an answer: one line, which counts as its bar. */
const root = document.querySelector('#root')
if (!root) throw new Error('There is no root.')
const response = await fetch(new URLSearchParams(location.search).get('api') ?? '')
const { nodes } = (await response.json()) as { nodes: unknown[] }
createRoot(root).render(<p className="bar">{nodes.length} nodes</p>)
