export interface InstancePath {
  projectId: string
  job: string
  id: string
}

/** Split by hand: a URL parser would resolve the dots that a job name may be made of. Null is no path of this API. */
export function readPath(url: string): InstancePath | null {
  const [path = ''] = url.split('?')
  const [, projectId, job, id] = /^\/v1\/([^/]+)\/jobs\/([^/]+)\/instances\/([^/]+)$/.exec(path) ?? []
  if (projectId === undefined || job === undefined || id === undefined) return null
  try {
    return {
      projectId: decodeURIComponent(projectId),
      job: decodeURIComponent(job),
      id: decodeURIComponent(id),
    }
  } catch {
    return null
  }
}

const seg = encodeURIComponent

export const instancePath = ({ projectId, job, id }: InstancePath): string =>
  `/v1/${seg(projectId)}/jobs/${seg(job)}/instances/${seg(id)}`
