const INSTANCE = /^\/api\/jobs\/[^/]*\/instances\/[^/]*(\/raw)?$/
const FIXED = new Set(['/api/config', '/api/status', '/healthz', '/readyz'])

export interface RouteName {
  /** One of a few, whatever is asked for. */
  name: string
  /** The path of the run's page under `/api`, when it is about a run. */
  run: string | null
}

/** Which kind of address it is; none of its parts is in the name. */
export function nameRoute(path: string): RouteName {
  const raw = INSTANCE.exec(path)?.[1]
  if (raw !== undefined) return { name: '/api/jobs/:job/instances/:id/raw', run: path.slice(0, -raw.length) }
  if (INSTANCE.test(path)) return { name: '/api/jobs/:job/instances/:id', run: path }
  if (FIXED.has(path)) return { name: path, run: null }
  if (path.startsWith('/api/')) return { name: '/api/*', run: null }
  return { name: path.startsWith('/assets/') ? '/assets/*' : '/*', run: null }
}
