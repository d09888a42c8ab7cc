import { API_PREFIX, ASSETS_PREFIX, ROUTES, isApiPath, isProbePath, matchRoute } from '../../contract/routes'

export interface RouteName {
  /** One of a few, whatever is asked for: a label of metrics must not grow with the requests. */
  name: string
  /** The path of the run under `/api`, when the request is about a run. */
  run: string | null
}

/** The route of a path as a label, without any part of the address. */
export function nameRoute(path: string): RouteName {
  const route = matchRoute(path)
  if (route && (isApiPath(path) || isProbePath(path))) {
    const run = route.name === 'apiRawRun' ? path.slice(0, path.lastIndexOf('/')) : path
    return { name: ROUTES[route.name], run: route.run && run }
  }
  if (isApiPath(path)) return { name: `${API_PREFIX}/*`, run: null }
  return { name: path.startsWith(ASSETS_PREFIX) ? `${ASSETS_PREFIX}*` : '/*', run: null }
}
