import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { liveQuery } from '../../query/live-query'
import { type LiveResource } from '../../query/live-resource'

export const MAX_POLLS = 30

/** Whether each of the last polls of a resource brought data of the upstream, oldest first. */
export function usePolls<T>(resource: LiveResource<T>): readonly boolean[] {
  const client = useQueryClient()
  const [polls, setPolls] = useState<readonly boolean[]>([])
  const { queryKey } = liveQuery(resource)
  const key = JSON.stringify(queryKey)
  useEffect(() => {
    let seen = ''
    const note = () => {
      const state = client.getQueryState(queryKey)
      if (!state || state.fetchStatus === 'fetching') return
      const stamp = `${state.dataUpdatedAt} ${state.errorUpdatedAt} ${state.errorUpdateCount}`
      if (stamp === seen || (state.data === undefined && state.error === null)) return
      seen = stamp
      const isAnswered = state.error === null && state.data?.upstreamError === null
      setPolls((before) => [...before, isAnswered].slice(-MAX_POLLS))
    }
    note()
    return client.getQueryCache().subscribe(note)
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the resource
  }, [client, key])
  return polls
}
