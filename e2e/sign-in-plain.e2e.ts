import { expect, test } from '@playwright/test'
import { freePort } from './support/port'
import { runAddress, RUNS, title } from './support/run-page'
import { account, signIn, withUsers } from './support/users'

// By plain http under a name of the network a browser sends no Sec-Fetch headers with a form, only its origin, as old browsers do
// everywhere. It also complains about some headers there, so its console is not checked here.

const SITE = 'nodeline.example.com'
const PLACE = runAddress(RUNS.green, { tz: 'UTC' })

test.use({
  launchOptions: ({ launchOptions }, give) => {
    const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${SITE} 127.0.0.1`]
    return give({ ...launchOptions, args })
  },
})

test('sign-in and sign-out work without Sec-Fetch headers', async ({ page, context }) => {
  const port = String(await freePort())
  const origin = `http://${SITE}:${port}`
  const env = { PORT: port, PUBLIC_URL: origin, ALLOW_INSECURE_SIGN_IN: '1' }
  await withUsers(env, async () => {
    const said: (string | null)[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST') return
      void request.allHeaders().then((headers) => said.push(headers['sec-fetch-site'] ?? null))
    })
    await page.goto(origin + PLACE)
    await signIn(page)
    await expect(title(page)).toHaveText(RUNS.green.job)
    await expect(page).toHaveURL(origin + PLACE)
    await account(page).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(title(page)).toHaveText('Sign in')
    expect(await context.cookies()).toEqual([])
    await expect.poll(() => said).toEqual([null, null])
  })
})
