import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { DIST, startServer, type ServerProcess } from './server'

export const NAME = 'alice.wonderland'
export const PASSWORD = 'correct horse battery'

/** Runs `act` with a server that has one user; the users file is made by the command for it. */
export async function withUsers(
  env: Readonly<Record<string, string>>,
  act: (server: ServerProcess) => Promise<void>,
  password = PASSWORD,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'))
  const file = join(folder, 'users')
  const command = join(DIST, 'server', 'hash-password.js')
  writeFileSync(file, execFileSync(process.execPath, [command, NAME], { input: password }))
  const server = await startServer({ AUTH_USERS_FILE: file, ...env })
  try {
    await act(server)
  } finally {
    expect(await server.stop()).toBe(0)
    rmSync(folder, { recursive: true })
  }
  expect([...server.out, ...server.err].join('\n')).not.toContain(password)
}

export async function signIn(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(NAME)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export const account = (page: Page) => page.getByRole('button', { name: `Signed in as ${NAME}` })
