import { type Lang } from '../../contract/lang'
import { type AccessMode, readSessionSecret } from './access'
import { type Variables } from './variables'

const MODES = ['off', 'name', 'full'] as const
const LANGS = ['en', 'zh-CN'] as const satisfies readonly Lang[]

/** What chats are told of a link to a run. */
export interface LinkPreviewSettings {
  /** Nothing; what the address says anyway; or how the run goes. */
  mode: (typeof MODES)[number]
  /** Whether `full` needs a mark in the link, which only viewers who are signed in can get. */
  isSigned: boolean
  /** Signs the marks; null: those of a process end with it. */
  secret: string | null
  /** Where the link names none. */
  lang: Lang
}

/** Where people sign in, a chat is told no more than the address says, unless the operator wants it. */
export function readLinkPreviews(variables: Variables, { kind }: AccessMode): LinkPreviewSettings {
  const isSigned = kind === 'users' || kind === 'proxy'
  return {
    mode: variables.oneOf('LINK_PREVIEWS', MODES) ?? (isSigned ? 'name' : 'full'),
    isSigned,
    secret: isSigned ? readSessionSecret(variables) : null,
    lang: variables.oneOf('LINK_PREVIEW_LANG', LANGS) ?? 'en',
  }
}
