import { type Lang } from '../../contract/lang'

export type SignInMessage = 'wrong' | 'paused' | 'busy' | 'foreign'

export interface SignInWords {
  title: string
  why: string
  name: string
  password: string
  action: string
  messages: Readonly<Record<SignInMessage, (seconds: number) => string>>
  userMissing: { title: string; text: string }
  notThroughProxy: { title: string; text: string }
}

const en: SignInWords = {
  title: 'Sign in',
  why: 'Sign in to see the runs on this server. You then return to the address you opened.',
  name: 'User name',
  password: 'Password',
  action: 'Sign in',
  messages: {
    wrong: () => 'Wrong user name or password.',
    paused: (seconds) =>
      `Too many attempts failed. Try again in ${seconds >= 120 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`}.`,
    busy: () => 'Many people are signing in right now. Please try again in a moment.',
    foreign: () => 'This form was not sent from this page. Please sign in here.',
  },
  userMissing: {
    title: 'Not signed in',
    text: 'The proxy in front of this server let you through but did not say who you are. Its administrator has to configure it to name the user.',
  },
  notThroughProxy: {
    title: 'Not reachable from here',
    text: 'This server is reached through the proxy in front of it, which asks people to sign in. Open its address instead.',
  },
}

const zh: SignInWords = {
  title: '登录',
  why: '这台服务器只向已登录的人显示运行。登录后会直接打开您要访问的地址。',
  name: '用户名',
  password: '密码',
  action: '登录',
  messages: {
    wrong: () => '用户名或密码不正确。',
    paused: (seconds) =>
      `失败次数过多，请在 ${seconds >= 120 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`}后再试。`,
    busy: () => '当前登录的人较多，请稍后再试。',
    foreign: () => '该表单不是从本页提交的，请在此登录。',
  },
  userMissing: {
    title: '无人登录',
    text: '此服务器前面的代理放行了请求，却没有说明您是谁。请其管理员让代理传递用户名。',
  },
  notThroughProxy: {
    title: '不能从这里访问',
    text: '请通过此服务器前面的代理访问，登录由该代理负责。',
  },
}

export const SIGN_IN_WORDS: Readonly<Record<Lang, SignInWords>> = { en, 'zh-CN': zh }
