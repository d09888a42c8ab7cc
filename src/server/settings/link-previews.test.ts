import { expect, it } from 'vitest'
import { type AccessMode } from './access'
import { readLinkPreviews } from './link-previews'
import { Variables } from './variables'

const SECRET = 'a secret that has 32 characters!'
const USERS: AccessMode = { kind: 'users', users: new Map(), secret: null }
const PROXY: AccessMode = { kind: 'proxy', proxies: [], userHeader: 'x-user' }
const LOCAL: AccessMode = { kind: 'local' }

it.each<[string, AccessMode, Record<string, string>, object]>([
  ['with sign-in, names', USERS, {}, { mode: 'name', isSigned: true, secret: null, lang: 'en' }],
  ['behind a proxy that names users, names', PROXY, {}, { mode: 'name', isSigned: true }],
  ['on this machine, all', LOCAL, {}, { mode: 'full', isSigned: false, secret: null }],
  ['without sign-in, all', { kind: 'anonymous' }, {}, { mode: 'full', isSigned: false }],
  [
    'all, with sign-in, by marks that the secret signs',
    PROXY,
    { LINK_PREVIEWS: 'full', LINK_PREVIEW_LANG: 'zh-CN', SESSION_SECRET: SECRET },
    { mode: 'full', isSigned: true, secret: SECRET, lang: 'zh-CN' },
  ],
  ['nothing', LOCAL, { LINK_PREVIEWS: 'off' }, { mode: 'off' }],
])('chats are told %s', (_, access, env, settings) => {
  expect(readLinkPreviews(new Variables(env), access)).toMatchObject(settings)
})

it.each([{ LINK_PREVIEWS: 'all' }, { LINK_PREVIEW_LANG: 'de' }, { SESSION_SECRET: 'short' }])(
  '%j is refused',
  (env) => {
    expect(() => readLinkPreviews(new Variables(env), USERS)).toThrow(Object.keys(env)[0])
  },
)
