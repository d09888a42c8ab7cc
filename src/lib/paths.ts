import type { InstanceRef } from '../contract/ref'

/** Every address, in and out, is built here. */

/** Encoded once. Half a surrogate pair becomes U+FFFD: to build an address must not throw while a page is drawn. */
const seg = (text: string) => encodeURIComponent(text.toWellFormed())

export const ROUTES = { lookUp: '/', instance: '/jobs/:job/instances/:id' } as const

const query = (workspace: string) => (workspace === '' ? '' : `?workspace=${seg(workspace)}`)

export const paths = {
  lookUp: () => ROUTES.lookUp,
  instance: ({ job, id, workspace }: InstanceRef) =>
    `/jobs/${seg(job)}/instances/${seg(id)}${query(workspace)}`,
  apiInstance: ({ job, id, workspace }: InstanceRef) =>
    `/api/jobs/${seg(job)}/instances/${seg(id)}${query(workspace)}`,
  apiRaw: ({ job, id, workspace }: InstanceRef) =>
    `/api/jobs/${seg(job)}/instances/${seg(id)}/raw${query(workspace)}`,
  apiConfig: () => '/api/config',
}
