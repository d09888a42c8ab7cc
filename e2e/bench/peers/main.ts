import { type Draw } from './draw'

/** An answer as it travels: what is not given is not there, and a key that is the name is left out. */
interface Answer {
  nodes: { key?: string; name: string; startMs?: number; endMs?: number }[]
}

const PEERS: Record<string, (root: HTMLElement) => Promise<Draw>> = {
  floor: async (root) => (await import('./Floor')).start(root),
  recharts: async (root) => (await import('./Recharts')).start(root),
  'vis-timeline': async (root) => (await import('./vis-timeline')).start(root),
}

const search = new URLSearchParams(location.search)
const api = search.get('api') ?? ''
const root = document.querySelector<HTMLElement>('#root')
const stamp = document.querySelector<HTMLElement>('[data-fetched-at]')
const begin = PEERS[search.get('peer') ?? '']
if (!root || !stamp || !begin) throw new Error('There is no such peer.')
const draw = await begin(root)

async function look(): Promise<void> {
  const response = await fetch(api)
  const { nodes } = (await response.json()) as Answer
  draw(nodes.map(({ name, key = name, startMs = null, endMs = null }) => ({ key, name, startMs, endMs })))
  if (stamp) stamp.dataset['fetchedAt'] = String(Number(stamp.dataset['fetchedAt']) + 1)
}

document.querySelector('button')?.addEventListener('click', () => void look())
await look()
