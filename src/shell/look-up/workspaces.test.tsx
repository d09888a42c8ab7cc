import { beforeEach, expect, it, vi } from 'vitest'

async function openPage() {
  vi.resetModules()
  const { addRecentRun } = await import('./recent-runs')
  return { addRecentRun, ...(await import('./workspaces')) }
}

beforeEach(() => localStorage.clear())

it('lists the workspaces that were chosen, then those of opened runs, each once', async () => {
  const page = await openPage()
  page.addRecentRun({ job: 'a', id: '1', workspace: 'of-run' })
  page.addRecentRun({ job: 'a', id: '1', workspace: 'first' })
  for (const id of ['first', 'second', 'first', '']) page.addWorkspace(id)
  expect((await openPage()).listWorkspaces()).toEqual(['first', 'second', 'of-run'])
})

it.each(['{oops', '5', '[1,null,"a b","ok","../.."]'])('%s in the storage breaks nothing', async (stored) => {
  localStorage.setItem('nodeline.workspaces', stored)
  expect((await openPage()).listWorkspaces()).toEqual(stored.includes('ok') ? ['ok'] : [])
})
