import { type Lang } from '../../contract/lang'

export type Said = 'wrong' | 'paused' | 'busy' | 'strange'

interface SignInWords {
  title: string
  why: string
  name: string
  password: string
  action: string
  said: Readonly<Record<Said, (seconds: number) => string>>
  nobody: { title: string; text: string }
  elsewhere: { title: string; text: string }
}

const en: SignInWords = {
  title: 'Sign in',
  why: 'This server shows runs to those who sign in. The address you opened opens right after.',
  name: 'User name',
  password: 'Password',
  action: 'Sign in',
  said: {
    wrong: () => 'No user has this name and password.',
    paused: (seconds) =>
      `Too many attempts failed. The next one is taken in ${seconds >= 120 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`}.`,
    busy: () => 'Many people are signing in right now. Please try again in a moment.',
    strange: () => 'This form was not sent from this page. Please sign in here.',
  },
  nobody: {
    title: 'Nobody is signed in',
    text: 'The proxy in front of this server let you through but did not say who you are. Whoever runs it has to make it name the user.',
  },
  elsewhere: {
    title: 'Not from here',
    text: 'This server is reached through the proxy in front of it, which asks people to sign in. Open its address instead.',
  },
}

const zh: SignInWords = {
  title: '登录',
  why: '这台服务器只向已登录的人显示运行。登录后会直接打开您要访问的地址。',
  name: '用户名',
  password: '密码',
  action: '登录',
  said: {
    wrong: () => '用户名或密码不正确。',
    paused: (seconds) =>
      `失败次数过多，请在 ${seconds >= 120 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`}后再试。`,
    busy: () => '当前登录的人较多，请稍后再试。',
    strange: () => '该表单不是从本页提交的，请在此登录。',
  },
  nobody: {
    title: '无人登录',
    text: '此服务器前面的代理放行了请求，却没有说明您是谁。请其管理员让代理传递用户名。',
  },
  elsewhere: {
    title: '不能从这里访问',
    text: '请通过此服务器前面的代理访问，登录由该代理负责。',
  },
}

const WORDS: Readonly<Record<Lang, SignInWords>> = { en, 'zh-CN': zh }

/** Of the address, else of the browser's list: the first of its languages that we speak. */
export function langOf(url: string, accept: string | null): Lang {
  const asked = new URL(url).searchParams.get('lang')
  const ranked = (accept ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/i)
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const wanted of [asked ?? '', ...ranked.map(({ tag }) => tag)]) {
    if (/^zh\b/i.test(wanted)) return 'zh-CN'
    if (/^en\b/i.test(wanted)) return 'en'
  }
  return 'en'
}

export const wordsIn = (lang: Lang): SignInWords => WORDS[lang]
