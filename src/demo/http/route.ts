interface Route {
  projectId: string
  query: URLSearchParams
}

/** A path of DGC that the demo answers. */
export type DgcPath =
  | (Route & { call: 'run'; job: string; id: string })
  | (Route & { call: 'job'; job: string })
  | (Route & { call: 'jobs' })
  | (Route & { call: 'runs' })

export type InstancePath = Pick<Extract<DgcPath, { call: 'run' }>, 'projectId' | 'job' | 'id'>

/** Split by hand: a URL parser would resolve the dots that a job name may be made of. Null is no path of this API. */
export function readPath(url: string): DgcPath | null {
  const [path = '', text = ''] = url.split('?', 2)
  const [, project, rest] = /^\/v1\/([^/]+)\/jobs(\/.+)?$/.exec(path) ?? []
  if (project === undefined) return null
  const query = new URLSearchParams(text)
  try {
    const projectId = decodeURIComponent(project)
    if (rest === undefined) return { call: 'jobs', projectId, query }
    if (rest === '/instances/detail') return { call: 'runs', projectId, query }
    const [, job, id] = /^\/([^/]+)(?:\/instances\/([^/]+))?$/.exec(rest) ?? []
    if (job === undefined) return null
    const name = decodeURIComponent(job)
    if (id === undefined) return { call: 'job', projectId, query, job: name }
    return { call: 'run', projectId, query, job: name, id: decodeURIComponent(id) }
  } catch {
    return null
  }
}

const seg = encodeURIComponent

export const instancePath = ({ projectId, job, id }: InstancePath): string =>
  `/v1/${seg(projectId)}/jobs/${seg(job)}/instances/${seg(id)}`
