import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { readJson, request } from './http'

const Body = v.object({ token: v.string() })

/** The mark that makes a chat show the run of a link. It stays the same; without it a link shows less. */
export const linkTokenQuery = (ref: RunRef) =>
  queryOptions({
    queryKey: ['link-token', ref.workspace, ref.job, ref.id],
    queryFn: async ({ signal }) =>
      (await readJson(await request(paths.apiLinkToken(ref), signal), (body) => v.parse(Body, body))).token,
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
  })
