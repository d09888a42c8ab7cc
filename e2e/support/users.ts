import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { ROUTES } from '../../src/contract/routes'
import { test as base } from './nodeline'
import { DIST, startServer, type ServerProcess } from './server'

export const NAME = 'alice.wonderland'
export const PASSWORD = 'correct horse battery'

/** Runs `act` with the setting of a server that has one user; the file is made by the command for it. */
export async function withUsersFile(
  act: (setting: Readonly<Record<string, string>>, folder: string) => Promise<void>,
  password = PASSWORD,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'))
  const file = join(folder, 'users')
  const command = join(DIST, 'server', 'hash-password.js')
  writeFileSync(file, execFileSync(process.execPath, [command, NAME], { input: password }))
  try {
    await act({ AUTH_USERS_FILE: file }, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs `act` with a server that has one user. */
export const withUsers = (
  env: Readonly<Record<string, string>>,
  act: (server: ServerProcess) => Promise<void>,
  password = PASSWORD,
): Promise<void> =>
  withUsersFile(async (setting) => {
    const server = await startServer({ ...setting, ...env })
    try {
      await act(server)
    } finally {
      expect(await server.stop()).toBe(0)
    }
    expect([...server.out, ...server.err].join('\n')).not.toContain(password)
  }, password)

/** All tests of a worker share a server with one user. */
export const test = base.extend<object, { server: ServerProcess }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  server: [({}, give) => withUsers({}, give), { scope: 'worker' }],
  baseURL: ({ server }, give) => give(server.origin),
})

/** Makes the browser of `screen` a paired one that shows a wall, by what its page and that of a user would send. */
export async function pairScreen(
  screen: APIRequestContext,
  user: APIRequestContext,
  origin: string,
  address: string,
) {
  const asked = await screen.post(`${origin}${ROUTES.apiPair}`, {
    data: { width: 1920, height: 1080, show: '' },
  })
  const { code } = (await asked.json()) as { code: string }
  await user.post(`${origin}/`, { form: { name: NAME, password: PASSWORD }, headers: { origin } })
  const data = { code, name: 'Floor 3', address, standsHere: true }
  const approved = await user.post(`${origin}${ROUTES.apiPairApprove}`, { data })
  expect(await approved.json()).toMatchObject({ state: 'approved' })
  await screen.get(`${origin}${ROUTES.apiPair}`)
}

export async function signIn(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(NAME)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export const account = (page: Page) => page.getByRole('button', { name: `Signed in as ${NAME}` })
